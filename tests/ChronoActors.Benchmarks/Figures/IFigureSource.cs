using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>Something that is measured on every system, each time on a fresh one. Stateless.</summary>
internal interface IFigureSource
{
    /// <summary>The workload, as it stands in the tables and on the command line.</summary>
    string Workload { get; }

    /// <summary>The form of the data, as it stands in the tables.</summary>
    string Shape { get; }

    /// <summary>Whether peers have the thing that is measured.</summary>
    bool AppliesToPeers { get; }

    /// <summary>Starts the system, measures, and leaves it in any state; the caller disposes it.</summary>
    Task<FigureSheet> MeasureAsync(ISystemUnderTest system);
}
