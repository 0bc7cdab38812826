using System.Globalization;
using ChronoActors.Core.Leaks;

namespace ChronoActors.Benchmarks.Leaks;

/// <summary>One case on disk: the header <c>timestamp_ns,value</c> and a sample per line, oldest first.</summary>
internal sealed class LeakCaseFile(string path, Action<string> complain)
{
    private const string Header = "timestamp_ns,value";
    private const int MostComplaints = 5;
    private int _complaints;

    /// <summary>The file's name without its extension.</summary>
    public string Name { get; } = Path.GetFileNameWithoutExtension(path);

    /// <summary>How many lines were no sample; such lines are left out.</summary>
    public int BadLines => _complaints;

    /// <summary>Feeds the samples in order to a detector; null when the file has none or is no case at all, which is then said.</summary>
    public async Task<UsageLeakVerdict?> JudgeAsync()
    {
        try
        {
            return await FeedAsync(new UsageLeakDetector());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Complain($"{path}: cannot be read: {e.Message}");
            return null;
        }
    }

    private async Task<UsageLeakVerdict?> FeedAsync(UsageLeakDetector detector)
    {
        var number = 0;
        var samples = 0;
        var newest = long.MinValue;
        await foreach (var line in File.ReadLinesAsync(path))
        {
            number++;
            if (number == 1)
            {
                if (line.TrimEnd() != Header)
                {
                    Complain($"{path}:1: the header is \"{Short(line)}\", it must be \"{Header}\"");
                    return null;
                }
            }
            else if (line.Length == 0)
            {
                continue;
            }
            else if (TryRead(line, newest, out var timestampNs, out var value, out var reason))
            {
                detector.Add(timestampNs, value);
                newest = timestampNs;
                samples++;
            }
            else
            {
                Complain($"{path}:{number}: {reason}");
            }
        }

        if (_complaints > MostComplaints)
        {
            complain($"{path}: {_complaints - MostComplaints} more bad lines");
        }

        if (samples == 0)
        {
            Complain($"{path}: has no samples");
        }

        return samples == 0 ? null : detector.VerdictFor();
    }

    private static bool TryRead(string line, long newest, out long timestampNs, out double value, out string reason)
    {
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        value = 0;
        timestampNs = 0;
        if (comma < 0)
        {
            reason = $"\"{Short(line)}\" is not \"timestamp_ns,value\"";
        }
        else if (!long.TryParse(line.AsSpan(0, comma), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out timestampNs))
        {
            reason = $"\"{Short(line[..comma])}\" is no timestamp in whole nanoseconds";
        }
        else if (!double.TryParse(line.AsSpan(comma + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            reason = $"\"{Short(line[(comma + 1)..])}\" is no finite number";
        }
        else
        {
            reason = timestampNs < newest ? $"timestamp {timestampNs} is older than the one before" : "";
        }

        return reason.Length == 0;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private void Complain(string message)
    {
        if (_complaints++ < MostComplaints)
        {
            complain(message);
        }
    }
}
