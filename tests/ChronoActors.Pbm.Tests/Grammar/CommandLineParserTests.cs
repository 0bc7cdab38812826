using ChronoActors.Core.Operator;
using CsCheck;

namespace ChronoActors.Pbm.Tests.Grammar;

public sealed class CommandLineParserTests
{
    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.String,
        Gen.OneOf("tracker", "cluster", "report", "set", "show", "-s", "--selector", "-f", "-n", "-q", "-e", "--", "-", "--=", "--top=3", "-5", "above", "1s", ""));

    [Fact]
    public void Garbage_never_throws_and_gets_either_a_command_or_a_reason() =>
        Word.Array[0, 8].Sample(words =>
        {
            var isUnderstood = CommandLineParser.TryParse(SamplePalettes.All, words, out var parsed, out var fault);
            Assert.Equal(isUnderstood, parsed is not null);
            Assert.Equal(isUnderstood, fault is null);
            Assert.NotEqual("", fault?.Message);
        });

    [Fact]
    public void Values_arrive_as_they_were_given() =>
        Gen.String.Where(text => text.Length == 0 || text[0] != '-').Sample(text =>
        {
            Assert.True(CommandLineParser.TryParse(SamplePalettes.All, ["tracker", "report", "-s", text, "-n", "7", "-q"], out var parsed, out _));
            Assert.Equal(text, parsed.Values["--selector"]);
            Assert.Equal("7", parsed.Values["--top"]);
            Assert.Equal(CommandLineParser.FlagGiven, parsed.Values["--quiet"]);
        });

    [Fact]
    public void Arguments_and_switches_may_be_mixed_and_negative_numbers_are_values()
    {
        Assert.True(CommandLineParser.TryParse(SamplePalettes.All, ["tracker", "set", "-e", "2s", "cpu/total", "BELOW", "-5.5"], out var parsed, out _));
        Assert.Equal("cpu/total", parsed.Values["metric"]);
        Assert.Equal("-5.5", parsed.Values["value"]);
    }

    [Fact]
    public void Long_switches_take_values_with_an_equals_sign_and_two_dashes_end_switches()
    {
        Assert.True(CommandLineParser.TryParse(SamplePalettes.All, ["tracker", "set", "--every=1s", "--", "-x", "above", "1"], out var parsed, out _));
        Assert.Equal("1s", parsed.Values["--every"]);
        Assert.Equal("-x", parsed.Values["metric"]);
    }

    [Theory]
    [InlineData("name a palette: tracker, cluster", null)]
    [InlineData("no palette \"trakcer\"", "did you mean \"tracker\"?", "trakcer")]
    [InlineData("no palette \"show\"", "did you mean \"cluster show\"?", "show")]
    [InlineData("name a command of tracker", "--help", "tracker")]
    [InlineData("no command \"repotr\"; it has report, set", "did you mean \"report\"?", "tracker", "repotr")]
    [InlineData("no switch \"--selecter\"", "did you mean \"--selector\"?", "tracker", "report", "--selecter", "x")]
    [InlineData("no switch \"--jsn\"", "did you mean \"--json\"?", "tracker", "report", "--jsn")]
    [InlineData("no switch \"-x\"; it has -s, -f, -n, -q, --json", null, "tracker", "report", "-x")]
    [InlineData("\"jsno\" is not allowed for -f: give one of text, json", "did you mean \"json\"?", "tracker", "report", "-f", "jsno")]
    [InlineData("give a whole number, at least 1", null, "tracker", "report", "-n", "0")]
    [InlineData("give a whole number, at least 1", null, "tracker", "report", "-n", "1.5")]
    [InlineData("-s needs a value", null, "tracker", "report", "-s")]
    [InlineData("-s needs a value", null, "tracker", "report", "-s", "-q")]
    [InlineData("--quiet takes no value", null, "tracker", "report", "--quiet=1")]
    [InlineData("-s is given twice", null, "tracker", "report", "-s", "a", "--selector", "b")]
    [InlineData("\"x\" is one argument too many", null, "tracker", "report", "x")]
    [InlineData("VALUE and -e TIME missing", "--help", "tracker", "set", "m", "above")]
    [InlineData("give a number", null, "tracker", "set", "m", "above", "NaN", "-e", "1s")]
    [InlineData("give a time such as 500ms, 5s or 2m, at least 1s", null, "tracker", "set", "m", "above", "1", "-e", "10ms")]
    public void Mistakes_are_named_with_what_is_allowed(string message, string? hint, params string[] words)
    {
        Assert.False(CommandLineParser.TryParse(SamplePalettes.All, words, out _, out var fault));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains(hint ?? "", fault.Hint ?? "", StringComparison.Ordinal);
        Assert.Equal(hint is null, fault.Hint is null);
    }
}
