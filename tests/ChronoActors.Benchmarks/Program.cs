using ChronoActors.Benchmarks.Commands;

#if DEBUG
await Console.Error.WriteLineAsync("A Debug build: its figures say nothing of the system. Use -c Release.");
#endif
return await BenchmarkCommands.Root().Parse(args).InvokeAsync();
