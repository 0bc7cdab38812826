using System.Globalization;
using ChronoActors.Pbm.Prompt;
using ChronoActors.Pbm.Tests.Grammar;
using ChronoActors.Testing;
using CsCheck;

namespace ChronoActors.Pbm.Tests.Prompt;

public sealed class PromptTests
{
    [Theory]
    [InlineData("", "tracker,cluster,help,exit")]
    [InlineData("tr", "tracker")]
    [InlineData("tracker ", "report,set")]
    [InlineData("tracker re", "report")]
    [InlineData("tracker report --s", "--selector")]
    [InlineData("tracker report -s x --", "--format,--top,--quiet,--json,--output,--force,--token,--help,--version")]
    [InlineData("tracker report -f ", "text,json")]
    [InlineData("tracker report --format j", "json")]
    [InlineData("tracker report -s ", "")]
    [InlineData("tracker set ", "--every,--json,--output,--force,--token,--help,--version")]
    [InlineData("tracker set cpu ", "above,below")]
    [InlineData("tracker set -e 1s cpu a", "above")]
    [InlineData("help ", "tracker,cluster")]
    [InlineData("help cluster t", "tail")]
    [InlineData("nothing ", "")]
    [InlineData("nothing re", "")]
    [InlineData("tracker stats disk{device=\"s", "")]
    public void Tab_offers_what_may_come_next(string line, string expected) =>
        Assert.Equal(expected, string.Join(',', Completion.Of(SamplePalettes.All, line).Candidates));

    [Fact]
    public void Completion_never_throws() => Gen.OneOf(Gen.String, Gen.OneOf("tracker", "set", "-e", " ", "{", "\"", "--").Array[0, 8].Select(string.Concat))
        .Sample(line => Completion.Of(SamplePalettes.All, line));

    [Fact]
    public void Keys_edit_complete_and_recall()
    {
        var history = new History(null);
        Assert.Equal("tracker report ", Read(history, "tra\t", "rep\t"));
        history.Add("first");
        history.Add("second");
        Assert.Equal("first", Read(history, ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow));
        history.Add("third");
        Assert.Equal("third", Read(history, ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.DownArrow));
        Assert.Equal("xac", Read(history, "abc", ConsoleKey.LeftArrow, ConsoleKey.Backspace, ConsoleKey.Home, "x"));
        Assert.Equal("b", Read(history, "lost", Control(ConsoleKey.C), "a b", Control(ConsoleKey.A), ConsoleKey.Delete, ConsoleKey.Delete));
        Assert.Equal("one ", Read(history, "one two", Control(ConsoleKey.W)));
        Assert.Equal("", Read(history, "one two", Control(ConsoleKey.U)));
        Assert.Null(Read(history, Control(ConsoleKey.D)));
    }

    [Fact]
    public void Tab_lists_what_is_not_clear_yet()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Assert.Equal("tracker report ", Read(new History(null), output, "tracker \trep\t"));
        Assert.Contains("report  set", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_longer_than_the_terminal_stays_editable()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var text = new string('x', 500);
        Assert.Equal(text, Read(new History(null), output, text));
    }

    [Fact]
    public void History_is_kept_for_the_user_alone_without_tokens()
    {
        using var folder = new TemporaryDirectory();
        var path = Path.Combine(folder.Path, "state", "history");
        var history = new History(path);
        history.Add("tracker list");
        history.Add("tracker list");
        history.Add("cluster leave --token secret");
        Assert.Equal(["tracker list"], File.ReadAllLines(path));
        Assert.Equal("tracker list", new History(path).Older());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void A_history_that_can_t_be_written_is_kept_in_memory()
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        var history = new History(Path.Combine(file, "history"));
        history.Add("tracker list");
        Assert.Equal("tracker list", history.Older());
    }

    private static ConsoleKeyInfo Control(ConsoleKey key) => new('\0', key, shift: false, alt: false, control: true);

    private static string? Read(History history, params object[] keys)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        return Read(history, output, keys);
    }

    private static string? Read(History history, StringWriter output, params object[] keys)
    {
        var queue = new Queue<ConsoleKeyInfo>(keys.SelectMany(KeysOf).Append(KeyOf('\n')));
        return new LineEditor(output, queue.Dequeue, () => 80).Read("> ", history, SamplePalettes.All);
    }

    private static IEnumerable<ConsoleKeyInfo> KeysOf(object key) => key switch
    {
        ConsoleKey plain => [new ConsoleKeyInfo('\0', plain, false, false, false)],
        ConsoleKeyInfo info => [info],
        _ => ((string)key).Select(KeyOf),
    };

    private static ConsoleKeyInfo KeyOf(char c) => c switch
    {
        '\t' => new(c, ConsoleKey.Tab, false, false, false),
        '\n' => new(c, ConsoleKey.Enter, false, false, false),
        _ => new(c, ConsoleKey.None, false, false, false),
    };
}
