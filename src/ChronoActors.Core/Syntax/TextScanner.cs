using System.Text;

namespace ChronoActors.Core.Syntax;

/// <summary>
/// Walks through one line of a notation: names, marks and quoted texts, blanks between them ignored. Any fault is a
/// <see cref="SyntaxException"/> that points at its column.
/// </summary>
internal sealed class TextScanner(string text)
{
    private const string Escapes = "\\\\, \\\" or \\n after a backslash";

    /// <summary>Index of the next unread character.</summary>
    public int Position { get; private set; }

    public SyntaxException Fault(int position, string problem, string expected) => new(new SyntaxError(text, position + 1, problem, expected));

    /// <summary>The fault that the character at the position is none of what is expected.</summary>
    public SyntaxException Unexpected(string expected) =>
        Fault(Position, Position == text.Length ? "the text ends too early" : $"'{PlainText.Of(CharacterAt(Position))}' is not expected here", expected);

    public bool TryTake(string mark)
    {
        SkipBlanks();
        if (string.CompareOrdinal(text, Position, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        Position += mark.Length;
        return true;
    }

    public void Take(string mark, string expected)
    {
        if (!TryTake(mark))
        {
            throw Unexpected(expected);
        }
    }

    public void TakeEnd(string expected)
    {
        SkipBlanks();
        if (Position < text.Length)
        {
            throw Unexpected(expected);
        }
    }

    /// <summary>The longest run of allowed characters from here, perhaps none.</summary>
    public string TakeRun(Func<char, bool> isAllowed)
    {
        SkipBlanks();
        var start = Position;
        while (Position < text.Length && isAllowed(text[Position]))
        {
            Position++;
        }

        return text[start..Position];
    }

    /// <summary>A text in double quotes, its escapes resolved.</summary>
    public string TakeQuoted()
    {
        Take("\"", "a value in double quotes");
        var open = Position - 1;
        var value = new StringBuilder();
        while (Position < text.Length && text[Position] != '"')
        {
            value.Append(TakeCharacter());
        }

        if (Position == text.Length)
        {
            throw Fault(open, "the quote is not closed", "a closing '\"'");
        }

        Position++;
        return value.ToString();
    }

    /// <summary>Index in the text of the n-th resolved character of the quoted text that opens at a position.</summary>
    public int PositionInQuoted(int open, int offset)
    {
        var position = open + 1;
        for (var i = 0; i < offset; i++)
        {
            position += text[position] == '\\' ? 2 : 1;
        }

        return position;
    }

    public void SkipBlanks()
    {
        while (Position < text.Length && text[Position] is ' ' or '\t')
        {
            Position++;
        }
    }

    private char TakeCharacter()
    {
        var c = text[Position++];
        if (c != '\\' || Position == text.Length)
        {
            return c;
        }

        return text[Position++] switch
        {
            '\\' => '\\',
            '"' => '"',
            'n' => '\n',
            _ => throw Fault(Position - 2, $"\\{PlainText.Of(CharacterAt(Position - 1))} is not an escape", Escapes),
        };
    }

    private string CharacterAt(int position) =>
        Rune.TryGetRuneAt(text, position, out var rune) ? rune.ToString() : text[position].ToString();
}
