using System.Globalization;

namespace ChronoActors.Benchmarks.Queries;

/// <summary>What <c>queries</c> measures: <c>--resources N --metrics N --runs N --live ROWS_PER_SECOND --http URL --contact HOST:PORT --path PATH…</c>.</summary>
internal sealed record QueryOptions
{
    public int Resources { get; private init; } = 12_500;

    public int Metrics { get; private init; } = 8;

    public int Runs { get; private init; } = 20;

    /// <summary>Rows per second that go on arriving while it is measured.</summary>
    public int Live { get; private init; }

    /// <summary>A node that runs already, or null for one of its own on SQLite.</summary>
    public Uri? Http { get; private init; }

    public string Contact { get; private init; } = "";

    public IReadOnlyList<string> Paths { get; private init; } = [];

    public static QueryOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new QueryOptions();
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--resources" => options with { Resources = Whole(value) },
                "--metrics" => options with { Metrics = Whole(value) },
                "--runs" => options with { Runs = Whole(value) },
                "--live" => options with { Live = Whole(value) },
                "--http" => options with { Http = new Uri(value) },
                "--contact" => options with { Contact = value },
                "--path" => options with { Paths = [.. options.Paths, value] },
                var unknown => throw new ArgumentException($"{unknown} is not known; allowed are --resources, --metrics, --runs, --live, --http, --contact, --path."),
            };
        }

        return options;
    }

    private static int Whole(string value) => int.Parse(value, CultureInfo.InvariantCulture);
}
