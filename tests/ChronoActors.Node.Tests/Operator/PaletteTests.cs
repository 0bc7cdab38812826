using ChronoActors.Core.Operator;
using ChronoActors.Node.Operator;
using ChronoActors.Node.Tests.Operator.Hosting;

namespace ChronoActors.Node.Tests.Operator;

public sealed class PaletteTests
{
    [Fact]
    public void A_command_name_can_be_used_once() =>
        Assert.Throws<ArgumentException>(() => new Palette("p", "", Empty("a"), Empty("a")));

    [Theory]
    [InlineData("--json", null)]
    [InlineData("--other", "-o")]
    [InlineData("--help", "-x")]
    public void Switches_of_pbm_itself_are_taken(string name, string? letter) =>
        Assert.Throws<ArgumentException>(() => new Palette("p", "", Empty("a", Switch.Flag(name, letter, "is taken"))));

    [Fact]
    public void Output_cuts_documents_between_characters_and_not_in_them()
    {
        var text = string.Concat(Enumerable.Repeat("a😀", 20_000));
        var pieces = Capture.Of(output => output.DocumentAsync(text, CancellationToken.None).AsTask()).Documents;
        Assert.True(pieces.Count > 1);
        Assert.All(pieces, piece => Assert.False(char.IsHighSurrogate(piece[^1])));
        Assert.Equal(text, string.Concat(pieces));
    }

    [Fact]
    public void A_feed_drops_what_nobody_reads_and_counts_it()
    {
        var feed = new EventFeed<int>(capacity: 3);
        for (var i = 0; i < 10; i++)
        {
            feed.Write(i);
        }

        Assert.Equal(7, feed.TakeDropped());
        Assert.Equal(0, feed.TakeDropped());
    }

    private static ScriptedCommand Empty(string name, params IParameter[] parameters) =>
        ScriptedCommand.Of(name, _ => Task.FromResult(ExitCode.Done), false, false, parameters);
}
