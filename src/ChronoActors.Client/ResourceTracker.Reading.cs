using ChronoActors.Client.Recording;
using ChronoActors.Client.Reports;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client;

/// <summary>The part that shows what this process has recorded.</summary>
public sealed partial class ResourceTracker
{
    /// <inheritdoc/>
    public ResourceStats? GetStats(string name, string? metric = null)
    {
        var id = ParseId(name);
        Recorder? recorder;
        lock (_tracking)
        {
            recorder = _recorders.Find(id);
        }

        var index = recorder is null or { IsClosed: true } ? -1 : metric is null ? 0 : recorder.Plan.Schema.IndexOf(metric);
        return index < 0 ? null : recorder!.Read(index);
    }

    /// <inheritdoc/>
    public ResourceStats? GetStats(ResourceHandle handle, int metric = 0)
    {
        var recorder = OwnRecorder(handle);
        RequireMetric(recorder, metric);
        return recorder.IsClosed ? null : recorder.Read(metric);
    }

    /// <inheritdoc/>
    public string GenerateReport(ReportFormat format = ReportFormat.Text)
    {
        Recorder[] recorders;
        lock (_tracking)
        {
            recorders = _recorders.ToArray();
        }

        return ReportText.Of(LocalReport.Of(recorders, _thresholds, _clock.ReadNs()), format);
    }

    private static ResourceId ParseId(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ResourceId.TryParse(name, out var id, out var error)
            ? id
            : throw new ArgumentException($"\"{Shown(name)}\" is not a resource: {error.Message}", nameof(name));
    }

    private static string Shown(string text) => text.Length <= 60 ? text : $"{text[..60]}…";
}
