using ChronoActors.Client;
using ChronoActors.Client.Samples;

if (args.Length is < 1 or > 2 || !SamplePrograms.All.TryGetValue(args[0], out var sample))
{
    await Console.Error.WriteLineAsync($"SAMPLE [HOST:PORT]; samples: {string.Join(", ", SamplePrograms.All.Keys)}. A node has to run, by default on 127.0.0.1:4053.");
    return 2;
}

var contact = args.Length == 2 ? args[1] : "127.0.0.1:4053";
await using var tracker = await ResourceTracker.ConnectAsync(new ResourceTrackerOptions { ContactPoints = [contact] });
await sample(tracker);
var isDurable = await tracker.FlushAsync(TimeSpan.FromSeconds(20));
await Console.Out.WriteLineAsync(isDurable ? $"All of it is durable: {tracker.Counters.Acknowledged} samples." : $"{contact} does not answer.");
return isDurable ? 0 : 1;
