using ChronoActors.Agent.Settings;

namespace ChronoActors.Node.Storage;

/// <summary>The folder of a node on SQLite, locked for as long as this object lives: a second node on it is refused.</summary>
public sealed class DataDirectory : IDisposable
{
    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held) => (DatabaseFile, _lock) = (Path.Combine(path, "chrono.db"), held);

    /// <summary>The database file.</summary>
    public string DatabaseFile { get; }

    /// <summary>Creates the folder where it is missing, and locks it.</summary>
    /// <exception cref="SettingException">It can't be written, or another node has it.</exception>
    public static DataDirectory Open(string path)
    {
        var lockFile = Path.Combine(path, "node.lock");
        try
        {
            Directory.CreateDirectory(path);
            return new DataDirectory(path, new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw Unusable(path, fault.Message);
        }
        catch (IOException fault) when (File.Exists(lockFile) && IsHeldByAnother(lockFile))
        {
            throw new SettingException(
                $"The data directory {path} (chrono.persistence.data-dir) is in use by another node; stop it, give this one another directory, or run several nodes on PostgreSQL. ({fault.Message})");
        }
        catch (IOException fault)
        {
            throw Unusable(path, fault.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static SettingException Unusable(string path, string why) =>
        new($"The data directory {path} (chrono.persistence.data-dir) can't be written: {why} Give a directory that this user can write.");

    private static bool IsHeldByAnother(string lockFile)
    {
        try
        {
            using var stream = new FileStream(lockFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
