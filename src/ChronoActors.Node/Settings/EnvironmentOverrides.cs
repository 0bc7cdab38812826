using System.Collections;
using System.Collections.Frozen;
using Akka.Configuration;
using ChronoActors.Agent.Settings;

namespace ChronoActors.Node.Settings;

/// <summary>The environment variables and the settings that they override.</summary>
internal static class EnvironmentOverrides
{
    private const string Prefix = "CHRONO_";
    private const string AgentPrefix = "CHRONO_AGENT_";

    public static FrozenDictionary<string, string> Keys { get; } = new Dictionary<string, string>
    {
        ["CHRONO_BIND"] = "chrono.bind",
        ["CHRONO_PUBLIC_HOST"] = "chrono.public-host",
        ["CHRONO_SEEDS"] = "chrono.seeds",
        ["CHRONO_AGENT_NODE_NAME"] = "chrono.agent.node-name",
        ["CHRONO_BUILTIN_AGENT"] = "chrono.builtin-agent",
        ["CHRONO_LOG_LEVEL"] = "chrono.log-level",
        ["CHRONO_HTTP_PORT"] = "chrono.http.port",
        ["CHRONO_REMOTING_PORT"] = "chrono.remoting.port",
        ["CHRONO_OPERATOR_PORT"] = "chrono.operator.port",
        ["CHRONO_OPERATOR_TOKEN_FILE"] = "chrono.operator.token-file",
        ["CHRONO_PERSISTENCE"] = "chrono.persistence.kind",
        ["CHRONO_DATA_DIR"] = "chrono.persistence.data-dir",
        ["CHRONO_POSTGRES"] = "chrono.persistence.postgres",
        ["CHRONO_CHUNK_ROWS"] = "chrono.tracking.chunk-rows",
        ["CHRONO_CHUNK_AGE"] = "chrono.tracking.chunk-age",
        ["CHRONO_PASSIVATE_AFTER"] = "chrono.tracking.passivate-after",
        ["CHRONO_REPORT_TIMEOUT"] = "chrono.tracking.report-timeout",
    }.ToFrozenDictionary();

    /// <summary>The overrides as HOCON.</summary>
    /// <exception cref="SettingException">A variable with our prefix that is none of ours.</exception>
    public static Config Read(IDictionary environment)
    {
        var lines = new List<string>();
        foreach (DictionaryEntry variable in environment)
        {
            var name = (string)variable.Key;
            var value = (string?)variable.Value ?? "";
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || ServiceLink.Is(name, value))
            {
                continue;
            }

            if (!Keys.TryGetValue(name, out var key))
            {
                if (name.StartsWith(AgentPrefix, StringComparison.Ordinal))
                {
                    // The variables of a stand-alone agent may stand in the same environment.
                    continue;
                }

                throw new SettingException($"The environment variable {name} is not known; allowed are {string.Join(", ", Keys.Keys.Order(StringComparer.Ordinal))}.");
            }

            lines.Add(name == "CHRONO_SEEDS"
                ? $"{key} = [{string.Join(", ", value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Quote))}]"
                : $"{key} = {Quote(value)}");
        }

        return ConfigurationFactory.ParseString(string.Join('\n', lines));
    }

    private static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
