using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Core.Alerts.Notifications;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SocketException = System.Net.Sockets.SocketException;

namespace ChronoActors.Node.Receivers;

/// <summary>Sends an e-mail by SMTP; one connection per mail.</summary>
internal sealed class EmailReceiver(EmailSettings settings, TimeProvider time) : IReceiver
{
    public static ReceiverType Type { get; } = new("email", ["host", "port", "tls", "user", "password-file", "password-variable", "from", "to"], fields =>
    {
        var settings = EmailSettings.Read(fields);
        return (time, _) => new EmailReceiver(settings, time);
    });

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(Notification notification, CancellationToken cancel)
    {
        using var mail = MailOf(notification);
        using var smtp = new SmtpClient();
        try
        {
            await smtp.ConnectAsync(settings.Host, settings.Port, settings.Tls, cancel).ConfigureAwait(false);
            if (settings.Password is { } password)
            {
                await smtp.AuthenticateAsync(settings.User, password.Read(), cancel).ConfigureAwait(false);
            }

            await smtp.SendAsync(mail, cancel).ConfigureAwait(false);
            await smtp.DisconnectAsync(quit: true, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(1), time, cancel).ConfigureAwait(false);
            return SendOutcome.Confirmed;
        }
        catch (SmtpCommandException fault) when ((int)fault.StatusCode >= 500)
        {
            return SendOutcome.Refused($"SMTP {(int)fault.StatusCode}: {fault.Message}");
        }
        catch (Exception fault) when (fault is SmtpCommandException or SmtpProtocolException or ServiceNotConnectedException or AuthenticationException or SslHandshakeException or IOException or SocketException)
        {
            return SendOutcome.Failed(fault.Message);
        }
    }

    private MimeMessage MailOf(Notification notification)
    {
        var mail = new MimeMessage
        {
            Subject = $"[{(notification.IsFiring ? notification.SeverityWord : "resolved")}] {notification.Rule}: {notification.Resource}",
            Date = time.GetUtcNow(),
            // The same each time that it is sent: mail programs show a repeat once.
            MessageId = $"{notification.Key}@chronoactors",
            Body = new TextPart("plain")
            {
                Text = $"{notification.Text}\n\nstatus: {notification.Status}\nseverity: {notification.SeverityWord}\nrule: {notification.Rule}\n"
                    + $"resource: {notification.Resource}\ncondition: {notification.Condition}\nvalue: {notification.Value:R}\nat: {notification.At:O}\n",
            },
        };
        mail.From.Add(settings.From);
        mail.To.AddRange(settings.To);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }
}
