namespace ChronoActors.Client.Tests.Delivery.Model;

/// <summary>A part of the protocol that the model can be told to leave out, to see that the property notices.</summary>
public enum Mutation
{
    None,

    /// <summary>Repeated rows are taken again.</summary>
    NoDuplicateCheck,

    /// <summary>Rows are taken although rows before them are missing.</summary>
    NoGapCheck,

    /// <summary>Rows are acknowledged before they are committed.</summary>
    AcknowledgeBeforeCommit,

    /// <summary>A restarted resource does not know what it committed for whom.</summary>
    ForgetCursorsInCrash,

    /// <summary>A restarted resource believes that it still has what it lost.</summary>
    KeepAcceptedInCrash,
}
