using ChronoActors.Benchmarks.Data;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Benchmarks.State;

/// <summary>
/// Managed bytes of the state that a node holds of a resource, without its actor: identity, statistics, ledger and open chunk.
/// The metrics' schema is one object for all, as a producer declares it.
/// </summary>
internal static class StateMemory
{
    /// <summary>Bytes per resource, from the growth of the heap over many.</summary>
    /// <param name="resources">How many.</param>
    /// <param name="metrics">Metrics of each.</param>
    /// <param name="openRows">Rows in the open chunk; 0 for a resource whose rows are all durable.</param>
    public static double BytesPerResource(int resources, int metrics, int openRows)
    {
        var shape = new DataShape(resources, metrics, 0, DataShape.AnHourAgo());
        var schema = MetricSchema.Of(Enumerable.Range(0, metrics).Select(metric => new Metric(ResourceNames.MetricOf(shape, metric))));
        var rows = new RowGenerator(shape);
        var states = new TrackedResource[resources];
        var producer = Guid.NewGuid();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var resource = 0; resource < resources; resource++)
        {
            states[resource] = Create(resource, schema, rows, producer, openRows);
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(states);
        GC.KeepAlive(rows);
        return (double)(after - before) / resources;
    }

    private static TrackedResource Create(int resource, MetricSchema schema, RowGenerator rows, Guid producer, int openRows)
    {
        var labels = LabelSet.Of(ResourceNames.LabelsOf(resource).Select(label => new Label(label.Name, label.Value)));
        var declaration = new ResourceDeclaration(ResourceId.Of(ResourceNames.NameOf(resource), labels), ResourceNames.TypeOf(resource), schema);
        var state = new TrackedResource();
        state.Apply(new ResourceDeclared(declaration));
        state.Use(schema);
        Take(state, resource, schema, rows, producer, 1, 1);
        state.Committed(state.Seal());
        if (openRows > 0)
        {
            Take(state, resource, schema, rows, producer, 2, openRows);
        }

        return state;
    }

    private static void Take(TrackedResource state, int resource, MetricSchema schema, RowGenerator rows, Guid producer, long first, int count)
    {
        var values = new double[schema.Count];
        for (var row = 0; row < count; row++)
        {
            var block = new RowBlock(schema.Count);
            var atNs = rows.Next(resource, values);
            block.AddRow(atNs);
            for (var metric = 0; metric < values.Length; metric++)
            {
                block.Set(metric, values[metric]);
            }

            state.Ledger.Offer(producer, first, first + row, 1, atNs);
            state.Take(block, 0, first + row, atNs, new TrackingLimits(), [], []);
            state.Ledger.Accepted(producer, first + row);
        }
    }
}
