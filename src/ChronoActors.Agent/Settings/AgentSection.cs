using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace ChronoActors.Agent.Settings;

/// <summary>Reads single values of the section chrono.agent and says what is wrong with them.</summary>
internal sealed class AgentSection
{
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxInterval = TimeSpan.FromHours(1);

    private readonly Config _config;

    private AgentSection(Config config) => _config = config;

    /// <summary>The defaults, which also say which names are allowed.</summary>
    public static Config Defaults { get; } = ConfigurationFactory.FromResource("agent.conf", typeof(AgentSection).Assembly);

    /// <exception cref="SettingException">The section has a name that is not allowed.</exception>
    public static AgentSection Of(Config config)
    {
        var defaults = Defaults.GetConfig(SamplingSettings.Section).Root.GetObject();
        if (config.GetValue(SamplingSettings.Section) is { } own && !own.IsEmpty)
        {
            RequireKnownNames(SamplingSettings.Section, own, defaults);
        }

        return new AgentSection(config.WithFallback(Defaults).GetConfig(SamplingSettings.Section));
    }

    public string Text(string name) => Text(_config, name);

    public T OneOf<T>(string name)
        where T : struct, Enum
    {
        var text = Text(name);
        return !char.IsAsciiDigit(text.FirstOrDefault()) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw Wrong(name, text, string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant());
    }

    public int Number(string name, int min, int max)
    {
        var text = Text(name);
        return int.TryParse(text, out var value) && value >= min && value <= max
            ? value
            : throw Wrong(name, text, $"a whole number from {min} to {max}");
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var value = _config.GetValue(name);
        if (value is null || value.IsEmpty)
        {
            return [];
        }

        // The parser keeps the blank behind a list as a part of its own, and its IsArray does not know the empty list.
        return value.Values.Exists(static part => part.IsArray()) ? [.. value.GetStringList()] : throw Wrong(name, $"\"{value}\"", "a list, for example [\"a\", \"b*\"]");
    }

    public SamplerSettings Sampler(string sampler)
    {
        var path = $"samplers.{sampler}";
        return new SamplerSettings(
            Flag($"{path}.enabled"),
            Interval(_config.HasPath($"{path}.interval") ? $"{path}.interval" : "interval"),
            Texts($"{path}.skip"));
    }

    private static string Text(Config config, string name)
    {
        var value = config.GetValue(name);
        return value is null || value.IsEmpty ? ""
            : value.IsString() ? value.GetString() ?? ""
            : throw Wrong(name, $"\"{value}\"", "a single value");
    }

    private static SettingException Wrong(string name, string value, string allowed) =>
        new($"{SamplingSettings.Section}.{name}", value.StartsWith('"') ? value : $"\"{value}\"", allowed);

    private static void RequireKnownNames(string path, HoconValue own, HoconObject known)
    {
        if (!own.IsObject())
        {
            throw new SettingException(path, $"\"{own}\"", $"a section of {string.Join(", ", known.Items.Keys)}");
        }

        foreach (var (name, value) in own.GetObject().Items)
        {
            var isSampler = path == $"{SamplingSettings.Section}.samplers";
            if (!known.Items.TryGetValue(name, out var expected))
            {
                throw new SettingException($"{path}.{name}", $"\"{value}\"", $"in {path} one of {string.Join(", ", known.Items.Keys)}");
            }

            if (isSampler)
            {
                RequireKnownNames($"{path}.{name}", value, SamplerNames);
            }
            else if (expected.IsObject())
            {
                RequireKnownNames($"{path}.{name}", value, expected.GetObject());
            }
        }
    }

    private static readonly HoconObject SamplerNames =
        ConfigurationFactory.ParseString("enabled = on, interval = 1s, skip = []").Root.GetObject();

    private bool Flag(string name) => Text(name) switch
    {
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        var text => throw Wrong(name, text, "on or off"),
    };

    private TimeSpan Interval(string name)
    {
        var text = Text(name);
        try
        {
            var interval = _config.GetTimeSpan(name, null, allowInfinite: false);
            if (interval >= MinInterval && interval <= MaxInterval)
            {
                return interval;
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or ConfigurationException)
        {
            // The same answer as for one out of range.
        }

        throw Wrong(name, text, "a duration from 100ms to 1h, for example 1s");
    }
}
