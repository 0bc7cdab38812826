using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Node.Receivers;
using ChronoActors.Testing;
using Microsoft.AspNetCore.Http;

namespace ChronoActors.Node.Tests.Receivers;

/// <summary>Webhooks against a real HTTP server that takes them, fails, redirects, hangs and hangs up.</summary>
public sealed class WebhookReceiverTests
{
    [Fact]
    public async Task Body_comes_with_a_key_a_timestamp_and_a_signature_over_both()
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "secret");
        await File.WriteAllTextAsync(file, "s3cret\n");
        await using var peer = await Answering(204);
        var notification = SomeNotification.Of(7);

        Assert.Equal(SendOutcome.Confirmed, await Webhook(peer, Secret.InFile(file)).SendAsync(notification, default));

        var request = Assert.Single(peer.Requests);
        Assert.Equal(WebhookBody.Of(notification), request.Body);
        Assert.Equal(notification.Key, request.Headers["Idempotency-Key"]);
        Assert.StartsWith("application/json", request.Headers["Content-Type"], StringComparison.Ordinal);
        var signed = $"{request.Headers["X-Chrono-Timestamp"]}.{Encoding.UTF8.GetString(request.Body)}";
        var expected = HMACSHA256.HashData("s3cret"u8, Encoding.UTF8.GetBytes(signed));
        Assert.Equal($"sha256={Convert.ToHexStringLower(expected)}", request.Headers["X-Chrono-Signature"]);
        Assert.DoesNotContain("s3cret", Secret.InFile(file).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, SendOutcomeKind.Failed)]
    [InlineData(408, SendOutcomeKind.Failed)]
    [InlineData(400, SendOutcomeKind.Refused)]
    [InlineData(404, SendOutcomeKind.Refused)]
    public async Task Status_says_whether_to_try_again(int status, SendOutcomeKind kind)
    {
        await using var peer = await Answering(status);
        var outcome = await Webhook(peer).SendAsync(SomeNotification.Of(1), default);
        Assert.Equal((kind, $"HTTP {status}"), (outcome.Kind, outcome.Reason));
    }

    [Fact]
    public async Task Receiver_that_has_too_much_says_how_long_to_wait()
    {
        await using var peer = await Answering(429, static response => response.Headers.RetryAfter = "17");
        var outcome = await Webhook(peer).SendAsync(SomeNotification.Of(1), default);
        Assert.Equal((SendOutcomeKind.Failed, TimeSpan.FromSeconds(17)), (outcome.Kind, outcome.RetryAfter));
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var target = await Answering(200);
        await using var peer = await Answering(307, response => response.Headers.Location = target.Url);
        var outcome = await Webhook(peer).SendAsync(SomeNotification.Of(1), default);
        Assert.Equal(SendOutcomeKind.Refused, outcome.Kind);
        Assert.Contains("redirects", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(target.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Private_address_is_refused_when_it_is_connected(string host)
    {
        await using var peer = await Answering(200);
        var url = new UriBuilder(peer.Url) { Host = host }.Uri;
        var receiver = new WebhookReceiver(new HttpSender(() => url, allowPrivate: false, TimeProvider.System), null, TimeProvider.System);
        var outcome = await receiver.SendAsync(SomeNotification.Of(1), default);
        Assert.Equal(SendOutcomeKind.Refused, outcome.Kind);
        Assert.Contains("allow-private", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task Receiver_that_closes_early_or_is_not_there_is_a_try_that_failed()
    {
        HttpPeer peer;
        await using (peer = await HttpPeer.StartAsync(static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        }))
        {
            Assert.Equal(SendOutcomeKind.Failed, (await Webhook(peer).SendAsync(SomeNotification.Of(1), default)).Kind);
            Assert.NotEmpty(peer.Requests);
        }

        var gone = new Uri($"http://127.0.0.1:{FreePort.Next()}/secret-path");
        var receiver = new WebhookReceiver(new HttpSender(() => gone, allowPrivate: true, TimeProvider.System), null, TimeProvider.System);
        var outcome = await receiver.SendAsync(SomeNotification.Of(1), default);
        Assert.Equal(SendOutcomeKind.Failed, outcome.Kind);
        Assert.DoesNotContain("secret-path", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receiver_that_hangs_is_left_when_the_time_is_up()
    {
        await using var peer = await HttpPeer.StartAsync(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var limit = new CancellationTokenSource();
        var sending = Webhook(peer).SendAsync(SomeNotification.Of(1), limit.Token);
        await Eventually.HoldsAsync(() => Task.FromResult(peer.Requests.Length == 1), TimeSpan.FromSeconds(20), "the request to come");
        await limit.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("::ffff:192.168.0.1", true)]
    [InlineData("64:ff9b::10.0.0.1", true)]
    [InlineData("2002:7f00:1::", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2606:4700::1111", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    public void Private_addresses_are_known(string address, bool isPrivate) => Assert.Equal(isPrivate, PrivateAddress.Is(IPAddress.Parse(address)));

    private static Task<HttpPeer> Answering(int status, Action<HttpResponse>? more = null) => HttpPeer.StartAsync(context =>
    {
        context.Response.StatusCode = status;
        more?.Invoke(context.Response);
        return Task.CompletedTask;
    });

    private static WebhookReceiver Webhook(HttpPeer peer, Secret? secret = null) =>
        new(new HttpSender(() => new Uri(peer.Url), allowPrivate: true, TimeProvider.System), secret, TimeProvider.System);
}
