using System.Buffers;
using System.Globalization;
using Akka.Actor;
using ChronoActors.Cluster.Reports;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Cluster;

/// <summary>The cluster behind <see cref="ITracker"/>.</summary>
internal sealed class Tracker(ActorSystem system, ReportServices services) : ITracker
{
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public Task<Report> ReportAsync(Selector selector, CancellationToken cancel) =>
        AnswerAsync<Report>(asker => ReportQueryActor.Props(selector, services, asker), cancel);

    /// <inheritdoc/>
    public Task<Aggregate> AggregateAsync(AggregateQuery query, CancellationToken cancel) => query.Fault() is { } fault
        ? throw new ArgumentException(fault, nameof(query))
        : AnswerAsync<Aggregate>(asker => AggregateQueryActor.Props(query, services, asker), cancel);

    /// <inheritdoc/>
    public async Task<CommandOutcome> CommandAsync(ResourceCommand command, CancellationToken cancel)
    {
        try
        {
            return await services.Resources.Ask<CommandOutcome>(command, CommandTimeout, cancel).ConfigureAwait(false);
        }
        catch (AskTimeoutException)
        {
            return new CommandOutcome(false, string.Create(CultureInfo.InvariantCulture,
                $"{command.Resource} did not answer within {CommandTimeout.TotalSeconds} s; the command may still be carried out."));
        }
    }

    /// <inheritdoc/>
    public async Task<RecordOutcome> RecordAsync(ResourceDeclaration declaration, RowBlock rows, CancellationToken cancel)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ChunkCodec.Encode(rows, bytes);
        var deliver = new Deliver(
            declaration.Id.Entity,
            ProducerId.New(),
            declaration.Schema.Fingerprint,
            declaration,
            new RowDelivery(1, 1, 1, Flush: true, bytes.WrittenMemory));
        var (samples, rejections) = (rows.SampleCount, new Dictionary<(long, RejectionReason), int>());
        var deadline = services.Time.GetTimestamp();
        while (services.Time.GetElapsedTime(deadline) < CommandTimeout)
        {
            try
            {
                // The first answer says accepted; asking again, which is a repeat, says durable.
                var reply = await services.Resources.Ask<DeliveryReply>(deliver, RetryAfter, cancel).ConfigureAwait(false);
                var verdict = reply.Verdict;
                if (verdict.Refused != RejectionReason.None)
                {
                    return new RecordOutcome(0, [(verdict.Refused, samples)], verdict.Message);
                }

                foreach (var rejection in verdict.Rejections)
                {
                    rejections[(rejection.Sequence, rejection.Reason)] = rejection.Samples;
                }

                if (verdict.DurableSequence >= rows.RowCount)
                {
                    var byReason = rejections.GroupBy(pair => pair.Key.Item2).Select(group => (group.Key, group.Sum(pair => pair.Value))).ToList();
                    return new RecordOutcome(samples - byReason.Sum(reason => reason.Item2), byReason, "");
                }
            }
            catch (AskTimeoutException)
            {
                // Sent again, as any producer does; the sequence keeps it from being counted twice.
            }
        }

        return new RecordOutcome(0, [], $"{declaration.Id} did not confirm within {CommandTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s; the samples may still be recorded.");
    }

    private async Task<T> AnswerAsync<T>(Func<IActorRef, Props> question, CancellationToken cancel)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        system.ActorOf(question(system.ActorOf(AnswerActor<T>.Props(answer))));
        return await answer.Task.WaitAsync(services.Settings.ReportTimeout + CommandTimeout, cancel).ConfigureAwait(false);
    }

    /// <summary>Hands one message to a task.</summary>
    private sealed class AnswerActor<T> : ReceiveActor
    {
        public AnswerActor(TaskCompletionSource<T> answer) => Receive<T>(message =>
        {
            answer.TrySetResult(message);
            Context.Stop(Self);
        });

        public static Props Props(TaskCompletionSource<T> answer) => Akka.Actor.Props.Create(() => new AnswerActor<T>(answer));
    }
}
