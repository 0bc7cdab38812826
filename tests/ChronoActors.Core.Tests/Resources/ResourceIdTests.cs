using ChronoActors.Core.Resources;
using CsCheck;

namespace ChronoActors.Core.Tests.Resources;

public class ResourceIdTests
{
    [Fact]
    public void Identity_does_not_depend_on_the_order_of_labels()
    {
        var one = ResourceId.Of("disk", ("node", "e"), ("device", "sda"));
        var other = ResourceId.Of("disk", ("device", "sda"), ("node", "e"));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal(one.Labels, other.Labels);
        Assert.Equal("disk{device=\"sda\",node=\"e\"}", one.ToString());
    }

    [Fact]
    public void Entity_is_the_same_on_every_machine_and_safe_in_paths()
    {
        Assert.Equal("aKuE98bQ9XgVhesbUolJnw", ResourceId.Of("cpu").Entity);
        IdentityGen.Id.Sample(id => Assert.Matches("^[A-Za-z0-9_-]{22}$", id.Entity));
    }

    [Fact]
    public void Values_that_try_to_forge_labels_make_other_identities() =>
        Gen.Select(IdentityGen.Id, IdentityGen.Id).Sample((a, b) =>
            Assert.Equal(a.Name == b.Name && a.Labels.Equals(b.Labels), a.ToString() == b.ToString()));

    [Fact]
    public void Fingerprint_depends_on_names_units_kinds_and_order()
    {
        Metric a = new("a", "bytes"), b = new("b");
        var fingerprints = new[]
        {
            MetricSchema.Of([a, b]), MetricSchema.Of([b, a]), MetricSchema.Of([a]), MetricSchema.Of([new("a"), b]),
            MetricSchema.Of([new("a", "bytes", MetricKind.Counter), b]),
        }.Select(schema => schema.Fingerprint);
        Assert.Equal(5, fingerprints.Distinct().Count());
        Assert.Equal(MetricSchema.Of([a, b]), MetricSchema.Of([new("a", "bytes"), new("b")]));
    }
}
