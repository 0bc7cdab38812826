using ChronoActors.Benchmarks.Commands;

namespace ChronoActors.Benchmarks.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("load --persistence postgres --resources 100 --metrics-per-resource 1 --rounds 5 --rows-per-message 2 --jitter --keep")]
    [InlineData("peers --quick --json a.json --repetitions 3 --systems chrono-sqlite,influxdb --workloads live,catch-up --markdown a.md")]
    [InlineData("scaling --quick --json a.json")]
    [InlineData("functions --filter *Codec* --job dry")]
    [InlineData("memory --resources 1000")]
    [InlineData("client --json a.json --markdown a.md")]
    [InlineData("leaks --cases cases --out verdicts.csv")]
    public void What_the_documentation_names_is_understood(string line) => Assert.Empty(BenchmarkCommands.Root().Parse(line).Errors);

    [Theory]
    [InlineData("load --persistence oracle")]
    [InlineData("load --rounds 0")]
    [InlineData("peers --systems graphite")]
    [InlineData("peers --workloads dead")]
    [InlineData("peers --quickly")]
    [InlineData("leaks --cases cases")]
    public void What_is_wrong_is_refused(string line) => Assert.NotEmpty(BenchmarkCommands.Root().Parse(line).Errors);
}
