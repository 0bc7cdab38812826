using System.Diagnostics;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;

namespace ChronoActors.Core.Tests.Selectors;

public class SelectorErrorTests
{
    [Theory]
    [InlineData("disk{", 6, "a label name or '}'")]
    [InlineData("disk}", 5, "a name pattern, '{', '/' or the end")]
    [InlineData("disk{}x", 7, "'/' and a metric, or the end")]
    [InlineData("disk/", 6, "a metric name or pattern after '/'")]
    [InlineData("disk/a/b", 7, "the end")]
    [InlineData("disk{type}", 10, "'=', '!=', '=~' or '!~' after the label name")]
    [InlineData("disk{type==\"io\"}", 11, "a value in double quotes")]
    [InlineData("disk{type='io'}", 11, "a value in double quotes")]
    [InlineData("disk{type=\"io}", 11, "a closing '\"'")]
    [InlineData("disk{a=\"1\" b=\"2\"}", 12, "',' or '}'")]
    [InlineData("disk{a=~\"x\\.y\"}", 11, "\\\\, \\\" or \\n after a backslash")]
    [InlineData("disk{a=~\"ab[c\"}", 13, "a regular expression")]
    [InlineData("disk{a=~\"\\\\d)\"}", 13, "a regular expression")]
    [InlineData("disk{a=~\"x(?=y)\"}", 10, "one that runs in bounded time")]
    [InlineData("disk{a=~\"(x)\\\\1\"}", 10, "one that runs in bounded time")]
    [InlineData("disk{a=~\"(x{1000}){1000}\"}", 10, "one that runs in bounded time")]
    [InlineData("disk{1=\"\"}", 6, "a letter or '_'")]
    public void Error_points_at_the_column_and_says_what_is_expected(string text, int column, string expected)
    {
        Assert.False(Selector.TryParse(text, out _, out var error));
        Assert.Equal((column, expected), (error.Column, error.Expected));
    }

    [Fact]
    public void Selector_over_the_limits_is_refused()
    {
        Assert.True(Selector.TryParse(new string('a', SelectorLimits.MaxLength), out _, out _));
        Assert.False(Selector.TryParse(new string('a', SelectorLimits.MaxLength + 1), out _, out var tooLong));
        Assert.Contains("at most 4096", tooLong.Message, StringComparison.Ordinal);

        static string Matchers(int count) => "{" + string.Join(',', Enumerable.Range(0, count).Select(i => $"a{i}=\"\"")) + "}";
        Assert.True(Selector.TryParse(Matchers(SelectorLimits.MaxMatchers), out _, out _));
        Assert.False(Selector.TryParse(Matchers(SelectorLimits.MaxMatchers + 1), out _, out var tooMany));
        Assert.Contains("at most 32", tooMany.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(a|a)*b")]
    [InlineData("(.*)*(.*)*(.*)*(.*)*b")]
    [InlineData(".*a.{400}b")]
    public void Hostile_patterns_end_soon(string pattern)
    {
        var id = ResourceId.Of("x", ("a", new string('a', 1000)));
        var clock = Stopwatch.StartNew();
        Assert.False(Selector.Parse($"{{a=~\"{pattern}\"}}").Matches(id, "custom"));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void Deeply_nested_patterns_are_read_or_refused()
    {
        var text = "{a=~\"" + new string('(', 2000) + new string(')', 2000) + "\"}";
        Assert.True(Selector.TryParse(text, out _, out var error) || error is not null);
    }
}
