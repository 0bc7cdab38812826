using ChronoActors.Core.Operator;
using CsCheck;

namespace ChronoActors.Pbm.Tests.Grammar;

public sealed class WordsTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String, Gen.OneOf('a', ' ', '"', '\'', '\\', '{', '}', ',', '=', '-').Array[0, 8].Select(c => new string(c)));

    [Fact]
    public void Splitting_never_throws() => Text.Sample(line => WordSplitter.Split(line, out _));

    [Fact]
    public void Quoted_words_come_back() => Text.Array[0, 5].Sample(words =>
    {
        var line = string.Join(' ', words.Select(WordSplitter.Quote));
        Assert.Equal(words, WordSplitter.Split(line, out var isOpen));
        Assert.False(isOpen);
    });

    [Theory]
    [InlineData("""tracker stats disk{device="sda",node="edge 7"}/read_*""", """disk{device="sda",node="edge 7"}/read_*""")]
    [InlineData("""tracker stats 'disk{device="sda",node="edge 7"}'""", """disk{device="sda",node="edge 7"}""")]
    [InlineData("""tracker stats disk{device="s}d\"a"}""", """disk{device="s}d\"a"}""")]
    [InlineData("""tracker stats { type = "io" , node =~ "a b" }""", """{ type = "io" , node =~ "a b" }""")]
    [InlineData("""tracker stats "disk{device=\"sda\"}" """, """disk{device="sda"}""")]
    public void Resources_survive_the_prompt(string line, string resource) =>
        Assert.Equal(["tracker", "stats", resource], WordSplitter.Split(line, out _));

    [Theory]
    [InlineData("a 'b c")]
    [InlineData("a disk{device=\"sda\"")]
    [InlineData("a \"")]
    public void What_is_not_closed_is_told(string line)
    {
        Assert.Equal(2, WordSplitter.Split(line, out var isOpen).Count);
        Assert.True(isOpen);
    }

    [Theory]
    [InlineData("stas", "stats")]
    [InlineData("tsats", "stats")]
    [InlineData("STATS", "stats")]
    [InlineData("thr", "threshold-set")]
    [InlineData("xyzzy", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_found(string typed, string? expected) => Assert.Equal(expected, Nearest.To(typed, ["stats", "list", "threshold-set", "watch"]));

    [Fact]
    public void A_word_is_nearest_to_itself_and_garbage_is_bounded()
    {
        Gen.OneOf("stats", "list", "watch").Sample(word => Assert.Equal(word, Nearest.To(word, ["list", "stats", "watch"])));
        Assert.Null(Nearest.To(new string('x', 1_000_000), ["stats"]));
    }

    [Fact]
    public void Durations_read_back() => Gen.Int[0, 100_000_000].Sample(milliseconds =>
    {
        var duration = TimeSpan.FromMilliseconds(milliseconds);
        Assert.True(DurationText.TryParse(DurationText.Of(duration), out var back));
        Assert.Equal(duration, back);
    });

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1y")]
    [InlineData("1e5s")]
    [InlineData("99999999d")]
    public void What_is_no_duration_is_refused(string text) => Assert.False(DurationText.TryParse(text, out _));
}
