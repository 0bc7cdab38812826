using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>The part that takes answers.</summary>
public sealed partial class Outbox
{
    /// <summary>Takes an answer of the cluster; answers to others, repeated and late ones do no harm.</summary>
    public void OnVerdict(BatchVerdict verdict, long nowNs)
    {
        if (verdict.Producer != Producer)
        {
            return;
        }

        _heardNs = nowNs;
        foreach (var handle in verdict.UnknownHandles)
        {
            if (_resources.TryGetValue(handle, out var resource))
            {
                OnUnknown(resource);
            }
        }

        foreach (var taken in verdict.Taken)
        {
            OnTaken(taken, nowNs);
        }

        foreach (var news in verdict.Resources)
        {
            if (_resources.TryGetValue(news.Handle, out var resource))
            {
                OnVerdict(resource, news, nowNs);
            }
        }
    }

    /// <summary>The refusals since the last call.</summary>
    public IReadOnlyList<Refusal> TakeRefusals()
    {
        if (_refusals.Count == 0)
        {
            return [];
        }

        Refusal[] taken = [.. _refusals];
        _refusals.Clear();
        return taken;
    }

    private void OnUnknown(OutboxResource resource)
    {
        resource.IsDeclared = false;
        if (resource.IsUnanswered && !resource.DeclaredWithUnanswered)
        {
            Settle(resource, answered: true);
            resource.ShouldAsk = true;
            Queue(resource);
        }
    }

    private void OnTaken(TakenBatch taken, long nowNs)
    {
        foreach (var handle in taken.Handles)
        {
            if (_resources.TryGetValue(handle, out var resource) && resource.IsUnanswered && resource.UnansweredBatch == taken.Number)
            {
                resource.IsDeclared = true;
                resource.HeardNs = nowNs;
                resource.AcceptedSequence = Math.Max(resource.AcceptedSequence, resource.UnansweredUpTo);
                Settle(resource, answered: true);
                Queue(resource);
            }
        }
    }

    private void OnVerdict(OutboxResource resource, ResourceVerdict news, long nowNs)
    {
        resource.IsDeclared = true;
        CountRejections(resource, news.Rejections);
        if (news.Refused != RejectionReason.None)
        {
            if (resource.Refused == RejectionReason.None)
            {
                resource.Refused = news.Refused;
                _refusals.Add(new Refusal(resource.Declaration.Id, news.Refused, news.Message));
            }

            GiveUp(resource, news.Refused);
            return;
        }

        var accepted = Math.Max(news.AcceptedSequence, news.DurableSequence);
        if (Math.Max(accepted, news.ExpectedSequence - 1) >= resource.NextSequence)
        {
            // Nobody can have what was never sent: an answer to somebody else, or a broken one.
            return;
        }

        Acknowledge(resource, news.DurableSequence);
        // Less than it said before is an old answer or a restart: ask which.
        resource.ShouldAsk |= accepted < resource.AcceptedSequence;
        resource.HeardNs = nowNs;

        // The resource restarted, or could not take the delivery: it says from where on it wants the rows again.
        var again = news.ExpectedSequence != 0
            && news.ExpectedSequence <= Math.Max(resource.AcceptedSequence, resource.IsUnanswered ? resource.UnansweredUpTo : 0);
        resource.AcceptedSequence = Math.Max(
            resource.BaseSequence - 1,
            again ? news.ExpectedSequence - 1 : Math.Max(resource.AcceptedSequence, accepted));
        if (resource.IsUnanswered && (again || resource.AcceptedSequence >= resource.UnansweredUpTo))
        {
            Settle(resource, answered: true);
        }

        Queue(resource);
    }

    private void Acknowledge(OutboxResource resource, long durable)
    {
        var rows = (int)(durable - resource.BaseSequence + 1);
        if (rows <= 0)
        {
            return;
        }

        var dropped = resource.Rows.Drop(rows);
        var rejected = resource.Rejections?.SamplesIn(resource.BaseSequence, durable) ?? 0;
        resource.BaseSequence = durable + 1;
        _totals.Acknowledged += dropped.Samples - rejected;
        Forget(dropped, dropped, rejected);
    }

    private void CountRejections(OutboxResource resource, IReadOnlyList<RowRejection> rejections)
    {
        foreach (var rejection in rejections)
        {
            if (rejection.Sequence >= resource.NextSequence || !(resource.Rejections ??= new RejectionMemory()).Add(rejection, resource.BaseSequence))
            {
                continue;
            }

            _totals.Reject(rejection.Reason, rejection.Samples);
            if (rejection.Sequence < resource.BaseSequence)
            {
                _totals.Acknowledged -= rejection.Samples;
            }
            else
            {
                _totals.Pending -= rejection.Samples;
                _totals.InFlight -= rejection.Samples;
            }
        }
    }
}
