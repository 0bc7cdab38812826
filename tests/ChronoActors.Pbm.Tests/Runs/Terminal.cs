using System.Globalization;
using ChronoActors.Core.Operator;

namespace ChronoActors.Pbm.Tests.Runs;

/// <summary>Runs pbm in this process and keeps what it says.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly Dictionary<string, string> _variables = [];
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly StringWriter _error = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public bool IsTerminal { get; init; }

    public string this[string variable]
    {
        set => _variables[variable] = value;
    }

    public Task<ExitCode> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public async Task<ExitCode> RunAsync(CancellationToken cancel, params string[] arguments)
    {
        var surroundings = new Surroundings(TextWriter.Synchronized(_output), TextWriter.Synchronized(_error), _variables.GetValueOrDefault)
        {
            OutputIsTerminal = IsTerminal,
            ErrorIsTerminal = IsTerminal,
        };
        using var stop = new StopSignal();
        await using var registration = cancel.Register(stop.Stop);
        return await PbmApplication.RunAsync(arguments, surroundings, TimeProvider.System, stop);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }
}
