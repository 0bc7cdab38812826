using ChronoActors.Agent.Settings;
using ChronoActors.Node;
using ChronoActors.Node.Settings;

try
{
    var file = args switch
    {
        ["--config", var path] => path,
        [] => null,
        _ => throw new SettingException($"Unknown arguments \"{string.Join(' ', args)}\"; allowed is --config FILE."),
    };
    var settings = SettingsLoader.Load(file, Environment.GetEnvironmentVariables());
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
