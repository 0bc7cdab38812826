using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Node.Receivers;
using ChronoActors.Testing;
using MailKit.Security;
using MimeKit;

namespace ChronoActors.Node.Tests.Receivers;

/// <summary>E-mails in a real conversation with a small server.</summary>
public sealed class EmailReceiverTests
{
    [Fact]
    public async Task Mail_arrives_with_an_id_that_stays_the_same()
    {
        using var peer = new SmtpPeer("250 taken");
        var notification = SomeNotification.Of(7);
        Assert.Equal(SendOutcome.Confirmed, await Email(peer.Port).SendAsync(notification, default));

        var mail = await peer.Mail;
        Assert.Contains("MAIL FROM:<chrono@example.org>", mail, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<ops@example.org>", mail, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<boss@example.org>", mail, StringComparison.Ordinal);
        Assert.Contains("Subject: [warning] disk-full: ", mail, StringComparison.Ordinal);
        Assert.Contains($"Message-Id: <{notification.Key}@chronoactors>", mail, StringComparison.Ordinal);
        Assert.Contains("used above 90, value 91", mail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("451 later", SendOutcomeKind.Failed)]
    [InlineData("554 never", SendOutcomeKind.Refused)]
    public async Task Server_says_whether_to_try_again(string answer, SendOutcomeKind kind)
    {
        using var peer = new SmtpPeer(answer);
        Assert.Equal(kind, (await Email(peer.Port).SendAsync(SomeNotification.Of(1), default)).Kind);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_a_try_that_failed() =>
        Assert.Equal(SendOutcomeKind.Failed, (await Email(FreePort.Next()).SendAsync(SomeNotification.Of(1), default)).Kind);

    private static EmailReceiver Email(int port) => new(
        new EmailSettings(
            "127.0.0.1",
            port,
            SecureSocketOptions.None,
            "",
            null,
            MailboxAddress.Parse("chrono@example.org"),
            [MailboxAddress.Parse("ops@example.org"), MailboxAddress.Parse("boss@example.org")]),
        TimeProvider.System);
}
