namespace ChronoActors.Pbm.Prompt;

/// <summary>
/// The lines typed before, oldest first, kept in a file of the user's own. A file that can't be read or written costs the
/// history, never the prompt. Lines with a token are not kept.
/// </summary>
internal sealed class History
{
    private const int MaxLines = 1000;

    private readonly string? _path;
    private readonly List<string> _lines = [];
    private int _position;

    /// <summary>Reads the history.</summary>
    /// <param name="path">Its file, or null to keep it in memory only.</param>
    public History(string? path)
    {
        _path = path;
        try
        {
            _lines.AddRange(path is not null && File.Exists(path) ? File.ReadLines(path).TakeLast(MaxLines) : []);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            _path = null;
        }

        _position = _lines.Count;
    }

    /// <summary>Where the user's history belongs (XDG base directories; local application data on Windows).</summary>
    public static string? DefaultPath(Func<string, string?> variable)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var state = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : variable("XDG_STATE_HOME") is { Length: > 0 } named ? named
            : home.Length > 0 ? Path.Combine(home, ".local", "state")
            : null;
        return string.IsNullOrEmpty(state) ? null : Path.Combine(state, "chronoactors", "pbm_history");
    }

    /// <summary>Adds a line, unless it repeats the newest.</summary>
    public void Add(string line)
    {
        _position = _lines.Count;
        if (line.Contains(Core.Operator.GlobalSwitches.Token.Name, StringComparison.Ordinal) || (_lines.Count > 0 && _lines[^1] == line))
        {
            return;
        }

        _lines.Add(line);
        _lines.RemoveRange(0, Math.Max(0, _lines.Count - MaxLines));
        _position = _lines.Count;
        Save();
    }

    /// <summary>The line before, or null at the oldest.</summary>
    public string? Older() => _position > 0 ? _lines[--_position] : null;

    /// <summary>The line after; empty after the newest.</summary>
    public string Newer()
    {
        _position = Math.Min(_lines.Count, _position + 1);
        return _position < _lines.Count ? _lines[_position] : "";
    }

    private void Save()
    {
        try
        {
            if (_path is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                var temporary = $"{_path}.{Path.GetRandomFileName()}";
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using (var writer = new StreamWriter(temporary, options))
                {
                    _lines.ForEach(writer.WriteLine);
                }

                File.Move(temporary, _path, overwrite: true);
            }
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            // The prompt goes on without.
        }
    }
}
