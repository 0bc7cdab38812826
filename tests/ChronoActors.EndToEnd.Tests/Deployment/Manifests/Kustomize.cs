using System.ComponentModel;
using System.Diagnostics;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Deployment.Manifests;

/// <summary>What <c>kubectl kustomize</c> makes of an overlay.</summary>
internal static class Kustomize
{
    /// <summary>The overlays under k8s/overlays.</summary>
    public static IEnumerable<string> Overlays { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "k8s", "overlays")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    /// <summary>The manifests as YAML; the test is skipped where kubectl is not installed.</summary>
    public static string Build(string overlay)
    {
        var start = new ProcessStartInfo("kubectl", ["kustomize", Path.Combine(Repository.Root, "k8s", "overlays", overlay)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var kubectl = Process.Start(start)!;
            var errors = kubectl.StandardError.ReadToEndAsync();
            var output = kubectl.StandardOutput.ReadToEnd();
            kubectl.WaitForExit();
            return kubectl.ExitCode == 0 ? output : throw new InvalidOperationException($"kubectl kustomize {overlay}: {errors.GetAwaiter().GetResult()}");
        }
        catch (Win32Exception)
        {
            Skip.If(true, "kubectl is not installed (1.21 or newer; Debian 13's package: kubernetes-client).");
            throw;
        }
    }
}
