using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using ChronoActors.Contracts.Versions;

namespace ChronoActors.Contracts.Tests.Serialization;

public class RollingUpgradeTests(AkkaSerialization akka) : IClassFixture<AkkaSerialization>
{
    [Theory]
    [MemberData(nameof(GoldenMessages.Names), MemberType = typeof(GoldenMessages))]
    public void Fields_of_a_newer_version_are_ignored(string name)
    {
        var golden = GoldenMessages.Named(name);
        byte[] newer =
        [
            .. Convert.FromHexString(golden.Hex),
            0xC0, 0x3E, 42, // field 1000, a number
            0xCA, 0x3E, 2, 7, 7, // field 1001, two bytes
        ];
        Messages.AssertSame(golden.Example, akka.Contracts.FromBinary(newer, golden.Manifest));
    }

    [Fact]
    public void An_unknown_message_is_named_and_explained_and_its_receiver_can_answer()
    {
        var unknown = Assert.IsType<UnknownMessage>(akka.Contracts.FromBinary([1, 2], "zz9"));
        Assert.Contains($"\"zz9\" has come, which version {OwnVersion.Text} here does not know", unknown.Explanation, StringComparison.Ordinal);
        Assert.Equal(new NotUnderstood("zz9", OwnVersion.Text), NotUnderstood.Of(unknown));
        Assert.Matches(@"^\d+\.\d+\.\d+", OwnVersion.Text);
    }

    [Fact]
    public void What_a_stranger_puts_into_a_manifest_is_cut_and_shown_as_letters() =>
        Assert.Equal("a?b" + new string('c', 37), new UnknownMessage("a\nb" + new string('c', 1000)).Manifest);

    [Fact]
    public void An_unknown_event_is_refused_and_explained()
    {
        var refusal = Assert.Throws<SerializationException>(() => akka.Contracts.FromStored([], "zz9"));
        Assert.Contains("Unknown manifest \"zz9\"", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ChronoActors.Contracts.Commands.CommandOutcome")]
    [InlineData("ChronoActors.Contracts.Commands.CommandOutcome, ChronoActors.Contracts")]
    [InlineData("Any.Type, ChronoActors.Absent")]
    public void Type_name_as_a_manifest_loads_nothing(string name)
    {
        var asked = new ConcurrentQueue<string>();
        Assembly? Note(object? sender, ResolveEventArgs request)
        {
            asked.Enqueue(request.Name);
            return null;
        }

        AppDomain.CurrentDomain.AssemblyResolve += Note;
        try
        {
            Assert.IsType<UnknownMessage>(akka.Contracts.FromBinary([], name));
        }
        finally
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Note;
        }

        Assert.DoesNotContain(asked, request => request.StartsWith("ChronoActors.", StringComparison.Ordinal));
    }

    [Fact]
    public void Type_without_a_wire_format_is_refused() =>
        Assert.Throws<SerializationException>(() => akka.Contracts.ToBinary("a text"));
}
