using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Pbm.Rendering;

/// <summary>Warnings, errors and hints on standard error.</summary>
internal sealed class MessageWriter(Surroundings surroundings)
{
    private const string Red = "31";
    private const string Yellow = "33";
    private const string Cyan = "36";

    private readonly bool _isTerminal = surroundings.ErrorIsTerminal;
    private readonly bool _colour = surroundings.ErrorIsTerminal && surroundings.WantsColour;

    public void Write(Frame frame)
    {
        switch (frame)
        {
            case WarningFrame warning:
                Write("warning", Yellow, warning.Text);
                break;
            case ErrorFrame error:
                Error(error.Message, error.Hint);
                break;
        }
    }

    public void Error(string message, string? hint)
    {
        Write("error", Red, message);
        if (hint is not null)
        {
            Write("hint", Cyan, hint);
        }
    }

    private void Write(string kind, string code, string text) =>
        surroundings.Error.WriteLine($"{(_colour ? $"\e[{code}m{kind}:\e[0m" : $"{kind}:")} {(_isTerminal ? CellText.Safe(text) : text)}");
}
