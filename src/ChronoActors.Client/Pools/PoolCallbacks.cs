namespace ChronoActors.Client.Pools;

/// <summary>The application's callbacks; what they throw is counted and harms nothing. Thread-safe.</summary>
internal sealed class PoolCallbacks(Action<LeaseLeak>? onLeak)
{
    private volatile Action<string, double>? _onUsage;
    private long _faults;

    public Action<string, double>? OnUsage
    {
        set => _onUsage = value;
    }

    public long Faults => Interlocked.Read(ref _faults);

    public void TellUsage(string resource, long used) => Guarded(_onUsage, static (call, arguments) => call(arguments.resource, arguments.used), (resource, used));

    public void TellLeak(LeaseLeak leak) => Guarded(onLeak, static (call, leak) => call(leak), leak);

    private void Guarded<TCallback, T>(TCallback? callback, Action<TCallback, T> call, T argument)
        where TCallback : class
    {
        if (callback is null)
        {
            return;
        }

        try
        {
            call(callback, argument);
        }
#pragma warning disable CA1031 // Whatever an application's callback throws, the pool goes on.
        catch (Exception)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref _faults);
        }
    }
}
