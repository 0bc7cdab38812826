using ChronoActors.Agent.Http;
using ChronoActors.Agent.Settings;

try
{
    var line = CommandLine.Read(args);
    var settings = AgentSettings.Load(line.ConfigFile, Environment.GetEnvironmentVariable);
    if (line.IsProbe)
    {
        return await ReadinessProbe.RunAsync(settings.HttpHost, settings.HttpPort);
    }

    await using var host = AgentHost.Build(settings);
    await host.RunAsync();
    return 0;
}
catch (SettingException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
catch (IOException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
