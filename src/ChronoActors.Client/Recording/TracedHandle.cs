namespace ChronoActors.Client.Recording;

/// <summary>A handle that knows where it was tracked.</summary>
internal sealed class TracedHandle(Recorder recorder, string origin) : ResourceHandle(recorder)
{
    internal override string Origin => origin;
}
