namespace ChronoActors.Client;

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>A table for people.</summary>
    Text = 0,

    /// <summary>JSON on one line; numbers read back exactly.</summary>
    Json = 1,

    /// <summary>CSV by RFC 4180, a line per resource and metric; numbers read back exactly.</summary>
    Csv = 2,
}
