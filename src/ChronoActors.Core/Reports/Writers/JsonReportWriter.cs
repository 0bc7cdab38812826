using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChronoActors.Core.Reports.Queries;
using ChronoActors.Core.Time;

namespace ChronoActors.Core.Reports.Writers;

/// <summary>
/// JSON on one line. Doubles read back exactly; a figure that is unknown (a metric without samples) or beyond a double's range
/// is null. Timestamps are nanoseconds since the Unix epoch (<c>…Ns</c>, 64-bit integers) and the same in ISO 8601.
/// <code>
/// { "generatedAtNs": 1, "generatedAt": "…", "complete": true, "selector": "*", "sort": "name:asc", "top": null, "groupBy": null,
///   "resourceCount": 1, "asleepCount": 0, "metricCount": 1, "rowCount": 1,   // rows before the cut to "top"
///   "rows":     [ { "resource": "disk{device=\"sda\"}", "name": "disk", "labels": { "device": "sda" }, "type": "io", "asleep": false,
///                   "metric": "read", "unit": "bytes", "kind": "gauge" | "counter", "current", "average", "min", "max", "sum",
///                   "standardDeviation", "count", "firstSeenNs", "firstSeen", "lastUpdatedNs", "lastUpdated" } ],
///   "groups":   [ { "group", "metric", "unit", "resources", "currentSum", "average", "min", "max", "sum", "count", "lastUpdatedNs",
///                   "lastUpdated" } ],                                       // instead of rows when "groupBy" is not null
///   "alerts":   [ { "resource", "metric", "direction": "above" | "below", "threshold", "clear", "raised", "sinceNs", "since", "value" } ],
///   "rejected": [ { "resource", "reason": "notFinite" | …, "count" } ],
///   "missing":  [ { "where", "why", "resources" } ] }
/// </code>
/// </summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private const int PieceLength = 32 * 1024;

    // The default also escapes quotes and every letter beyond ASCII, for pages that paste JSON into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Format => "json";

    public string MediaType => "application/json";

    public async Task WriteAsync(ReportView view, PipeWriter output, CancellationToken cancellation = default)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var passed = 0L;
        json.WriteStartObject();
        Header(json, view);
        await ArrayAsync("rows", view.Rows, Row).ConfigureAwait(false);
        await ArrayAsync("groups", view.Groups, Group).ConfigureAwait(false);
        await ArrayAsync("alerts", view.Alerts, Alert).ConfigureAwait(false);
        await ArrayAsync("rejected", view.Rejected, Rejected).ConfigureAwait(false);
        await ArrayAsync("missing", view.Missing, Missing).ConfigureAwait(false);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
        await output.FlushAsync(cancellation).ConfigureAwait(false);

        async ValueTask ArrayAsync<T>(string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
                if (json.BytesCommitted + json.BytesPending - passed >= PieceLength)
                {
                    json.Flush();
                    passed = json.BytesCommitted;
                    await output.FlushAsync(cancellation).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
        }
    }

    private static void Header(Utf8JsonWriter json, ReportView view)
    {
        Time(json, "generatedAtNs", "generatedAt", view.GeneratedAtNs);
        json.WriteBoolean("complete", view.IsComplete);
        json.WriteString("selector", view.Query.Selector.ToString());
        json.WriteString("sort", view.Query.Sort.ToString());
        Number(json, "top", view.Query.Top);
        json.WriteString("groupBy", view.Query.GroupBy);
        json.WriteNumber("resourceCount", view.ResourceCount);
        json.WriteNumber("asleepCount", view.AsleepCount);
        json.WriteNumber("metricCount", view.MetricCount);
        json.WriteNumber("rowCount", view.RowCount);
    }

    private static void Row(Utf8JsonWriter json, ReportRow row)
    {
        var (resource, (metric, figures)) = (row.Resource, row.Metric);
        var hasSamples = figures.Count > 0;
        json.WriteString("resource", resource.Id.ToString());
        json.WriteString("name", resource.Id.Name);
        json.WriteStartObject("labels");
        foreach (var (name, value) in resource.Id.Labels)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteString("type", resource.Type);
        json.WriteBoolean("asleep", resource.IsAsleep);
        json.WriteString("metric", metric.Name);
        json.WriteString("unit", metric.Unit);
        json.WriteString("kind", FormatWords.Of(metric.Kind));
        Number(json, "current", hasSamples ? figures.Current : null);
        Number(json, "average", hasSamples ? figures.Average : null);
        Number(json, "min", hasSamples ? figures.Min : null);
        Number(json, "max", hasSamples ? figures.Max : null);
        Number(json, "sum", hasSamples ? figures.Sum : null);
        Number(json, "standardDeviation", hasSamples ? figures.StandardDeviation : null);
        json.WriteNumber("count", figures.Count);
        Time(json, "firstSeenNs", "firstSeen", hasSamples ? figures.FirstSeenNs : null);
        Time(json, "lastUpdatedNs", "lastUpdated", hasSamples ? figures.LastUpdatedNs : null);
    }

    private static void Group(Utf8JsonWriter json, GroupRow group)
    {
        var hasSamples = group.Count > 0;
        json.WriteString("group", group.Group);
        json.WriteString("metric", group.Metric);
        json.WriteString("unit", group.Unit);
        json.WriteNumber("resources", group.Resources);
        Number(json, "currentSum", hasSamples ? group.CurrentSum : null);
        Number(json, "average", hasSamples ? group.Average : null);
        Number(json, "min", hasSamples ? group.Min : null);
        Number(json, "max", hasSamples ? group.Max : null);
        Number(json, "sum", hasSamples ? group.Sum : null);
        json.WriteNumber("count", group.Count);
        Time(json, "lastUpdatedNs", "lastUpdated", hasSamples ? group.LastUpdatedNs : null);
    }

    private static void Alert(Utf8JsonWriter json, AlertRow row)
    {
        var (threshold, isRaised, sinceNs, value) = row.Alert;
        var hasCrossed = sinceNs != 0;
        json.WriteString("resource", row.Resource.Id.ToString());
        json.WriteString("metric", threshold.Metric);
        json.WriteString("direction", FormatWords.Of(threshold.Direction));
        Number(json, "threshold", threshold.Value);
        Number(json, "clear", threshold.ClearValue);
        json.WriteBoolean("raised", isRaised);
        Time(json, "sinceNs", "since", hasCrossed ? sinceNs : null);
        Number(json, "value", hasCrossed ? value : null);
    }

    private static void Rejected(Utf8JsonWriter json, RejectedRow row)
    {
        json.WriteString("resource", row.Resource.Id.ToString());
        json.WriteString("reason", FormatWords.Of(row.Reason));
        json.WriteNumber("count", row.Count);
    }

    private static void Missing(Utf8JsonWriter json, MissingPart part)
    {
        json.WriteString("where", part.Where);
        json.WriteString("why", part.Why);
        json.WriteNumber("resources", part.Resources);
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Time(Utf8JsonWriter json, string name, string isoName, long? unixNs)
    {
        if (unixNs is { } known)
        {
            json.WriteNumber(name, known);
            json.WriteString(isoName, UnixTime.ToText(known));
        }
        else
        {
            json.WriteNull(name);
            json.WriteNull(isoName);
        }
    }
}
