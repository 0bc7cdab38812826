using System.Text;

namespace ChronoActors.Core.Tests.Reports;

/// <summary>A strict reader of RFC 4180: CRLF after each record, quotes around what needs them.</summary>
internal static class Rfc4180
{
    public static List<string[]> Read(string text)
    {
        var records = new List<string[]>();
        var record = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            record.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            records.Add([.. record]);
            record.Clear();
        }

        Assert.Empty(record);
        return records;
    }

    private static string Plain(string text, ref int at)
    {
        var start = at;
        while (text[at] is not (',' or '\r' or '\n'))
        {
            Assert.NotEqual('"', text[at++]);
        }

        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        at++;
        while (text[at] != '"' || text[at + 1] == '"')
        {
            at += text[at] == '"' ? 1 : 0;
            value.Append(text[at++]);
        }

        at++;
        return value.ToString();
    }
}
