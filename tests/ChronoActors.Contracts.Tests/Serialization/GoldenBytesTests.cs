namespace ChronoActors.Contracts.Tests.Serialization;

public class GoldenBytesTests(AkkaSerialization akka) : IClassFixture<AkkaSerialization>
{
    [Theory]
    [MemberData(nameof(GoldenMessages.Names), MemberType = typeof(GoldenMessages))]
    public void Message_is_written_as_ever(string name)
    {
        var golden = GoldenMessages.Named(name);
        Assert.Equal(golden.Manifest, akka.Contracts.Manifest(golden.Example));
        Assert.Equal(golden.Hex, Convert.ToHexString(akka.Contracts.ToBinary(golden.Example)));
    }

    [Theory]
    [MemberData(nameof(GoldenMessages.Names), MemberType = typeof(GoldenMessages))]
    public void Old_bytes_are_read_as_ever(string name)
    {
        var golden = GoldenMessages.Named(name);
        Messages.AssertSame(golden.Example, akka.Contracts.FromBinary(Convert.FromHexString(golden.Hex), golden.Manifest));
    }
}
