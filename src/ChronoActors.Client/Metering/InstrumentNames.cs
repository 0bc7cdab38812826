using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Metering;

/// <summary>How names, units and tags of instruments read as those of resources.</summary>
internal static class InstrumentNames
{
    private const string MeterLabel = "meter";

    /// <summary>An instrument's name; what a resource's name can't have becomes an underscore.</summary>
    public static string NameOf(Instrument instrument) =>
        Plain(instrument.Name, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-');

    /// <summary>The unit of a value: units of UCUM, as OpenTelemetry writes them, in the words of reports.</summary>
    public static string UnitOf(Instrument instrument) => instrument.Unit switch
    {
        null or "1" => "",
        "By" => "bytes",
        "%" => "percent",
        ['{', ..] => "",
        var unit => unit,
    };

    /// <summary>The unit of a value per second.</summary>
    public static string RateUnitOf(Instrument instrument) => UnitOf(instrument) is { Length: > 0 } unit ? $"{unit}/s" : "1/s";

    /// <summary>The meter, the tags, those of the instrument and the meter, and the given labels; of a name that is there twice the first.</summary>
    public static List<Label> LabelsOf(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, IReadOnlyList<Label> labels)
    {
        var all = new List<Label> { new(MeterLabel, instrument.Meter.Name) };
        foreach (ref readonly var tag in tags)
        {
            Add(all, tag);
        }

        foreach (var tag in (instrument.Tags ?? []).Concat(instrument.Meter.Tags ?? []))
        {
            Add(all, tag);
        }

        all.AddRange(labels.Where(label => !Has(all, label.Name)));
        return all;
    }

    private static void Add(List<Label> labels, KeyValuePair<string, object?> tag)
    {
        var name = Plain(tag.Key, static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (!Has(labels, name))
        {
            var value = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
            labels.Add(new Label(name, value.Any(char.IsControl) ? string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)) : value));
        }
    }

    private static bool Has(List<Label> labels, string name) => labels.Exists(label => label.Name == name);

    private static string Plain(string text, Func<char, bool> isAllowed)
    {
        var plain = new StringBuilder(text.Length + 1);
        if (text.Length == 0 || !(char.IsAsciiLetter(text[0]) || text[0] == '_'))
        {
            plain.Append('_');
        }

        foreach (var c in text)
        {
            plain.Append(isAllowed(c) ? c : '_');
        }

        return plain.ToString();
    }
}
