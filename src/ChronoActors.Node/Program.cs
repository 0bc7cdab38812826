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
    await node.StartAsync();
    Greeting.Print(node);
    await node.WaitForShutdownAsync();
    return 0;
}
catch (SettingException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}
catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"A port is in use: {fault.Message} Set another one with chrono.http.port (CHRONO_HTTP_PORT) or chrono.operator.port (CHRONO_OPERATOR_PORT).");
    return 2;
}
