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

    /// <summary>The environment variables and the settings below <see cref="SamplingSettings.Section"/> that they override.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["CHRONO_AGENT_NODE_NAME"] = "node-name",
        ["CHRONO_AGENT_CONTACTS"] = "contacts",
        ["CHRONO_AGENT_HTTP_PORT"] = "http-port",
        ["CHRONO_BIND"] = "http-host",
    };

    /// <summary>Reads all settings.</summary>
    /// <param name="file">The file given with --config, or null.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    /// <exception cref="SettingException">The message says which setting is wrong and what is allowed.</exception>
    public static AgentSettings Load(string? file, Func<string, string?> environment)
    {
        var config = Overrides(environment).WithFallback(file is null ? Config.Empty : HoconFile.Read(file));
        var section = AgentSection.Of(config);
        return new AgentSettings(
            SamplingSettings.From(config),
            ToAddresses(section.Texts("contacts")),
            section.Text("http-host"),
            section.Number("http-port", 0, 65535));
    }

    private static Config Overrides(Func<string, string?> environment)
    {
        var lines = Variables
            .Select(pair => (Setting: $"{SamplingSettings.Section}.{pair.Value}", Value: environment(pair.Key)))
            .Where(given => !string.IsNullOrEmpty(given.Value))
            .Select(given => $"{given.Setting} = {(given.Setting == ContactsSetting ? List(given.Value!) : Quote(given.Value!))}");
        return ConfigurationFactory.ParseString(string.Join('\n', lines));
    }

    private static string List(string text) =>
        $"[{string.Join(", ", text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Quote))}]";

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
