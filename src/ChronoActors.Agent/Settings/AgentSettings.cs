using Akka.Actor;
using Akka.Configuration;

namespace ChronoActors.Agent.Settings;

/// <summary>The settings of the stand-alone agent: defaults, then the file given with --config, then the environment.</summary>
/// <param name="Sampling">What is sampled.</param>
/// <param name="Contacts">Nodes of the cluster to connect to, at least one.</param>
/// <param name="HttpHost">Where probes and metrics listen.</param>
/// <param name="HttpPort">Their port; 0 takes any free one.</param>
public sealed record AgentSettings(SamplingSettings Sampling, IReadOnlyList<Address> Contacts, string HttpHost, int HttpPort)
{
    private const string ContactsSetting = $"{SamplingSettings.Section}.contacts";
    private const string AddressOfNode = "address of a node, host:port, for example 10.0.0.7:4053";

    /// <summary>Reads all settings.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    /// <exception cref="SettingException">The message says which setting is wrong and what is allowed.</exception>
    public static AgentSettings Load(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var config = Overrides(environment).WithFallback(ReadFile(args));
        var section = AgentSection.Of(config);
        return new AgentSettings(
            SamplingSettings.From(config),
            ToAddresses(section.Texts("contacts")),
            section.Text("http-host"),
            section.Number("http-port", 0, 65535));
    }

    private static Config ReadFile(IReadOnlyList<string> args) => args switch
    {
        [] => Config.Empty,
        ["--config", var file] => HoconFile.Read(file),
        _ => throw new SettingException("command line", $"\"{string.Join(' ', args)}\"", "--config FILE"),
    };

    private static Config Overrides(Func<string, string?> environment)
    {
        (string Variable, string Setting)[] texts =
        [
            ("CHRONO_AGENT_NODE_NAME", "node-name"),
            ("CHRONO_AGENT_HTTP_PORT", "http-port"),
            ("CHRONO_BIND", "http-host"),
        ];
        var lines = texts
            .Where(pair => !string.IsNullOrEmpty(environment(pair.Variable)))
            .Select(pair => $"{SamplingSettings.Section}.{pair.Setting} = {Quote(environment(pair.Variable)!)}");
        if (environment("CHRONO_AGENT_CONTACTS") is { Length: > 0 } contacts)
        {
            var list = contacts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Quote);
            lines = lines.Append($"{SamplingSettings.Section}.contacts = [{string.Join(", ", list)}]");
        }

        return ConfigurationFactory.ParseString(string.Join('\n', lines));
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static IReadOnlyList<Address> ToAddresses(IReadOnlyList<string> texts) => texts.Count > 0
        ? [.. texts.Select(ToAddress)]
        : throw new SettingException(ContactsSetting, "[]", $"at least one {AddressOfNode} (or set CHRONO_AGENT_CONTACTS)");

    private static Address ToAddress(string text)
    {
        try
        {
            var full = text.Contains("://", StringComparison.Ordinal) ? text : $"akka.tcp://ChronoActors@{text}";
            if (Address.Parse(full) is { HasGlobalScope: true, Port: > 0 } address)
            {
                return address;
            }
        }
        catch (Exception e) when (e is UriFormatException or FormatException or ArgumentException)
        {
            // The same answer as for an address without host and port.
        }

        throw new SettingException(ContactsSetting, $"\"{text}\"", $"an {AddressOfNode}");
    }
}
