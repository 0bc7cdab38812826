using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>One resource in the outbox: its rows and how far they got. At most one delivery of it is unanswered at a time.</summary>
internal sealed class OutboxResource(int handle, ResourceDeclaration declaration, long firstSequence)
{
    /// <summary>Rows from <see cref="BaseSequence"/> on: sent and not durable, then unsent.</summary>
    public readonly RowQueue Rows = new();

    public int Handle { get; } = handle;

    public ResourceDeclaration Declaration { get; } = declaration;

    /// <summary>Sequence of the oldest row held.</summary>
    public long BaseSequence { get; set; } = firstSequence;

    /// <summary>The sequence that the oldest unsent row gets.</summary>
    public long NextSequence { get; set; } = firstSequence;

    /// <summary>The cluster said that it has the rows up to here in memory.</summary>
    public long AcceptedSequence { get; set; } = firstSequence - 1;

    /// <summary>Whether a delivery is unanswered.</summary>
    public bool IsUnanswered { get; set; }

    /// <summary>The batch that the unanswered delivery went with.</summary>
    public long UnansweredBatch { get; set; }

    /// <summary>Sequence of the last row of the unanswered delivery, or of what a question asks for.</summary>
    public long UnansweredUpTo { get; set; }

    /// <summary>When the unanswered delivery was sent.</summary>
    public long UnansweredSinceNs { get; set; }

    /// <summary>When to give up waiting for the answer.</summary>
    public long RetryAtNs { get; set; }

    /// <summary>When the resource was last heard of, or rows of it were first sent.</summary>
    public long HeardNs { get; set; }

    /// <summary>Tries in a row that were not answered.</summary>
    public int Silences { get; set; }

    /// <summary>The last row that somebody waits for to be durable; 0 if nobody does.</summary>
    public long FlushUpTo { get; set; }

    /// <summary>Whether the ingress has answered for the handle, so that it knows the declaration.</summary>
    public bool IsDeclared { get; set; }

    /// <summary>Whether the unanswered delivery went with the declaration.</summary>
    public bool DeclaredWithUnanswered { get; set; }

    /// <summary>Whether it stands in the queue of resources that have something to send.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Whether to ask for the state even if there is nothing to send.</summary>
    public bool ShouldAsk { get; set; }

    /// <summary>Why nothing of it will ever be accepted, if so.</summary>
    public RejectionReason Refused { get; set; }

    public RejectionMemory? Rejections { get; set; }

    public int SentRows => (int)(NextSequence - BaseSequence);

    public int UnsentRows => Rows.RowCount - SentRows;

    /// <summary>The sequence from which on rows are to be sent.</summary>
    public long SendFrom => AcceptedSequence + 1;

    public bool HasRowsToSend => SendFrom < BaseSequence + Rows.RowCount;

    public bool IsFlushing => FlushUpTo >= BaseSequence && Rows.RowCount > 0;

    /// <summary>Whether nothing is lost with it: nothing is pending, and no answer would change what was counted.</summary>
    public bool IsIdle => Rows.RowCount == 0 && !IsUnanswered && !IsQueued && Refused == RejectionReason.None && Rejections is null;
}
