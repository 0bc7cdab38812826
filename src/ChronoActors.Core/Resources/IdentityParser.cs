using ChronoActors.Core.Syntax;

namespace ChronoActors.Core.Resources;

/// <summary>Reads identities as people write them: <c>disk{device="sda",node="edge-7"}</c>, labels in any order.</summary>
internal static class IdentityParser
{
    public static ResourceId TakeIdentity(TextScanner scanner)
    {
        scanner.SkipBlanks();
        var start = scanner.Position;
        var name = scanner.TakeRun(NameRules.IsNameCharacter);
        if (name.Length == 0)
        {
            throw scanner.Unexpected("a resource name");
        }

        Checked(scanner, start, () => NameRules.RequireName(name, "resource name"));
        var labels = scanner.TryTake("{") ? TakeLabels(scanner) : LabelSet.Empty;
        return Checked(scanner, start, () => ResourceId.Of(name, labels));
    }

    public static string TakeMetricName(TextScanner scanner)
    {
        scanner.SkipBlanks();
        var start = scanner.Position;
        var name = scanner.TakeRun(NameRules.IsNameCharacter);
        return name.Length == 0
            ? throw scanner.Unexpected("a metric name after '/'")
            : Checked(scanner, start, () => NameRules.RequireName(name, "metric name"));
    }

    private static LabelSet TakeLabels(TextScanner scanner)
    {
        var start = scanner.Position - 1;
        var labels = new List<Label>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!scanner.TryTake("}"))
        {
            scanner.SkipBlanks();
            var at = scanner.Position;
            var label = TakeLabel(scanner);
            if (!names.Add(label.Name))
            {
                throw scanner.Fault(at, $"label \"{label.Name}\" is given twice", "each label once");
            }

            labels.Add(label);
            if (!scanner.TryTake(","))
            {
                scanner.Take("}", "',' or '}'");
                break;
            }
        }

        return Checked(scanner, start, () => LabelSet.Of(labels));
    }

    private static Label TakeLabel(TextScanner scanner)
    {
        var start = scanner.Position;
        var name = scanner.TakeRun(NameRules.IsLabelCharacter);
        if (name.Length == 0)
        {
            throw scanner.Unexpected("a label name or '}'");
        }

        Checked(scanner, start, () => NameRules.RequireLabelName(name));
        scanner.Take("=", "'=' after the label name");
        scanner.SkipBlanks();
        var quote = scanner.Position;
        var value = scanner.TakeQuoted();
        return new Label(name, Checked(scanner, quote, () => NameRules.RequireText(value, $"value of label \"{name}\"")));
    }

    private static T Checked<T>(TextScanner scanner, int position, Func<T> build)
    {
        try
        {
            return build();
        }
        catch (IdentityException refusal)
        {
            throw scanner.Fault(position, refusal.Message.TrimEnd('.'), "an identity within the rules");
        }
    }
}
