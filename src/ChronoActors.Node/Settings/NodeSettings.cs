using System.Collections.Immutable;
using Akka.Configuration;
using ChronoActors.Cluster;
using ChronoActors.Node.Receivers;

namespace ChronoActors.Node.Settings;

/// <summary>The checked settings of a node. Immutable.</summary>
public sealed record NodeSettings
{
    /// <summary>Address to listen on.</summary>
    public required string Bind { get; init; }

    /// <summary>Name or address that others use for this node.</summary>
    public required string PublicHost { get; init; }

    /// <summary>Members to join as <c>host:port</c>; empty for a node alone.</summary>
    public required ImmutableArray<string> Seeds { get; init; }

    /// <summary>Whether the node samples its own machine.</summary>
    public required bool BuiltinAgent { get; init; }

    /// <summary>Debug, Info, Warning or Error.</summary>
    public required string LogLevel { get; init; }

    /// <summary>Port of probes, metrics and the JSON API; 0 for any free one.</summary>
    public required int HttpPort { get; init; }

    /// <summary>Port of Akka remoting; 0 for any free one.</summary>
    public required int RemotingPort { get; init; }

    /// <summary>Port of the operator endpoint; 0 for any free one.</summary>
    public required int OperatorPort { get; init; }

    /// <summary>File with the operator's bearer token, or empty.</summary>
    public required string OperatorTokenFile { get; init; }

    /// <summary>Which database.</summary>
    public required PersistenceKind Persistence { get; init; }

    /// <summary>Folder of the SQLite database, a full path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Connection string of PostgreSQL, or empty.</summary>
    public required string Postgres { get; init; }

    /// <summary>Settings of the tracking actors.</summary>
    public required TrackingSettings Tracking { get; init; }

    /// <summary>Who is told of alerts.</summary>
    internal ImmutableArray<ReceiverPlan> Receivers { get; init; } = [];

    /// <summary>The merged HOCON that the settings were read from, Akka's own part included.</summary>
    public required Config Hocon { get; init; }
}
