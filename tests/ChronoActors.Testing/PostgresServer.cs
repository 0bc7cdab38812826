using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Xunit;

namespace ChronoActors.Testing;

/// <summary>
/// A real PostgreSQL server of its own, in a temporary folder on a free port of the loopback address. PostgreSQL refuses to run as
/// root: a root test runs it as the user postgres, which Debian's package brings.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly string _binaries;
    private readonly string _folder;
    private readonly int _port = FreePort.Next();
    private Process? _server;

    private PostgresServer(string binaries)
    {
        _binaries = binaries;
        _folder = Directory.CreateTempSubdirectory("chrono-pg-").FullName;
    }

    /// <summary>For Npgsql.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Timeout=5;Maximum Pool Size=20");

    /// <summary>The server's process id.</summary>
    public int ProcessId => _server!.Id;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts a new server; the test is skipped where PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer> StartNewAsync()
    {
        var root = "/usr/lib/postgresql";
        var binaries = Directory.Exists(root) ? Directory.GetDirectories(root).OrderDescending(StringComparer.Ordinal).FirstOrDefault() : null;
        Skip.If(binaries is null, "PostgreSQL's server is not installed (Debian package: postgresql).");
        var server = new PostgresServer(Path.Combine(binaries!, "bin"));
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", server._folder);
        }

        var (command, arguments) = server.AsPostgres("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "--no-sync");
        await RunAsync(command, arguments);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts the server again on its data.</summary>
    public async Task StartAsync()
    {
        var (command, arguments) = AsPostgres("postgres", "-D", Data, "-p", _port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}", "-c", "max_connections=200");
        var server = Start(command, arguments);
        // The server logs there: unread, it would block on a full pipe.
        server.ErrorDataReceived += static (_, _) => { };
        server.BeginErrorReadLine();
        _server = server;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => KillLeftOver(server);
        await Eventually.HoldsAsync(AnswersAsync, StartLimit, "PostgreSQL to answer");
    }

    /// <summary>Stops the server at once, as <c>pg_ctl stop -m immediate</c> does: its clients see a crash.</summary>
    public async Task StopAsync()
    {
        var (command, arguments) = AsPostgres("pg_ctl", "-D", Data, "stop", "-m", "immediate", "-w");
        await RunAsync(command, arguments);
        await _server!.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await StopAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Start(command, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
        }
    }

    private static void KillLeftOver(Process server)
    {
        try
        {
            server.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was stopped in an orderly way.
        }
    }

    private static Process Start(string command, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private (string Command, string[] Arguments) AsPostgres(string program, params string[] arguments)
    {
        var path = Path.Combine(_binaries, program);
        return Environment.UserName == "root"
            ? ("setpriv", ["--reuid", "postgres", "--regid", "postgres", "--clear-groups", path, .. arguments])
            : (path, arguments);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
