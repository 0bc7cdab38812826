using System.Diagnostics.Metrics;

namespace ChronoActors.Client.Metering;

/// <summary>What measurements of an instrument mean.</summary>
internal enum SeriesKind
{
    /// <summary>A value, as of gauges and histograms.</summary>
    Value,

    /// <summary>A change of a level.</summary>
    Change,

    /// <summary>Growth of a total.</summary>
    Growth,

    /// <summary>A total.</summary>
    Total,
}

/// <summary>Tells the kinds of instruments apart.</summary>
internal static class SeriesKinds
{
    public static SeriesKind Of(Instrument instrument)
    {
        var type = instrument.GetType();
        var kind = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return kind == typeof(Counter<>) ? SeriesKind.Growth
            : kind == typeof(ObservableCounter<>) ? SeriesKind.Total
            : kind == typeof(UpDownCounter<>) ? SeriesKind.Change
            : SeriesKind.Value;
    }
}
