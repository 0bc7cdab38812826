using ChronoActors.Agent.Http;
using ChronoActors.Agent.Settings;
using ChronoActors.Node;
using ChronoActors.Node.Settings;

try
{
    var line = CommandLine.Read(args);
    var settings = SettingsLoader.Load(line.ConfigFile, Environment.GetEnvironmentVariables());
    if (line.IsProbe)
    {
        return await ReadinessProbe.RunAsync(settings.Bind, settings.HttpPort);
    }

    await using var node = NodeHost.Build(settings);
    PortCheck.Require(settings);
    await node.StartAsync();
    Greeting.Print(node);
    await node.WaitForShutdownAsync();
    return await Farewell.SayAsync(node);
}
catch (SettingException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}
