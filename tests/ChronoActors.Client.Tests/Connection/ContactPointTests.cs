using ChronoActors.Client.Connection;

namespace ChronoActors.Client.Tests.Connection;

public class ContactPointTests
{
    [Theory]
    [InlineData("node-1:4053", "akka.tcp://ChronoActors@node-1:4053")]
    [InlineData("10.0.0.7:4053", "akka.tcp://ChronoActors@10.0.0.7:4053")]
    [InlineData("akka.tcp://Other@node-1:4054", "akka.tcp://Other@node-1:4054")]
    public void An_address_is_read_in_both_forms(string text, string address) =>
        Assert.Equal(address, ContactPoint.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("node-1")]
    [InlineData("node-1:")]
    [InlineData("node-1:http")]
    [InlineData("http://node-1:4053")]
    [InlineData("akka.tcp://node-1:4053")]
    [InlineData("node-1:4053/user/ingress")]
    public void Anything_else_is_refused_with_the_allowed_forms(string text) =>
        Assert.Contains("host:port", Assert.Throws<ArgumentException>(() => ContactPoint.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Connecting_needs_a_contact_point() =>
        Assert.Contains(
            nameof(ResourceTrackerOptions.ContactPoints),
            (await Assert.ThrowsAsync<ArgumentException>(() => ResourceTracker.ConnectAsync(new ResourceTrackerOptions()))).Message,
            StringComparison.Ordinal);
}
