using System.Runtime.InteropServices;

namespace ChronoActors.Pbm;

/// <summary>
/// Ctrl+C and requests to terminate: the first one ends the running command in good order, a second one, while that has not
/// happened yet, ends the process. Thread-safe, except <see cref="Renew"/>.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private CancellationTokenSource _source = new();

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The signals of this process.</summary>
    public static StopSignal OfProcess()
    {
        var stop = new StopSignal();
        stop._registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle));
        stop._registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle));
        return stop;

        void Handle(PosixSignalContext signal)
        {
            signal.Cancel = !stop.Token.IsCancellationRequested;
            stop.Stop();
        }
    }

    /// <summary>Does what a signal does.</summary>
    public void Stop() => _source.Cancel();

    /// <summary>Starts afresh for the next command, after the one before has ended.</summary>
    public void Renew()
    {
        if (_source.IsCancellationRequested)
        {
            _source.Dispose();
            _source = new CancellationTokenSource();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }
}
