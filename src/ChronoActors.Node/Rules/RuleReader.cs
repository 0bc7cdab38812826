using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using YamlDotNet.RepresentationModel;

namespace ChronoActors.Node.Rules;

/// <summary>One rule out of a YAML map; JSON is YAML too.</summary>
internal static class RuleReader
{
    private static readonly string[] Fields = ["name", "selector", "condition", "for", "keep_firing", "severity", "labels", "text"];

    /// <summary>The rule, or null where anything is wrong with it.</summary>
    /// <param name="node">The map.</param>
    /// <param name="name">The rule's name where the map need not have it.</param>
    /// <param name="group">The rule's group.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static AlertRule? Read(YamlNode node, string? name, string group, List<RuleFault> faults)
    {
        var before = faults.Count;
        var fields = new FieldReader(node, "a rule", Fields, faults);
        var given = fields.Text("name", isRequired: name is null);
        var selector = fields.Read("selector", Selector.Parse, isRequired: true);
        var condition = fields.Read("condition", ConditionText.Parse, isRequired: true);
        var wait = fields.Read("for", ToDuration);
        var keep = fields.Read("keep_firing", ToDuration);
        var severity = fields.Read("severity", ToSeverity);
        var labels = fields.Node("labels") is { } map ? ToLabels(map, faults) : LabelSet.Empty;
        fields.Read("text", AlertText.Parse);
        if (name is not null && given is not null && given != name)
        {
            faults.Add(RuleFault.At(fields.Node("name")!.Start, $"the name is \"{given}\", the rule that is set is {name}."));
        }

        if (faults.Count > before)
        {
            return null;
        }

        var rule = new AlertRule(name ?? given!, selector!, condition!)
        {
            For = wait?.Value ?? TimeSpan.Zero,
            KeepFiring = keep?.Value ?? TimeSpan.Zero,
            Severity = severity?.Value ?? AlertSeverity.Warning,
            Labels = labels,
            Text = fields.Text("text") ?? "",
            Group = group,
        };
        if (rule.Fault() is { } fault)
        {
            faults.Add(RuleFault.At(node.Start, fault));
            return null;
        }

        return rule;
    }

    private static Box<TimeSpan> ToDuration(string text) => new(RuleDuration.Parse(text));

    private static Box<AlertSeverity> ToSeverity(string text) => text switch
    {
        "info" => new(AlertSeverity.Info),
        "warning" => new(AlertSeverity.Warning),
        "critical" => new(AlertSeverity.Critical),
        _ => throw new FormatException($"\"{text}\" is none of info, warning and critical."),
    };

    private static LabelSet ToLabels(YamlNode node, List<RuleFault> faults)
    {
        if (node is not YamlMappingNode map)
        {
            faults.Add(RuleFault.At(node.Start, "labels must be a map of names and texts."));
            return LabelSet.Empty;
        }

        var labels = new List<Label>();
        foreach (var (key, value) in map.Children)
        {
            if (key is YamlScalarNode { Value: { } name } && value is YamlScalarNode { Value: { } text })
            {
                labels.Add(new Label(name, text));
            }
            else
            {
                faults.Add(RuleFault.At(value.Start, "labels must be a map of names and texts."));
            }
        }

        try
        {
            return LabelSet.Of(labels);
        }
        catch (IdentityException fault)
        {
            faults.Add(RuleFault.At(node.Start, fault.Message));
            return LabelSet.Empty;
        }
    }

    private sealed record Box<T>(T Value);
}
