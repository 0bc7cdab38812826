using System.Globalization;
using Akka.Configuration;
using ChronoActors.Agent.Settings;
using ChronoActors.Node.Settings;

namespace ChronoActors.Node.Receivers;

/// <summary>The settings of one receiver; a value that can't be read is an error that names it and what is allowed.</summary>
/// <param name="path">Where they stand: <c>chrono.alerts.receivers.NAME</c>.</param>
/// <param name="config">The settings.</param>
internal sealed class ReceiverFields(string path, Config config)
{
    public bool Has(string key) => config.HasPath(key);

    public string Text(string key) => Has(key) ? config.GetString(key, "") ?? "" : "";

    /// <summary>One text or a list; at least one.</summary>
    public IList<string> Texts(string key)
    {
        var texts = !Has(key) ? [] : config.GetValue(key).IsArray() ? config.GetStringList(key) : [Text(key)];
        return texts.Count > 0 ? texts : throw Wrong(key, "", "at least one");
    }

    public string OneOf(string key, string otherwise, params string[] allowed) =>
        Has(key) ? Array.Find(allowed, Text(key).Equals) ?? throw Wrong(key, Text(key), string.Join(", ", allowed)) : otherwise;

    public bool Switch(string key, bool otherwise) => OneOf(key, otherwise ? "on" : "off", "on", "off", "true", "false") is "on" or "true";

    public int Number(string key, int otherwise, int min, int max) => !Has(key) ? otherwise
        : int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number
        : throw Wrong(key, Text(key), string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"));

    public TimeSpan Duration(string key, TimeSpan otherwise, TimeSpan min)
    {
        if (!Has(key))
        {
            return otherwise;
        }

        try
        {
            return new SettingReader(config).Duration(key, min);
        }
        catch (SettingException)
        {
            throw Wrong(key, Text(key), string.Create(CultureInfo.InvariantCulture, $"a duration with unit, such as 500ms, 30s or 10m, of at least {min.TotalMilliseconds} ms"));
        }
    }

    /// <summary>The address to send to, in the setting <c>url</c> or where <c>url-file</c> or <c>url-variable</c> say.</summary>
    public Func<Uri> Url()
    {
        if (!Has("url-file") && !Has("url-variable"))
        {
            var url = UriOf(Text("url")) ?? throw Wrong("url", WithoutUser(Text("url")), "an http or https URL without user and password, such as https://example.org/hook");
            return () => url;
        }

        if (Has("url"))
        {
            throw Wrong("url", "", "one of url, url-file and url-variable");
        }

        return SecretUrl();
    }

    /// <summary>The address to send to, where <c>url-file</c> or <c>url-variable</c> say.</summary>
    public Func<Uri> SecretUrl()
    {
        var secret = RequireSecret("url");
        Uri Read() => UriOf(secret.Read()) ?? throw new InvalidOperationException($"the secret in {secret} is no http or https URL");
        try
        {
            _ = Read();
        }
        catch (InvalidOperationException)
        {
            throw Wrong("url", secret.ToString(), "a file or variable with an http or https URL in it");
        }

        return Read;
    }

    /// <summary>A secret that must be there.</summary>
    public Secret RequireSecret(string key) => Secret(key) ?? throw Wrong($"{key}-file", "", $"a file with the secret, here or an environment variable in {key}-variable");

    /// <summary>The secret whose place is in <c>KEY-file</c> or <c>KEY-variable</c>; null if neither is there.</summary>
    public Secret? Secret(string key)
    {
        var (file, variable) = (Text($"{key}-file"), Text($"{key}-variable"));
        if (file.Length > 0 && variable.Length > 0)
        {
            throw Wrong($"{key}-variable", variable, $"one of {key}-file and {key}-variable");
        }

        var secret = file.Length > 0 ? Receivers.Secret.InFile(file) : variable.Length > 0 ? Receivers.Secret.InVariable(variable) : null;
        try
        {
            _ = secret?.Read();
            return secret;
        }
        catch (InvalidOperationException fault)
        {
            throw Wrong(file.Length > 0 ? $"{key}-file" : $"{key}-variable", file + variable, $"what holds a secret ({fault.Message})");
        }
    }

    public SettingException Wrong(string key, string value, string allowed) => SettingReader.Wrong($"{path}.{key}", value, allowed);

    /// <summary>What may be a password is not shown.</summary>
    private static string WithoutUser(string url) => url.LastIndexOf('@') is >= 0 and var at ? $"***{url[at..]}" : url;

    private static Uri? UriOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 } ? uri : null;
}
