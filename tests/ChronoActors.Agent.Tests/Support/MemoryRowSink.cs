using ChronoActors.Agent.Recording;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Agent.Tests.Support;

/// <summary>Keeps declarations and rows for a test to look at. Thread-safe.</summary>
internal sealed class MemoryRowSink : IRowSink
{
    private readonly Lock _lock = new();
    private readonly List<ResourceDeclaration> _declarations = [];
    private readonly List<KeptRow> _rows = [];
    private readonly HashSet<int> _removed = [];

    public sealed record KeptRow(ResourceDeclaration Declaration, long TimestampNs, IReadOnlyDictionary<string, double> Values)
    {
        public string Resource => Declaration.Id.ToString();
    }

    public IReadOnlyList<KeptRow> Rows
    {
        get
        {
            lock (_lock)
            {
                return [.. _rows];
            }
        }
    }

    /// <summary>Resources declared and not removed.</summary>
    public IReadOnlyList<string> Tracked
    {
        get
        {
            lock (_lock)
            {
                return [.. _declarations.Where((_, handle) => !_removed.Contains(handle)).Select(declaration => declaration.Id.ToString()).Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>The values of a resource's newest row; empty where it has none.</summary>
    public IReadOnlyDictionary<string, double> Last(string resource) =>
        Rows.LastOrDefault(row => row.Resource == resource)?.Values ?? new Dictionary<string, double>();

    public IReadOnlyList<KeptRow> Of(string resource) => [.. Rows.Where(row => row.Resource == resource)];

    public int Declare(ResourceDeclaration declaration)
    {
        lock (_lock)
        {
            _declarations.Add(declaration);
            return _declarations.Count - 1;
        }
    }

    public void Record(int handle, RowBlock row)
    {
        lock (_lock)
        {
            Assert.Equal(1, row.RowCount);
            Assert.DoesNotContain(handle, _removed);
            var declaration = _declarations[handle];
            var values = new Dictionary<string, double>();
            for (var metric = 0; metric < declaration.Schema.Count; metric++)
            {
                if (row.Column(metric).IsPresent(0))
                {
                    values.Add(declaration.Schema.Metrics[metric].Name, row.Column(metric).Last[0]);
                }
            }

            _rows.Add(new KeptRow(declaration, row.Timestamps[0], values));
        }
    }

    public void Remove(int handle)
    {
        lock (_lock)
        {
            Assert.True(_removed.Add(handle));
        }
    }
}
