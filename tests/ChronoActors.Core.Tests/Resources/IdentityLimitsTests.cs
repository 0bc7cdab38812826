using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;

namespace ChronoActors.Core.Tests.Resources;

public class IdentityLimitsTests
{
    [Fact]
    public void Names_have_at_most_200_bytes()
    {
        var longest = new string('a', 200);
        Assert.Equal(longest, ResourceId.Of(longest).Name);
        Assert.Equal(longest, new Metric(longest).Name);
        Assert.Equal(longest, LabelSet.Of((longest, ""))[0].Name);
        Refused(RejectionReason.IdentityTooLong, () => ResourceId.Of(longest + "a"));
        Refused(RejectionReason.IdentityTooLong, () => new Metric(longest + "a"));
        Refused(RejectionReason.IdentityTooLong, () => LabelSet.Of((longest + "a", "")));
        Refused(RejectionReason.IdentityTooLong, () => new ResourceDeclaration(ResourceId.Of("a"), longest + "a", MetricSchema.SingleValue));
    }

    [Fact]
    public void Units_have_at_most_200_bytes_of_utf8()
    {
        Assert.Equal(100, new Metric("m", new string('µ', 100)).Unit.Length);
        Refused(RejectionReason.IdentityTooLong, () => new Metric("m", new string('µ', 101)));
    }

    [Fact]
    public void Labels_are_at_most_32()
    {
        static LabelSet Labels(int count) => LabelSet.Of(Enumerable.Range(0, count).Select(i => new Label($"l{i}", "")));
        Assert.Equal(32, Labels(32).Count);
        Refused(RejectionReason.TooManyLabels, () => Labels(33));
    }

    [Fact]
    public void Identity_has_at_most_1024_bytes_of_canonical_text()
    {
        var id = ResourceId.Of("d", ("a", new string('x', 1024 - "d{a=\"\"}".Length)));
        Assert.Equal(1024, id.ToString().Length);
        Refused(RejectionReason.IdentityTooLong, () => ResourceId.Of("dd", id.Labels));
        Refused(RejectionReason.IdentityTooLong, () => ResourceId.Of("d", ("a", new string('"', 600))));
    }

    [Fact]
    public void Metrics_are_1_to_1000()
    {
        static MetricSchema Schema(int count) => MetricSchema.Of(Enumerable.Range(0, count).Select(i => new Metric($"m{i}")));
        Assert.Equal(1000, Schema(1000).Count);
        Refused(RejectionReason.TooManyMetrics, () => Schema(1001));
        Refused(RejectionReason.InvalidIdentity, () => Schema(0));
    }

    [Fact]
    public void Repeated_labels_and_metrics_are_refused()
    {
        Refused(RejectionReason.InvalidIdentity, () => LabelSet.Of(("a", "1"), ("b", "2"), ("a", "3")));
        Refused(RejectionReason.InvalidIdentity, () => MetricSchema.Of([new Metric("a"), new Metric("b"), new Metric("a", "bytes")]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("é")]
    [InlineData("a/b")]
    [InlineData("a{")]
    [InlineData("a\n")]
    [InlineData("😀")]
    [InlineData("\uD83D")]
    public void Bad_names_are_refused_by_a_message_fit_to_show(string name)
    {
        foreach (var attempt in new Action[] { () => ResourceId.Of(name), () => _ = new Metric(name), () => LabelSet.Of((name, "")) })
        {
            var refusal = Refused(RejectionReason.InvalidIdentity, attempt);
            Assert.DoesNotContain(refusal.Message, char.IsControl);
            Assert.True(refusal.Message.IsNormalized(), "a lone surrogate in the message");
        }
    }

    [Fact]
    public void Label_names_have_no_dots() => Refused(RejectionReason.InvalidIdentity, () => LabelSet.Of(("a.b", "")));

    [Theory]
    [InlineData("\0")]
    [InlineData("a\tb")]
    [InlineData("\u009B2J")]
    [InlineData(null)]
    public void Label_values_and_units_are_text_without_control_characters(string? value)
    {
        Refused(RejectionReason.InvalidIdentity, () => LabelSet.Of([new Label("a", value!)]));
        Refused(RejectionReason.InvalidIdentity, () => new Metric("m", value!));
    }

    [Fact]
    public void Lone_surrogates_are_refused()
    {
        foreach (var value in new[] { "x\uDC00", "\uD800", "\uD800x", "\uDC00\uD800" })
        {
            Refused(RejectionReason.InvalidIdentity, () => LabelSet.Of(("a", value)));
            Refused(RejectionReason.InvalidIdentity, () => new Metric("m", value));
        }
    }

    [Fact]
    public void Long_name_with_a_pair_at_the_cut_makes_a_clean_message()
    {
        for (var lead = 25; lead < 35; lead++)
        {
            var refusal = Refused(RejectionReason.InvalidIdentity, () => ResourceId.Of(new string('a', lead) + string.Concat(Enumerable.Repeat("😀", 20))));
            Assert.True(refusal.Message.IsNormalized());
        }
    }

    private static IdentityException Refused(RejectionReason reason, Func<object> attempt) => Refused(reason, () => { _ = attempt(); });

    private static IdentityException Refused(RejectionReason reason, Action attempt)
    {
        var refusal = Assert.Throws<IdentityException>(attempt);
        Assert.Equal(reason, refusal.Reason);
        return refusal;
    }
}
