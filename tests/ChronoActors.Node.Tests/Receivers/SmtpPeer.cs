using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChronoActors.Node.Tests.Receivers;

/// <summary>A small SMTP server on a free port of the loopback address; it speaks with one client at a time.</summary>
internal sealed class SmtpPeer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _answerToMail;

    /// <param name="answerToMail">What it says when a mail has come whole.</param>
    public SmtpPeer(string answerToMail)
    {
        _answerToMail = answerToMail;
        _listener.Start();
        Mail = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Envelope and text of the mail that came.</summary>
    public Task<string> Mail { get; }

    public void Dispose() => _listener.Dispose();

    private async Task<string> ServeAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        var mail = new StringBuilder();
        await writer.WriteLineAsync("220 peer");
        while (await reader.ReadLineAsync() is { } line)
        {
            var command = line.Split(' ', ':')[0].ToUpper(CultureInfo.InvariantCulture);
            if (command is "MAIL" or "RCPT")
            {
                mail.AppendLine(line);
            }

            await writer.WriteLineAsync(command switch { "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 ok" });
            if (command == "QUIT")
            {
                break;
            }

            if (command == "DATA")
            {
                while (await reader.ReadLineAsync() is { } text && text != ".")
                {
                    mail.AppendLine(text);
                }

                await writer.WriteLineAsync(_answerToMail);
            }
        }

        return mail.ToString();
    }
}
