using ChronoActors.Node;
using ChronoActors.Node.Settings;

var file = args switch
{
    ["--config", var path] => path,
    [] => null,
    _ => throw new SettingException($"Unknown arguments \"{string.Join(' ', args)}\"; allowed is --config FILE."),
};

try
{
    var settings = SettingsLoader.Load(file, Environment.GetEnvironmentVariables());
    await using var node = NodeHost.Build(settings);
    await node.StartAsync();
    Greeting.Print(node, settings);
    await node.WaitForShutdownAsync();
    return 0;
}
catch (SettingException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}
