using ChronoActors.Benchmarks.Figures;

namespace ChronoActors.Benchmarks.Peers;

/// <summary>The figures of all repetitions, and what could not be measured.</summary>
internal sealed class ResultTable
{
    private readonly Dictionary<ResultKey, List<double>> _values = [];
    private readonly List<ResultKey> _keys = [];
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);

    /// <summary>In the order of measuring.</summary>
    public IReadOnlyList<ResultKey> Keys => _keys;

    /// <summary>What was not measured, and why.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    /// <summary>Whether a measurement failed.</summary>
    public bool HasFailures { get; private set; }

    public IReadOnlyList<double> this[ResultKey key] => _values[key];

    public void Add(string system, IFigureSource source, FigureSheet sheet) => Add(system, source.Workload, source.Shape, sheet);

    public void Add(string system, string workload, string shape, FigureSheet sheet)
    {
        foreach (var figure in sheet.Figures)
        {
            var key = new ResultKey(system, workload, shape, figure.Name, figure.Unit);
            if (!_values.TryGetValue(key, out var values))
            {
                _values[key] = values = [];
                _keys.Add(key);
            }

            values.Add(figure.Value);
        }

        foreach (var skipped in sheet.Skipped)
        {
            _notes.Add($"{system}, {workload}, {shape}: {skipped}");
        }
    }

    public void Fail(string system, IFigureSource source, string why)
    {
        HasFailures = true;
        _notes.Add($"{system}, {source.Workload}, {source.Shape}: failed: {why}");
    }

    public void Note(string note) => _notes.Add(note);
}
