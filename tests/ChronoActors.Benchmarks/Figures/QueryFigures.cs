using System.Diagnostics;
using ChronoActors.Benchmarks.Data;
using ChronoActors.Benchmarks.Load;
using ChronoActors.Benchmarks.Sending;
using ChronoActors.Benchmarks.Systems;

namespace ChronoActors.Benchmarks.Figures;

/// <summary>How long readers wait: <c>max by (type)</c> and the consolidated report. The maxima must be those of the data.</summary>
internal sealed class QueryFigures(Workload workload, DataForm form, WarmUp warmUp, int questions) : IFigureSource
{
    private const int Unmeasured = 3;

    public string Workload => workload.Name;

    public string Shape => form.ToString();

    public bool AppliesToPeers => true;

    public async Task<FigureSheet> MeasureAsync(ISystemUnderTest system)
    {
        await system.StartAsync();
        var plan = workload.PlanFor(system, form, warmUp);
        await using var sender = await SenderProcess.StartAsync(plan);
        await sender.DoAsync(PhaseReport.Warm);
        await sender.DoAsync(PhaseReport.New);
        await sender.DoAsync(PhaseReport.Steady);
        await Readable.WaitAsync(system, plan, 1 + plan.Rounds);
        var sheet = new FigureSheet();
        await AskMaximaAsync(system, plan, sheet);
        if (system is ChronoSystem chrono)
        {
            sheet.Add("JSON report, p50", "s", (await TimesAsync(chrono.ReadReportAsync, Math.Min(questions, 5))).Median());
        }

        return sheet;
    }

    private static async Task<List<double>> TimesAsync(Func<Task> question, int times)
    {
        var seconds = new List<double>();
        for (var i = 0; i < Unmeasured + times; i++)
        {
            var watch = Stopwatch.StartNew();
            await question();
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        return [.. seconds.Skip(Unmeasured)];
    }

    private async Task AskMaximaAsync(ISystemUnderTest system, SendPlan plan, FigureSheet sheet)
    {
        const string Name = "max by (type), p50";
        var atNs = plan.Shape.StartNs + (Math.Max(plan.Rounds, plan.WarmUp.Rounds) * DataShape.StepNs) + DataShape.StepNs;
        try
        {
            RequireRight(plan, await system.MaxByTypeAsync(plan.Shape, atNs));
            var seconds = await TimesAsync(() => system.MaxByTypeAsync(plan.Shape, atNs), questions);
            sheet.Add(Name, "ms", 1000 * seconds.Median());
        }
        catch (NotSupportedException fault)
        {
            sheet.Skip(Name, fault.Message);
        }
    }

    private static void RequireRight(SendPlan plan, IReadOnlyDictionary<string, double> answer)
    {
        foreach (var (type, maximum) in NewestMaxima.Of(plan))
        {
            if (!answer.TryGetValue(type, out var found) || found != maximum)
            {
                throw new InvalidOperationException($"max by (type): {type} is {maximum}, but the answer says {found}.");
            }
        }
    }
}
