using System.Collections.Immutable;
using MailKit.Security;
using MimeKit;

namespace ChronoActors.Node.Receivers;

/// <summary>The checked settings of an e-mail receiver. Immutable.</summary>
internal sealed record EmailSettings(
    string Host, int Port, SecureSocketOptions Tls, string User, Secret? Password, MailboxAddress From, ImmutableArray<MailboxAddress> To)
{
    public static EmailSettings Read(ReceiverFields fields)
    {
        var tls = fields.OneOf("tls", "starttls", "starttls", "implicit", "none") switch
        {
            "implicit" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        var host = fields.Text("host");
        var (user, password) = (fields.Text("user"), fields.Secret("password"));
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw fields.Wrong("host", host, "the name or address of an SMTP server");
        }

        if (password is null != (user.Length == 0))
        {
            throw fields.Wrong("user", user, "a user along with password-file or password-variable, or neither");
        }

        if (password is not null && tls == SecureSocketOptions.None)
        {
            throw fields.Wrong("tls", "none", "starttls or implicit where there is a password");
        }

        return new EmailSettings(
            host,
            fields.Number("port", tls == SecureSocketOptions.SslOnConnect ? 465 : 587, 1, 65535),
            tls,
            user,
            password,
            Mailbox(fields, "from", fields.Text("from")),
            [.. fields.Texts("to").Select(to => Mailbox(fields, "to", to))]);
    }

    private static MailboxAddress Mailbox(ReceiverFields fields, string key, string text) =>
        MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal)
            ? mailbox
            : throw fields.Wrong(key, text, "an address such as ops@example.org");
}
