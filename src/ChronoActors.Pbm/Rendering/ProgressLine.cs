using System.Globalization;
using ChronoActors.Core.Syntax;

namespace ChronoActors.Pbm.Rendering;

/// <summary>
/// Shows that somebody waits: from one second on, a line on a terminal's standard error that is gone when the answer comes.
/// Silent where standard error is no terminal. Thread-safe.
/// </summary>
internal sealed class ProgressLine : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TextWriter _error;
    private readonly int _width;
    private readonly ITimer? _timer;
    private string _text = "waiting for the node";
    private int _seconds;
    private bool _isShown;
    private bool _isOver;

    public ProgressLine(Surroundings surroundings, TimeProvider time)
    {
        _error = surroundings.Error;
        _width = surroundings.Width;
        _timer = surroundings.ErrorIsTerminal ? time.CreateTimer(_ => Tick(), null, Step, Step) : null;
    }

    /// <summary>What the node is doing.</summary>
    public void Report(string text)
    {
        lock (_lock)
        {
            _text = PlainText.Of(text);
        }
    }

    /// <summary>Takes the line away, before something is put out; it comes back with the next second.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_isShown)
            {
                _error.Write("\r\e[K");
                _isShown = false;
            }
        }
    }

    /// <summary>Takes the line away for good.</summary>
    public void End()
    {
        Clear();
        lock (_lock)
        {
            _isOver = true;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    private void Tick()
    {
        lock (_lock)
        {
            _seconds++;
            if (!_isOver)
            {
                var line = string.Create(CultureInfo.InvariantCulture, $"{_text} … {_seconds} s");
                _error.Write($"\r\e[K{PlainText.Fit(line, _width - 1)}");
                _isShown = true;
            }
        }
    }
}
