using ChronoActors.Core.Resources;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Tests.Resources;
using CsCheck;

namespace ChronoActors.Core.Tests.Selectors;

public class SelectorTests
{
    private static readonly ResourceId Disk = ResourceId.Of("disk", ("device", "sda"), ("node", "edge-7"));

    [Theory]
    [InlineData("", true)]
    [InlineData("*", true)]
    [InlineData("{}", true)]
    [InlineData("disk", true)]
    [InlineData("d?s*", true)]
    [InlineData("d?k", false)]
    [InlineData("disk*", true)]
    [InlineData("*k*k", false)]
    [InlineData("Disk", false)]
    [InlineData("disk{device=\"sda\"}", true)]
    [InlineData("disk{device=\"sd\"}", false)]
    [InlineData("{type=\"io\",node=~\"edge-.*\"}/read_*", true)]
    [InlineData("{node=~\"edge\"}", false)]
    [InlineData("{node=~\"x|edge-7\"}", true)]
    [InlineData("{node=~\"edge-7|x\"}", true)]
    [InlineData("{node=~\"(?i)EDGE-\\\\d\"}", true)]
    [InlineData("{node!~\"edge\"}", true)]
    [InlineData("{node!~\"edge.*\"}", false)]
    [InlineData("{device!=\"sda\"}", false)]
    [InlineData("{zone=\"\"}", true)]
    [InlineData("{zone!=\"\"}", false)]
    [InlineData("{zone=~\"a?\"}", true)]
    [InlineData("{zone=~\".+\"}", false)]
    [InlineData("{zone!=\"x\"}", true)]
    [InlineData("{type!=\"io\"}", false)]
    [InlineData(" disk { device = \"sda\" , } / read ", true)]
    public void Resource_matches_as_in_Prometheus(string selector, bool isMatch) =>
        Assert.Equal(isMatch, Selector.Parse(selector).Matches(Disk, "io"));

    [Theory]
    [InlineData("disk", "read", true)]
    [InlineData("/read_*", "read_bytes", true)]
    [InlineData("/read_*", "write_bytes", false)]
    [InlineData("/*_bytes", "read_bytes", true)]
    [InlineData("/???", "abc", true)]
    [InlineData("/???", "abcd", false)]
    [InlineData("/a*b*c", "aXbXbXc", true)]
    [InlineData("/a*b*c", "aXbXbX", false)]
    public void Metric_matches_its_glob(string selector, string metric, bool isMatch) =>
        Assert.Equal(isMatch, Selector.Parse(selector).MatchesMetric(metric));

    [Fact]
    public void Own_label_called_type_hides_the_type()
    {
        var id = ResourceId.Of("lamp", ("type", "led"));
        Assert.True(Selector.Parse("{type=\"led\"}").Matches(id, "custom"));
        Assert.False(Selector.Parse("{type=\"custom\"}").Matches(id, "custom"));
    }

    [Fact]
    public void Text_of_an_identity_is_a_selector_that_matches_it_and_spells_it_out() =>
        IdentityGen.Id.Sample(id =>
        {
            var selector = Selector.Parse(id.ToString());
            Assert.True(selector.Matches(id, "custom"));
            Assert.True(selector.TryGetExact(out var exact));
            Assert.Equal(id, exact);
        });

    [Theory]
    [InlineData("disk", true)]
    [InlineData("disk/read*", true)]
    [InlineData("disk{a=\"1\"}", true)]
    [InlineData("d*", false)]
    [InlineData("{a=\"1\"}", false)]
    [InlineData("disk{a=~\"1\"}", false)]
    [InlineData("disk{a!=\"1\"}", false)]
    [InlineData("disk{a=\"1\",a=\"2\"}", false)]
    [InlineData("7", false)]
    public void Exact_selectors_spell_out_one_identity(string selector, bool isExact) =>
        Assert.Equal(isExact, Selector.Parse(selector).IsExact);

    [Theory]
    [InlineData("", "*")]
    [InlineData("**", "*")]
    [InlineData("{}", "*")]
    [InlineData("/**", "*")]
    [InlineData("*{b=\"2\", a=~\"1\", b=\"2\"}", "{a=~\"1\",b=\"2\"}")]
    [InlineData("/read_*", "*/read_*")]
    [InlineData("disk{a!~\"\\\\\\\\d\\\"\"}/x", "disk{a!~\"\\\\\\\\d\\\"\"}/x")]
    public void Canonical_text_is_sorted_and_short(string selector, string canonical)
    {
        Assert.Equal(canonical, Selector.Parse(selector).ToString());
        Assert.Equal(Selector.Parse(selector), Selector.Parse(canonical));
    }

    [Fact]
    public void Garbage_is_refused_by_the_documented_error_alone() =>
        IdentityGen.Garbage.Select(Gen.Bool, (text, inside) => inside ? $"disk{{a=~\"{text}\"}}" : text).Sample(
            text =>
            {
                if (Selector.TryParse(text, out var selector, out var error))
                {
                    Assert.Equal(selector, Selector.Parse(selector.ToString()));
                    _ = selector.Matches(Disk, "io");
                }
                else
                {
                    Assert.InRange(error.Column, 1, text.Length + 1);
                }
            },
            iter: 1_500);

    [Fact]
    public void Matching_allocates_nothing()
    {
        var selector = Selector.Parse("d*{type=\"io\",node=~\"edge-.*\",zone!=\"x\"}/read_*");
        for (var i = 0; i < 1000; i++)
        {
            _ = selector.Matches(Disk, "io");
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var matches = 0;
        for (var i = 0; i < 1000; i++)
        {
            matches += selector.Matches(Disk, "io") && selector.MatchesMetric("read_bytes") ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1000, matches);
    }
}
