using System.Globalization;
using ChronoActors.Core.Operator;

namespace ChronoActors.Pbm.Prompt;

/// <summary>Reads lines from a terminal with editing, history and completion.</summary>
/// <param name="output">The terminal.</param>
/// <param name="readKey">Waits for a key.</param>
/// <param name="width">The terminal's columns, asked for each time.</param>
internal sealed class LineEditor(TextWriter output, Func<ConsoleKeyInfo> readKey, Func<int> width)
{
    private readonly LineBuffer _line = new();

    /// <summary>One line, or null at its end: Ctrl+D on an empty line.</summary>
    public string? Read(string prompt, History history, IReadOnlyList<PaletteDescription> palettes)
    {
        _line.Set("");
        while (true)
        {
            Draw(prompt);
            var key = readKey();
            var isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    _line.End();
                    Draw(prompt);
                    output.WriteLine();
                    output.Flush();
                    return _line.Text;
                case ConsoleKey.D when isControl && _line.Text.Length == 0:
                    output.WriteLine();
                    output.Flush();
                    return null;
                case ConsoleKey.C when isControl:
                    output.WriteLine("^C");
                    _line.Set("");
                    break;
                case ConsoleKey.L when isControl:
                    output.Write("\e[H\e[2J");
                    break;
                case ConsoleKey.Tab:
                    Complete(palettes);
                    break;
                case ConsoleKey.UpArrow:
                    _line.Set(history.Older() ?? _line.Text);
                    break;
                case ConsoleKey.DownArrow:
                    _line.Set(history.Newer());
                    break;
                default:
                    Edit(key, isControl);
                    break;
            }
        }
    }

    private void Edit(ConsoleKeyInfo key, bool isControl)
    {
        Action? edit = (key.Key, isControl) switch
        {
            (ConsoleKey.LeftArrow, true) => _line.WordLeft,
            (ConsoleKey.RightArrow, true) => _line.WordRight,
            (ConsoleKey.LeftArrow, _) or (ConsoleKey.B, true) => _line.Left,
            (ConsoleKey.RightArrow, _) or (ConsoleKey.F, true) => _line.Right,
            (ConsoleKey.Home, _) or (ConsoleKey.A, true) => _line.Home,
            (ConsoleKey.End, _) or (ConsoleKey.E, true) => _line.End,
            (ConsoleKey.Backspace, _) or (ConsoleKey.H, true) => _line.Backspace,
            (ConsoleKey.Delete, _) or (ConsoleKey.D, true) => _line.Delete,
            (ConsoleKey.W, true) => _line.DeleteWord,
            (ConsoleKey.U, true) => _line.DeleteToStart,
            (ConsoleKey.K, true) => _line.DeleteToEnd,
            _ when !char.IsControl(key.KeyChar) => () => _line.Insert(key.KeyChar.ToString()),
            _ => null,
        };
        edit?.Invoke();
    }

    private void Complete(IReadOnlyList<PaletteDescription> palettes)
    {
        var completion = Completion.Of(palettes, _line.Text[.._line.Cursor]);
        var common = completion.CommonStart;
        if (completion.Candidates.Count == 1)
        {
            _line.Replace(completion.Start, common + " ");
        }
        else if (common.Length > _line.Cursor - completion.Start)
        {
            _line.Replace(completion.Start, common);
        }
        else if (completion.Candidates.Count > 1)
        {
            output.WriteLine();
            output.WriteLine(string.Join("  ", completion.Candidates));
        }
    }

    // A line longer than the terminal is shown in part, with the cursor in sight.
    private void Draw(string prompt)
    {
        var room = Math.Max(10, width() - prompt.Length - 1);
        var start = Math.Max(0, _line.Cursor - room);
        var shown = _line.Text.Substring(start, Math.Min(room, _line.Text.Length - start));
        var column = prompt.Length + _line.Cursor - start;
        output.Write(string.Create(CultureInfo.InvariantCulture, $"\r\e[K{prompt}{shown}\r\e[{column}C"));
        output.Flush();
    }
}
