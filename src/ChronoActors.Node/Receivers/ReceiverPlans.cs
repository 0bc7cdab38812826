using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Akka.Configuration;
using ChronoActors.Agent.Settings;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Selectors;
using ChronoActors.Node.Settings;

namespace ChronoActors.Node.Receivers;

/// <summary>Reads <c>chrono.alerts.receivers</c>.</summary>
internal static partial class ReceiverPlans
{
    /// <summary>Where they stand.</summary>
    public const string Path = "chrono.alerts.receivers";

    /// <summary>Each receiver has a subscription, an actor and a list of dead letters.</summary>
    private const int Most = 100;

    private static readonly string[] CommonKeys = ["type", "selector", "severity", "timeout", "retry-first", "retry-longest", "max-tries", "give-up-after"];

    /// <summary>The receivers of a configuration, by name.</summary>
    /// <exception cref="SettingException">Something is wrong with one of them.</exception>
    public static ImmutableArray<ReceiverPlan> Read(Config config)
    {
        if (!config.HasPath(Path))
        {
            return [];
        }

        if (!config.GetValue(Path).IsObject())
        {
            throw SettingReader.Wrong(Path, config.GetString(Path, ""), "receivers by their names: NAME { type = webhook, … }");
        }

        var names = config.GetValue(Path).GetObject().Items.Keys.Order(StringComparer.Ordinal).ToList();
        return names.Count <= Most
            ? [.. names.Select(name => ReadOne(name, config))]
            : throw new SettingException($"The setting {Path} has {names.Count} receivers; allowed are {Most}.");
    }

    private static ReceiverPlan ReadOne(string name, Config config)
    {
        var path = $"{Path}.{name}";
        if (!NameForm().IsMatch(name) || !config.GetValue(path).IsObject())
        {
            throw SettingReader.Wrong(Path, name, "receivers with names of at most 60 letters, digits and '-', and their settings in braces");
        }

        var fields = new ReceiverFields(path, config.GetConfig(path));
        var named = fields.Text("type");
        var type = ReceiverType.All.FirstOrDefault(type => type.Name == named)
            ?? throw fields.Wrong("type", named, $"{string.Join(", ", ReceiverType.All.Select(type => type.Name))}{NearText(named, ReceiverType.All.Select(type => type.Name))}");
        string[] keys = [.. CommonKeys, .. type.Keys];
        foreach (var key in config.GetValue(path).GetObject().Items.Keys)
        {
            if (!keys.Contains(key))
            {
                throw new SettingException($"The setting {path}.{key} is not known; a receiver of type {named} has {string.Join(", ", keys)}{NearText(key, keys)}");
            }
        }

        var defaults = new RetryPolicy();
        return new ReceiverPlan(
            name,
            named,
            new ReceiverRoute(SelectorOf(fields), SeverityOf(fields)),
            new RetryPolicy
            {
                First = fields.Duration("retry-first", defaults.First, TimeSpan.FromMilliseconds(10)),
                Longest = fields.Duration("retry-longest", defaults.Longest, TimeSpan.FromMilliseconds(10)),
                Tries = fields.Number("max-tries", defaults.Tries, 1, 1_000_000),
                GiveUpAfter = fields.Duration("give-up-after", defaults.GiveUpAfter, TimeSpan.FromMilliseconds(10)),
            },
            fields.Duration("timeout", TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(10)),
            type.Read(fields));
    }

    private static Selector SelectorOf(ReceiverFields fields) => Selector.TryParse(fields.Text("selector"), out var selector, out var error)
        ? selector
        : throw fields.Wrong("selector", fields.Text("selector"), $"a selector ({error.Message})");

    private static AlertSeverity SeverityOf(ReceiverFields fields) => fields.OneOf("severity", "info", "info", "warning", "critical") switch
    {
        "critical" => AlertSeverity.Critical,
        "warning" => AlertSeverity.Warning,
        _ => AlertSeverity.Info,
    };

    private static string NearText(string given, IEnumerable<string> known) => Nearest.Hint(given, known) is { } hint ? $"; {hint}" : "";

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,59}$")]
    private static partial Regex NameForm();
}
