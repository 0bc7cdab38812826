using System.Diagnostics;

namespace ChronoActors.Benchmarks.Systems;

/// <summary>Looks for programs of the machine.</summary>
internal static class InstalledProgram
{
    /// <summary>The first line that a program prints when asked for its version; null where there is no such program.</summary>
    public static string? Version(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return text.Split('\n')[0].Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The version of an installed Debian package, or null.</summary>
    public static string? DebianVersion(string package) =>
        Version("dpkg-query", "--show", "--showformat=${Version}", package) is { Length: > 0 } version && char.IsAsciiDigit(version[0])
            ? version
            : null;
}
