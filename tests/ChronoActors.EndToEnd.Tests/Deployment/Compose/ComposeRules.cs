using ChronoActors.Agent.Settings;
using ChronoActors.Core.Operator;
using ChronoActors.EndToEnd.Tests.Deployment.Images;
using ChronoActors.Node;
using ChronoActors.Node.Settings;
using ChronoActors.Testing;
using Npgsql;

namespace ChronoActors.EndToEnd.Tests.Deployment.Compose;

/// <summary>Everything that the compose file must keep to.</summary>
internal static class ComposeRules
{
    private const string Database = "postgres";

    /// <summary>What is wrong with it; nothing where it can be started.</summary>
    public static IReadOnlyList<string> Faults(ComposeFile file) =>
    [
        .. file.Services.SelectMany(service => Failing(service.Key, OfEvery(service.Value, file))),
        .. file.Services.Where(service => service.Value.Build is not null).SelectMany(service => Failing(service.Key, OfOurs(service.Key, service.Value, file))),
        .. file.Services.ContainsKey(Database) ? (string[])[] : ["no database"],
    ];

    private static IEnumerable<string> Failing(string service, IEnumerable<(bool Holds, string Text)> requirements)
    {
        using var all = requirements.GetEnumerator();
        while (true)
        {
            string? fault;
            try
            {
                if (!all.MoveNext())
                {
                    yield break;
                }

                fault = all.Current.Holds ? null : all.Current.Text;
            }
            catch (SettingException refused)
            {
                fault = refused.Message;
            }

            if (fault is not null)
            {
                yield return $"{service}: {fault}";
            }
        }
    }

    private static IEnumerable<(bool Holds, string Text)> OfEvery(ComposeService service, ComposeFile file)
    {
        yield return (service.Restart == "unless-stopped", "it comes back when it ends");
        yield return (service.Healthcheck is { Interval: not null, Timeout: not null, StartPeriod: not null, Test: ["CMD" or "CMD-SHELL", _, ..] }, "a health check");
        yield return (service.DependsOn.All(other => other.Value.Condition == "service_healthy" && file.Services.TryGetValue(other.Key, out var there) && there.Healthcheck is not null), "it waits for services that say when they are healthy");
        yield return (service.Ports.All(port => port.StartsWith("127.0.0.1:", StringComparison.Ordinal)), "ports for this machine only");
        foreach (var source in service.Volumes.Select(volume => volume.Split(':')[0]))
        {
            var isThere = source switch
            {
                ['.', '/', ..] => File.Exists(Path.Combine(Repository.Root, source)),
                ['/', ..] => Path.Exists(source),
                _ => file.Volumes.ContainsKey(source),
            };
            yield return (isThere, $"the volume {source}");
        }
    }

    private static IEnumerable<(bool Holds, string Text)> OfOurs(string name, ComposeService service, ComposeFile file)
    {
        var project = Path.GetFileName(Path.GetDirectoryName(service.Build!.Dockerfile))!;
        yield return (service.Build.Context == "." && File.Exists(Path.Combine(Repository.Root, service.Build.Dockerfile)), "a Dockerfile, built from the repository's root");
        var image = Dockerfile.Of(project);
        var isNode = project == "ChronoActors.Node";
        yield return (service.Image == $"chronoactors/{(isNode ? "node" : "agent")}:{Programs.Version}", $"the image of the release {Programs.Version}");
        yield return (service is { ReadOnly: true, Tmpfs: ["/tmp"], CapDrop: ["ALL"], SecurityOpt: ["no-new-privileges:true"] }, "a read-only root file system, no capabilities, no new privileges");
        yield return (service.Volumes.Where(volume => volume[0] is '/' or '.').All(volume => volume.Split(':')[^1].Split(',').Contains("ro")), "folders of the machine read-only");
        yield return (service.Ports.All(port => image.Ports.Any(ours => port.EndsWith($":{ours}", StringComparison.Ordinal))), "ports that the program listens on");

        // The check asks with the settings that the program has.
        yield return (service.Healthcheck!.Test is ["CMD", var program, .. var words] && program == image.EntryPoint[0]
            && words.SequenceEqual([.. service.Command, "--probe"]) && CommandLine.Read(words).IsProbe, "the program is its own health check");
        var hocon = CommandLine.Read(service.Command).ConfigFile is { } config ? Mounted(config, service) : null;
        if (isNode)
        {
            var settings = Programs.LoadNode(hocon, service.Environment);
            var nodes = file.Services.Where(other => other.Value.Build?.Dockerfile == service.Build.Dockerfile).Select(other => $"{other.Key}:{settings.RemotingPort}");
            yield return (settings.PublicHost == name && settings.Bind == "0.0.0.0", "its own name");
            yield return (settings.Seeds.SequenceEqual(nodes), "all nodes are seeds, in one order");
            yield return (settings.Persistence == PersistenceKind.Postgres && new NpgsqlConnectionStringBuilder(settings.Postgres).Host == Database && service.DependsOn.ContainsKey(Database), "it waits for its database");
            yield return (DurationText.TryParse(service.StopGracePeriod ?? "10s", out var grace) && grace > NodeHost.StopLimit, $"more than {NodeHost.StopLimit.TotalSeconds} s to stop");
        }
        else
        {
            var contacts = Programs.LoadAgent(hocon, service.Environment).Contacts;
            yield return (contacts.All(contact => file.Services.TryGetValue(contact.Host!, out var node) && node.Build?.Dockerfile.Contains("Node", StringComparison.Ordinal) == true && contact.Port == 4053), "contacts are nodes");
        }
    }

    private static string Mounted(string path, ComposeService service) =>
        service.Volumes.Select(volume => volume.Split(':')).FirstOrDefault(parts => parts[1] == path) is [var source, ..]
            ? File.ReadAllText(Path.Combine(Repository.Root, source))
            : throw new SettingException($"{path} is not mounted.");
}
