namespace ChronoActors.Pbm.Prompt;

/// <summary>A line of text with a cursor, edited as in a shell. No console: only text.</summary>
internal sealed class LineBuffer
{
    /// <summary>The text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the next character goes: 0 to the length of the text.</summary>
    public int Cursor { get; private set; }

    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    public void Insert(string text) => (Text, Cursor) = (Text.Insert(Cursor, text), Cursor + text.Length);

    /// <summary>Puts text in the place of everything from a position to the cursor.</summary>
    public void Replace(int start, string text) => (Text, Cursor) = (Text[..start] + text + Text[Cursor..], start + text.Length);

    public void Left() => Cursor = Math.Max(0, Cursor - 1);

    public void Right() => Cursor = Math.Min(Text.Length, Cursor + 1);

    public void Home() => Cursor = 0;

    public void End() => Cursor = Text.Length;

    public void WordLeft() => Cursor = StartOfWord();

    public void WordRight()
    {
        var blank = Text.IndexOf(' ', Math.Min(Cursor + 1, Text.Length));
        Cursor = blank < 0 ? Text.Length : blank;
    }

    public void Backspace()
    {
        if (Cursor > 0)
        {
            Replace(Cursor - 1, "");
        }
    }

    public void Delete()
    {
        if (Cursor < Text.Length)
        {
            Text = Text.Remove(Cursor, 1);
        }
    }

    public void DeleteWord() => Replace(StartOfWord(), "");

    public void DeleteToStart() => Replace(0, "");

    public void DeleteToEnd() => Text = Text[..Cursor];

    private int StartOfWord() => Text[..Cursor].TrimEnd(' ').LastIndexOf(' ') + 1;
}
