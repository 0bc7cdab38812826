using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Sending;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>What <c>max by (type)</c> over the newest values must give, from the generator.</summary>
internal static class NewestMaxima
{
    public static IReadOnlyDictionary<string, double> Of(SendPlan plan)
    {
        var rows = new RowGenerator(plan.Shape);
        var maxima = new Dictionary<string, double>();
        var values = new double[plan.Shape.MetricsPerResource];
        var firstOfWarmUp = plan.Measured.End.Value;
        for (var resource = 0; resource < plan.Shape.Resources; resource++)
        {
            for (var row = 0; row < (resource < firstOfWarmUp ? 1 + plan.Rounds : plan.WarmUp.Rounds); row++)
            {
                rows.Next(resource, values);
            }

            var type = ResourceNames.TypeOf(resource);
            maxima[type] = Math.Max(values.Max(), maxima.GetValueOrDefault(type, double.MinValue));
        }

        return maxima;
    }
}
