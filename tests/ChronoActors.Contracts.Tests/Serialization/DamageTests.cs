using System.Runtime.Serialization;
using ChronoActors.Contracts.Serialization;
using CsCheck;

namespace ChronoActors.Contracts.Tests.Serialization;

/// <summary>Whatever bytes come, they are a message or the one exception that Akka expects of a serializer.</summary>
public class DamageTests(AkkaSerialization akka) : IClassFixture<AkkaSerialization>
{
    public static TheoryData<string> Manifests => [.. ContractsSerializer.Manifests.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Random_bytes_are_read_or_refused(string manifest) =>
        Gen.Byte.Array[0, 64].Sample(bytes => ReadOrRefuse(bytes, manifest), iter: 2_000);

    [Theory]
    [MemberData(nameof(GoldenMessages.Names), MemberType = typeof(GoldenMessages))]
    public void Changed_bytes_are_read_or_refused(string name)
    {
        var golden = GoldenMessages.Named(name);
        var whole = Convert.FromHexString(golden.Hex);
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 4].Sample(
            changes =>
            {
                byte[] bytes = [.. whole, 0];
                foreach (var (at, value) in changes)
                {
                    bytes[at % bytes.Length] = value;
                }

                ReadOrRefuse(bytes, golden.Manifest);
            },
            iter: 2_000);
    }

    [Theory]
    [MemberData(nameof(GoldenMessages.Names), MemberType = typeof(GoldenMessages))]
    public void Truncated_bytes_are_read_or_refused(string name)
    {
        var golden = GoldenMessages.Named(name);
        var whole = Convert.FromHexString(golden.Hex);
        for (var length = 0; length < whole.Length; length++)
        {
            ReadOrRefuse(whole[..length], golden.Manifest);
        }
    }

    [Theory]
    [InlineData("rc", "18FFFFFFFFFFFFFFFF7F")] // A time limit of 292 million years.
    [InlineData("sb", "0A03010203")] // A producer id of 3 bytes.
    [InlineData("ct", "")] // No declaration.
    [InlineData("de", "FF")] // A tag cut in the middle.
    public void Malformed_bytes_are_refused_with_the_manifest(string manifest, string hex)
    {
        var refusal = Assert.Throws<SerializationException>(() => akka.Contracts.FromBinary(Convert.FromHexString(hex), manifest));
        Assert.Contains($"\"{manifest}\" message are malformed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_counts_of_one_rejection_reason_are_refused()
    {
        // The report again, with nothing but a count of values that are not finite: protobuf adds it to the first part.
        byte[] bytes = [.. Convert.FromHexString(GoldenMessages.Named("description").Hex), 0x12, 6, 0x22, 4, 8, 1, 16, 9];
        Assert.Throws<SerializationException>(() => akka.Contracts.FromBinary(bytes, "ra"));
    }

    private void ReadOrRefuse(byte[] bytes, string manifest)
    {
        try
        {
            Assert.NotNull(akka.Contracts.FromBinary(bytes, manifest));
        }
        catch (SerializationException)
        {
            // Refused, as it should be.
        }
    }
}
