using ChronoActors.Benchmarks.Queries;

if (args is ["queries", ..])
{
    await new QueryBenchmark(QueryOptions.Parse(args[1..])).RunAsync();
}

return 0;
