using ChronoActors.Core.Resources;
using ChronoActors.Core.Syntax;
using CsCheck;

namespace ChronoActors.Core.Tests.Resources;

public class IdentityParsingTests
{
    [Fact]
    public void Identity_prints_and_reads_back_equal() =>
        IdentityGen.Id.Sample(id => Assert.Equal(id, ResourceId.Parse(id.ToString())));

    [Fact]
    public void Address_prints_and_reads_back_equal() =>
        Gen.Select(IdentityGen.Id, IdentityGen.Name, (id, metric) => new MetricAddress(id, metric))
            .Sample(address => Assert.Equal(address, MetricAddress.Parse(address.ToString())));

    [Fact]
    public void Garbage_is_refused_by_the_documented_error_alone() =>
        IdentityGen.Garbage.Sample(
            text =>
            {
                if (ResourceId.TryParse(text, out var id, out var error))
                {
                    Assert.Equal(id, ResourceId.Parse(id.ToString()));
                }
                else
                {
                    Assert.InRange(error.Column, 1, text.Length + 1);
                    Assert.DoesNotContain(error.ToString(), c => char.IsControl(c) && c != '\n');
                }

                _ = MetricAddress.TryParse(text, out _, out _);
            },
            iter: 5_000);

    [Fact]
    public void Labels_may_come_in_any_order_with_blanks_between_the_parts() =>
        Assert.Equal(ResourceId.Of("disk", ("device", "sda"), ("node", "e")), ResourceId.Parse(" disk { node = \"e\" , device=\"sda\", } "));

    [Fact]
    public void Address_without_a_slash_is_the_metric_value() =>
        Assert.Equal(new MetricAddress(ResourceId.Of("db"), "value"), MetricAddress.Parse("db"));

    [Theory]
    [InlineData("", 1, "the text ends too early")]
    [InlineData("7up", 1, "'7' at column 1")]
    [InlineData("a b", 3, "'b' is not expected")]
    [InlineData("disk{", 6, "the text ends too early")]
    [InlineData("disk{a}", 7, "'}' is not expected")]
    [InlineData("disk{a=1}", 8, "'1' is not expected")]
    [InlineData("disk{a=\"1}", 8, "not closed")]
    [InlineData("disk{a=\"1\\t\"}", 10, "\\t is not an escape")]
    [InlineData("disk{a=\"1\" b=\"2\"}", 12, "'b' is not expected")]
    [InlineData("disk{a=\"1\",a=\"2\"}", 12, "\"a\" is given twice")]
    [InlineData("disk{a=\"1\\n\"}", 8, "control character U+000A")]
    [InlineData("disk{1a=\"\"}", 6, "at column 1")]
    [InlineData("disk/read", 5, "'/' is not expected")]
    [InlineData("disk\0", 5, "'\uFFFD' is not expected")]
    public void Error_points_at_the_column(string text, int column, string problem)
    {
        Assert.False(ResourceId.TryParse(text, out _, out var error));
        Assert.Equal(column, error.Column);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Equal(error, Assert.Throws<SyntaxException>(() => ResourceId.Parse(text)).Error);
    }

    [Fact]
    public void Lone_surrogate_is_pointed_at()
    {
        Assert.False(ResourceId.TryParse("disk{a=\"\uD800\"}", out _, out var error));
        Assert.Equal(8, error.Column);
        Assert.True(error.ToString().IsNormalized());
    }

    [Theory]
    [InlineData("disk/", 6)]
    [InlineData("disk/re*", 8)]
    [InlineData("disk/read/x", 10)]
    [InlineData("disk/7", 6)]
    public void Bad_metric_of_an_address_is_pointed_at(string text, int column)
    {
        Assert.False(MetricAddress.TryParse(text, out _, out var error));
        Assert.Equal(column, error.Column);
    }

    [Fact]
    public void Error_for_a_person_has_a_caret_under_the_column()
    {
        Assert.False(ResourceId.TryParse("disk{a=1}", out _, out var error));
        Assert.Equal("column 8: '1' is not expected here; expected a value in double quotes\n  disk{a=1}\n         ^", error.ToString());
    }

    [Fact]
    public void Error_in_a_long_text_shows_a_window()
    {
        Assert.False(ResourceId.TryParse(new string('a', 150) + "!" + new string('b', 100), out _, out var error));
        var lines = error.ToString().Split('\n');
        Assert.Equal(lines[1].IndexOf('!', StringComparison.Ordinal), lines[2].IndexOf('^', StringComparison.Ordinal));
        Assert.True(lines[1].Length < 100);
    }
}
