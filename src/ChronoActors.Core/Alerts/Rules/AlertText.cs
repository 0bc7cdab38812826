using System.Text;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Core.Alerts.Rules;

/// <summary>
/// The template of an alert's text: <c>{resource} is at {value}, the limit is {threshold}</c>. <c>{{</c> and <c>}}</c> stand for braces.
/// Immutable and thread-safe.
/// </summary>
public sealed class AlertText
{
    /// <summary>Begins the name of one label, of the rule or else of the resource: <c>{label.node}</c>.</summary>
    private const string LabelPrefix = "label.";

    private static readonly string[] Names = ["value", "threshold", "labels", "duration", "link", "resource", "metric", "rule", "severity"];

    private readonly List<(string Literal, string? Name)> _parts = [];

    private AlertText()
    {
    }

    /// <summary>What a template may name.</summary>
    public static string Allowed { get; } = $"{string.Join(", ", Names)} or {LabelPrefix}NAME";

    /// <summary>Reads a template.</summary>
    /// <exception cref="SyntaxException">A brace is open, or a name is not known; the error points at the column.</exception>
    public static AlertText Parse(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var (text, literal) = (new AlertText(), new StringBuilder());
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
            {
                literal.Append(c);
                i++;
            }
            else if (c == '{')
            {
                var end = template.IndexOf('}', i);
                var name = end < 0 ? throw Fault(template, i, "the brace is not closed", "a '}'; write {{ for a brace") : template[(i + 1)..end];
                if (!Names.Contains(name) && !(name.StartsWith(LabelPrefix, StringComparison.Ordinal) && name.Length > LabelPrefix.Length))
                {
                    throw Fault(template, i + 1, $"\"{PlainText.Of(name)}\" is not known to templates", Allowed);
                }

                text._parts.Add((literal.ToString(), name));
                literal.Clear();
                i = end;
            }
            else if (c == '}')
            {
                throw Fault(template, i, "the brace was not opened", "}} for a brace");
            }
            else
            {
                literal.Append(c);
            }
        }

        text._parts.Add((literal.ToString(), null));
        return text;
    }

    /// <summary>The text of an alert.</summary>
    public string Of(AlertFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var text = new StringBuilder();
        foreach (var (literal, name) in _parts)
        {
            text.Append(literal).Append(name is null ? "" : ValueOf(name, facts));
        }

        return text.ToString();
    }

    private static string ValueOf(string name, AlertFacts facts) => name switch
    {
        "value" => facts.Value,
        "threshold" => facts.Threshold,
        "labels" => string.Join(", ", facts.Labels.Select(static label => $"{label.Key}={label.Value}")),
        "duration" => facts.Duration,
        "link" => facts.Link,
        "resource" => facts.Resource,
        "metric" => facts.Metric,
        "rule" => facts.Rule,
        "severity" => facts.Severity,
        _ => facts.Labels.GetValueOrDefault(name[LabelPrefix.Length..], ""),
    };

    private static SyntaxException Fault(string template, int at, string problem, string expected) => new(new SyntaxError(template, at + 1, problem, expected));
}
