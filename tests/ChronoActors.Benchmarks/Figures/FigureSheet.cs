namespace ChronoActors.Benchmarks.Figures;

/// <summary>What one measurement of one system gave.</summary>
internal sealed class FigureSheet
{
    private readonly List<Figure> _figures = [];
    private readonly List<string> _skipped = [];

    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>Figures that could not be had, each with the reason.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    public void Add(string name, string unit, double value) => _figures.Add(new Figure(name, unit, value));

    public void Skip(string name, string reason) => _skipped.Add($"{name}: {reason}");
}

/// <summary>One figure of one repetition.</summary>
internal sealed record Figure(string Name, string Unit, double Value);
