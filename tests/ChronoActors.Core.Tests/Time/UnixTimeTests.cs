using ChronoActors.Core.Time;
using CsCheck;

namespace ChronoActors.Core.Tests.Time;

public class UnixTimeTests
{
    private static readonly Gen<long> AnyTime =
        Gen.OneOf(Gen.Long, Gen.OneOf(0L, -1, 1, 999_999_999, -999_999_999, 1_000_000_000, long.MinValue, long.MaxValue));

    [Fact]
    public void Text_reads_back_to_the_nanosecond() => AnyTime.Sample(ns =>
    {
        Assert.True(UnixTime.TryParse(UnixTime.ToText(ns), out var parsed), UnixTime.ToText(ns));
        Assert.Equal(ns, parsed);
    });

    [Fact]
    public void Texts_sort_like_the_times() => Gen.Select(AnyTime, AnyTime).Sample((a, b) =>
        Assert.Equal(Math.Sign(a.CompareTo(b)), Math.Sign(string.CompareOrdinal(UnixTime.ToText(a), UnixTime.ToText(b)))));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1", -1)]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("1970-01-01T00:00:01.5Z", 1_500_000_000)]
    [InlineData("1970-01-01T00:00:00", 0)]
    [InlineData("1970-01-01T02:00:00.000000001+02:00", 1)]
    [InlineData("1969-12-31T23:59:59.999999999Z", -1)]
    public void Usual_texts_are_read(string text, long expected)
    {
        Assert.True(UnixTime.TryParse(text, out var parsed));
        Assert.Equal(expected, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("9223372036854775808")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-11-23T09:00:00.Z")]
    [InlineData("2026-11-23T09:00:00.1234567891Z")]
    [InlineData("2262-04-11T23:47:16.854775808Z")]
    [InlineData("1677-09-21T00:12:43.145224191Z")]
    [InlineData("9999-12-31T00:00:00Z")]
    [InlineData("12.5")]
    [InlineData("1.5e9")]
    public void Other_texts_are_refused(string text) => Assert.False(UnixTime.TryParse(text, out _));

    [Fact]
    public void Moments_convert_to_100_ns() => Gen.Long.Sample(ns =>
        Assert.Equal(ns / 100 * 100, UnixTime.FromDateTimeOffset(UnixTime.ToDateTimeOffset(ns))));

    [Theory]
    [InlineData("1.1.1 00:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void Moments_outside_the_range_are_refused(string text) => Assert.False(UnixTime.TryParse(text, out _));
}
