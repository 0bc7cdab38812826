using Akka.Actor;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Core.Chunks;
using ChronoActors.Core.Delivery;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Time;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Cluster.Resources;

/// <summary>The part that takes rows.</summary>
internal sealed partial class ResourceActor
{
    /// <summary>Rows are decoded, taken and forgotten within one message: actors on a thread share the memory for it.</summary>
    [ThreadStatic]
    private static RowBlock? _decoded;

    [ThreadStatic]
    private static List<RowRejection>? _rejections;

    [ThreadStatic]
    private static List<IResourceEvent>? _transitions;

    private void OnDeliver(Deliver deliver)
    {
        if (!_resource.Knows(deliver.Schema))
        {
            if (deliver.Declaration is null)
            {
                Sender.Tell(new DeliveryReply(deliver.Producer, VerdictOf(deliver, deliver.Rows.FirstSequence, []), NeedsDeclaration: true));
                return;
            }

            if (!TryDeclare(deliver, deliver.Declaration))
            {
                return;
            }
        }

        var rows = _decoded ??= new RowBlock();
        if (!TryDecode(deliver, rows, out var fault))
        {
            Refuse(deliver, Sender, RejectionReason.Malformed, fault);
            return;
        }

        Take(deliver, rows);
    }

    /// <summary>False when the delivery is handled later, or refused.</summary>
    private bool TryDeclare(Deliver deliver, ResourceDeclaration declaration)
    {
        ResourceDeclared? declared;
        try
        {
            declared = _resource.Declare(declaration);
        }
        catch (IdentityException fault)
        {
            Refuse(deliver, Sender, fault.Reason, fault.Message);
            return false;
        }

        if (declared is null)
        {
            return true;
        }

        if (!_isInDirectory)
        {
            Stash.Stash();
            EnterDirectory(declaration, isNew: true);
            return false;
        }

        var sender = Sender;
        PersistOpen([declared], () =>
        {
            _resource.Use(declaration.Schema);
            Self.Tell(deliver, sender);
        });
        return false;
    }

    private bool TryDecode(Deliver deliver, RowBlock rows, out string fault)
    {
        fault = "";
        rows.Clear(_resource.ColumnsOfRows);
        if (deliver.Rows.Rows.IsEmpty)
        {
            return true;
        }

        try
        {
            ChunkCodec.Decode(deliver.Rows.Rows.Span, rows);
        }
        catch (ChunkFormatException malformed)
        {
            fault = malformed.Message;
            return false;
        }

        if (rows.MetricCount != _resource.ColumnsOfRows)
        {
            fault = $"the rows have {rows.MetricCount} metrics, the declaration has {_resource.ColumnsOfRows}.";
            return false;
        }

        return true;
    }

    private void Take(Deliver deliver, RowBlock rows)
    {
        var (producer, delivery) = (deliver.Producer.Value, deliver.Rows);
        var nowNs = _services.Time.NowNs();
        var offer = _resource.Ledger.Offer(producer, delivery.BaseSequence, delivery.FirstSequence, rows.RowCount, nowNs);
        if (offer.Outcome == OfferOutcome.Busy)
        {
            return;
        }

        _waiters.Add(deliver.Producer, delivery.Handle, Sender);
        _clock.Heard(_services.Time);
        var rejections = _rejections ??= [];
        var transitions = _transitions ??= [];
        rejections.Clear();
        transitions.Clear();
        if (offer.Outcome == OfferOutcome.Accept)
        {
            ObeyRules(transitions);
            _resource.Take(rows, offer.Skip, delivery.FirstSequence, nowNs, _services.Settings.Limits, rejections, transitions);
            _resource.Ledger.Accepted(producer, delivery.FirstSequence + rows.RowCount - 1);
            HeedSilence(transitions);
        }

        if (!deliver.IsDirect || offer.Outcome != OfferOutcome.Accept || rejections.Count > 0)
        {
            Sender.Tell(new DeliveryReply(deliver.Producer, VerdictOf(deliver, offer.ExpectedSequence, [.. rejections]), NeedsDeclaration: false));
        }

        var isDue = transitions.Count > 0 || delivery.Flush || _resource.OpenRows >= _services.Settings.Limits.ChunkRows;
        if (isDue)
        {
            PersistOpen(transitions);
        }
        else if (_resource.HasUndurable)
        {
            SealLater();
        }
    }

    private ResourceVerdict VerdictOf(Deliver deliver, long expected, IReadOnlyList<RowRejection> rejections) => new(
        deliver.Rows.Handle,
        _resource.Ledger.DurableSequence(deliver.Producer.Value),
        _resource.Ledger.AcceptedSequence(deliver.Producer.Value),
        expected,
        RejectionReason.None,
        "",
        rejections);

    private void Refuse(Deliver deliver, IActorRef sender, RejectionReason reason, string why) => sender.Tell(new DeliveryReply(
        deliver.Producer,
        VerdictOf(deliver, 0, []) with { Refused = reason, Message = why },
        NeedsDeclaration: false));
}
