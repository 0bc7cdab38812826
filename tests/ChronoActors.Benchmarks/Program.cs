using ChronoActors.Benchmarks.Commands;

return await BenchmarkCommands.Root().Parse(args).InvokeAsync();
