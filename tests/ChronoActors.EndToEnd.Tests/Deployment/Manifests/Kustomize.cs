using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>What <c>kubectl kustomize</c> makes of an overlay.</summary>
internal static partial class Kustomize
{
    private const int OldestMinor = 24;

    /// <summary>The overlays under k8s/overlays.</summary>
    public static IEnumerable<string> Overlays { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "k8s", "overlays")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>The manifests as YAML; the test is skipped where kubectl is not installed, or too old for today's kustomization files.</summary>
    public static string Build(string overlay)
    {
        Skip.If(MinorVersion() is not >= OldestMinor, $"kubectl 1.{OldestMinor} or newer is not installed (Debian 13's package: kubernetes-client).");
        var (exitCode, output, errors) = Run("kustomize", Path.Combine(Repository.Root, "k8s", "overlays", overlay));
        return exitCode == 0 ? output : throw new InvalidOperationException($"kubectl kustomize {overlay}: {errors}");
    }

    private static int? MinorVersion()
    {
        try
        {
            var found = Minor().Match(Run("version", "--client", "--output", "json").Output);
            return found.Success ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using var kubectl = Process.Start(new ProcessStartInfo("kubectl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = kubectl.StandardError.ReadToEndAsync();
        var output = kubectl.StandardOutput.ReadToEnd();
        kubectl.WaitForExit();
        return (kubectl.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    [GeneratedRegex(@"""minor"": ""([0-9]+)")]
    private static partial Regex Minor();
}
