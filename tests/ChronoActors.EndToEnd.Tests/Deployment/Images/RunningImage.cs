using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ChronoActors.EndToEnd.Tests.Processes;
using ChronoActors.Testing;

namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>
/// The content of an image as a container runs it, as far as that goes without a container engine: the published folder at its
/// place, the Dockerfile's user, environment and program, a read-only root file system, no capabilities, mounts of its own.
/// </summary>
internal sealed class RunningImage : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly string Script = Path.Combine(Repository.Root, "tests", "ChronoActors.EndToEnd.Tests", "Deployment", "Images", "image-root.sh");

    private readonly Dockerfile _image;
    private readonly IReadOnlyList<string> _arguments;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly TemporaryDirectory _root;
    private readonly TemporaryDirectory _data;
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private RunningImage(PublishedImage published, ContainerOptions options)
    {
        (_image, _arguments, _root, _data) = (published.Dockerfile, options.Arguments, new TemporaryDirectory(), new TemporaryDirectory());
        _environment = options.Environment.Concat(_image.Environment).DistinctBy(pair => pair.Key).ToDictionary();
        var user = _image.User.Split(':');
        Run("chown", $"{user[0]}:{user[1]}", _data.Path);
        string[] namespaces = options.OwnNetwork ? ["--mount", "--net"] : ["--mount"];
        _process = Start("unshare", [
            .. namespaces, "--propagation", "private", "sh", Script,
            _root.Path, published.Folder, user[0], user[1], DotnetFolder(), _data.Path, _image.WorkingDirectory, .. options.Mounts, "--", .. _image.EntryPoint, .. options.Arguments]);
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill(_process);
    }

    /// <summary>Runs an image; the test is skipped where that needs rights that it does not have.</summary>
    public static RunningImage Start(PublishedImage published, ContainerOptions options)
    {
        Skip.IfNot(Environment.UserName == "root", "Mounts for an image need root.");
        Skip.IfNot(Run("unshare", "--mount", "--net", "mount", "-t", "tmpfs", "tmpfs", "/tmp"), "This root may not make mount and network namespaces.");
        Skip.IfNot(Run("ip", "link", "show", "lo"), "ip is not installed (Debian package: iproute2).");
        return new RunningImage(published, options);
    }

    /// <summary>Runs another program in the same container, as <c>kubectl exec</c> does.</summary>
    public async Task<PbmProcess> ExecAsync(params string[] command)
    {
        var user = _image.User.Split(':');
        var target = _process.Id.ToString(CultureInfo.InvariantCulture);
        using var process = Start("nsenter", [
            "--target", target, "--mount", "--net", "--root", "--wd",
            "setpriv", $"--reuid={user[0]}", $"--regid={user[1]}", "--clear-groups", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all", .. command]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Limit);
        return new PbmProcess(process.ExitCode, await output, await errors);
    }

    /// <summary>Waits until the image's own health check says that it is ready.</summary>
    public async Task ReadyAsync()
    {
        string[] probe = [.. _image.EntryPoint, .. _arguments, .. (string[])["--probe"]];
        await Eventually.HoldsAsync(async () => Alive(await Said()) && (await ExecAsync(probe)).ExitCode == 0, Limit, "the image to be ready");
    }

    /// <summary>Sends the signal that container engines stop with.</summary>
    public void Terminate() => Run("kill", "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits for the end.</summary>
    /// <returns>Exit code and everything that was printed.</returns>
    public async Task<PbmProcess> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        return new PbmProcess(_process.ExitCode, await _output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        Kill(_process);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _root.Dispose();
        _data.Dispose();
    }

    private static bool Alive(string? end) => end is null ? true : throw new InvalidOperationException($"The program ended: {end}");

    private static void Kill(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // There is no such command.
            return false;
        }
    }

    /// <summary>Where the runtime is that runs this test: above shared/Microsoft.NETCore.App/VERSION.</summary>
    private static string DotnetFolder() => Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private async Task<string?> Said() => _process.HasExited ? $"{_process.ExitCode} {await _output} {await _errors}" : null;

    private Process Start(string command, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment.Clear();
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_ROOT"] = "/dotnet";
        return Process.Start(start)!;
    }
}
