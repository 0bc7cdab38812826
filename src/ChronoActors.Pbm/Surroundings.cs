using System.Text;

namespace ChronoActors.Pbm;

/// <summary>What the process was started in: its streams, whether they are terminals, its environment variables.</summary>
internal sealed record Surroundings(TextWriter Out, TextWriter Error, Func<string, string?> Variable)
{
    /// <summary>Whether a person types.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>Whether a person reads standard output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person reads standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Lines of the terminal.</summary>
    public int Height { get; init; } = 24;

    /// <summary>Whether colour is welcome on a terminal (https://no-color.org).</summary>
    public bool WantsColour => string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>Those of this process.</summary>
    public static Surroundings OfProcess()
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        var isTerminal = !Console.IsOutputRedirected && !isDumb;
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Surroundings(
            new StreamWriter(Console.OpenStandardOutput(), encoding, bufferSize: 16_384),
            new StreamWriter(Console.OpenStandardError(), encoding, bufferSize: 1024) { AutoFlush = true },
            Environment.GetEnvironmentVariable)
        {
            InputIsTerminal = !Console.IsInputRedirected,
            OutputIsTerminal = isTerminal,
            ErrorIsTerminal = !Console.IsErrorRedirected && !isDumb,
            Width = isTerminal ? Math.Max(20, Console.WindowWidth) : 80,
            Height = isTerminal ? Math.Max(5, Console.WindowHeight) : 24,
        };
    }
}
