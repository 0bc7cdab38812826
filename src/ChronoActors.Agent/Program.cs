using ChronoActors.Agent.Http;
using ChronoActors.Agent.Settings;

try
{
    var settings = AgentSettings.Load(args, Environment.GetEnvironmentVariable);
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
