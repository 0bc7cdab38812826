namespace ChronoActors.Cluster;

/// <summary>The names of the actors that others address by path. Part of the protocol between nodes and clients.</summary>
public static class ActorNames
{
    /// <summary>Takes what clients record, and their commands: <c>/user/ingress</c>. With <see cref="Questions"/> all that they can reach.</summary>
    public const string Ingress = "ingress";

    /// <summary>Answers questions of clients: <c>/user/questions</c>.</summary>
    public const string Questions = "questions";

    /// <summary>Answers for the awake resources of its node: <c>/user/reporter</c>.</summary>
    public const string Reporter = "reporter";

    /// <summary>Keeps the list of all resources: <c>/user/directory</c>.</summary>
    public const string Directory = "directory";

    /// <summary>Keeps what the list holds in memory, for reports: <c>/user/directory-mirror</c>.</summary>
    public const string DirectoryMirror = "directory-mirror";

    /// <summary>The role of the members that own resources.</summary>
    public const string NodeRole = "node";
}
