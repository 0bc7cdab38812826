using System.Collections.Immutable;
using ChronoActors.Core.Alerts.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChronoActors.Node.Rules;

/// <summary>Rules as they are written in files, in YAML or JSON. A file with anything wrong in it has no rules at all.</summary>
public static class RuleFile
{
    /// <summary>The group of a file that names none.</summary>
    public const string UsualGroup = "rules";

    /// <summary>A rule needs no more; deeper texts could be more than the reader can bear.</summary>
    private const int MaxDepth = 16;

    private static readonly string[] Fields = ["group", "rules"];

    /// <summary>Reads a file: <c>rules:</c>, a list, and if wanted <c>group:</c>, a name.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="faults">What is wrong, in the order of the text; empty if nothing is.</param>
    public static RuleGroup? Read(string text, out ImmutableArray<RuleFault> faults)
    {
        var found = new List<RuleFault>();
        var group = Load(text, found) is { } root ? ReadGroup(root, found) : null;
        faults = InOrder(found);
        return faults.IsEmpty ? group : null;
    }

    /// <summary>Reads one rule, for example <c>{ selector: "disk/used", condition: above 90 }</c>.</summary>
    /// <param name="text">A map with the fields of the rule.</param>
    /// <param name="name">The rule's name; a field <c>name</c> may repeat it.</param>
    /// <param name="faults">What is wrong, in the order of the text; empty if nothing is.</param>
    public static AlertRule? ReadRule(string text, string name, out ImmutableArray<RuleFault> faults)
    {
        var found = new List<RuleFault>();
        var rule = Load(text, found) is { } root ? RuleReader.Read(root, name, "", found) : null;
        faults = InOrder(found);
        return faults.IsEmpty ? rule : null;
    }

    private static RuleGroup? ReadGroup(YamlNode root, List<RuleFault> faults)
    {
        var fields = new FieldReader(root, "a rule file", Fields, faults);
        var name = fields.Read("group", static text => AlertRule.NameFault(text, "group name") is { } fault ? throw new FormatException(fault) : text) ?? UsualGroup;
        if (fields.Node("rules") is not YamlSequenceNode list)
        {
            faults.Add(RuleFault.At((fields.Node("rules") ?? root).Start, "rules must be a list of rules."));
            return null;
        }

        var rules = ImmutableArray.CreateBuilder<AlertRule>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in list.Children)
        {
            if (RuleReader.Read(node, null, name, faults) is not { } rule)
            {
                continue;
            }

            rules.Add(rule);
            if (!names.Add(rule.Name))
            {
                faults.Add(RuleFault.At(node.Start, $"there is another rule {rule.Name} before this one."));
            }
        }

        return new RuleGroup(name, rules.DrainToImmutable());
    }

    private static YamlNode? Load(string text, List<RuleFault> faults)
    {
        try
        {
            if (TooDeep(text) is { } place)
            {
                faults.Add(RuleFault.At(place, "this is nested too deep for a rule file."));
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1)
            {
                return stream.Documents[0].RootNode;
            }

            faults.Add(new RuleFault(1, 1, stream.Documents.Count == 0 ? "there is nothing in it." : "there is more than one document in it."));
        }
        catch (YamlException fault)
        {
            faults.Add(RuleFault.At(fault.Start, fault.Message));
        }

        return null;
    }

    private static Mark? TooDeep(string text)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaxDepth)
            {
                return parser.Current.Start;
            }
        }

        return null;
    }

    private static ImmutableArray<RuleFault> InOrder(List<RuleFault> faults) =>
        [.. faults.OrderBy(static fault => fault.Line).ThenBy(static fault => fault.Column)];
}
