using System.Collections.Immutable;
using ChronoActors.Core.Alerts.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChronoActors.Node.Rules;

/// <summary>Rules as they are written in files, in YAML or JSON. A file with anything wrong in it has no rules at all.</summary>
public static class RuleFile
{
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

    private static YamlNode? Load(string text, List<RuleFault> faults)
    {
        try
        {
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

    private static ImmutableArray<RuleFault> InOrder(List<RuleFault> faults) =>
        [.. faults.OrderBy(static fault => fault.Line).ThenBy(static fault => fault.Column)];
}
