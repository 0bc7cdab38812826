using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>An argument or switch whose value a command reads as <typeparamref name="T"/>. Declared once, immutable.</summary>
public sealed class Parameter<T> : IParameter
{
    private readonly Func<string, T> _read;
    private readonly T _absent;

    internal Parameter(ArgumentDescription? argument, SwitchDescription? known, Func<string, T> read, T absent)
    {
        (Argument, Switch, _read, _absent) = (argument, known, read, absent);
    }

    /// <inheritdoc/>
    public ArgumentDescription? Argument { get; }

    /// <inheritdoc/>
    public SwitchDescription? Switch { get; }

    /// <summary>The value, or what it is when it was not given.</summary>
    /// <exception cref="UsageException">The text is no such value.</exception>
    public T Read(ParsedCommand parsed)
    {
        if (!parsed.Values.TryGetValue(((IParameter)this).Key, out var text))
        {
            return _absent;
        }

        try
        {
            return _read(text);
        }
        catch (Exception refusal) when (refusal is FormatException or ArgumentException or OverflowException)
        {
            throw new UsageException($"{Argument?.Value.Placeholder ?? Switch!.Typed}: {refusal.Message}", ShellQuotes.Hint(text));
        }
    }
}
