namespace ChronoActors.Cluster;

/// <summary>The names of the actors that others address by path. Part of the protocol between nodes and clients.</summary>
public static class ActorNames
{
    /// <summary>Takes what clients record, and their commands: <c>/user/ingress</c>. With <see cref="Questions"/> and <see cref="Alerts"/> all that they can reach.</summary>
    public const string Ingress = "ingress";

    /// <summary>Answers questions of clients: <c>/user/questions</c>.</summary>
    public const string Questions = "questions";

    /// <summary>Takes rules of clients, and their questions about alerts: <c>/user/alerts</c>.</summary>
    public const string Alerts = "alerts";

    /// <summary>Owns the rules of the cluster, on its oldest node: <c>/user/alert-rules</c>.</summary>
    public const string AlertRules = "alert-rules";

    /// <summary>Keeps what rules have raised and cleared, on the oldest node: <c>/user/alert-log</c>.</summary>
    public const string AlertLog = "alert-log";

    /// <summary>Tells receivers what is in the log, on the oldest node: <c>/user/alert-receivers</c>.</summary>
    public const string AlertReceivers = "alert-receivers";

    /// <summary>Brings what its node's resources have raised and cleared to the log: <c>/user/alert-outbox</c>.</summary>
    public const string AlertOutbox = "alert-outbox";

    /// <summary>Keeps the rules in its node's memory: <c>/user/alert-rules-mirror</c>.</summary>
    public const string AlertRulesMirror = "alert-rules-mirror";

    /// <summary>Answers for the awake resources of its node: <c>/user/reporter</c>.</summary>
    public const string Reporter = "reporter";

    /// <summary>Keeps the list of all resources: <c>/user/directory</c>.</summary>
    public const string Directory = "directory";

    /// <summary>Keeps what the list holds in memory, for reports: <c>/user/directory-mirror</c>.</summary>
    public const string DirectoryMirror = "directory-mirror";

    /// <summary>The role of the members that own resources.</summary>
    public const string NodeRole = "node";
}
