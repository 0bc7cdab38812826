namespace ChronoActors.EndToEnd.Tests.Deployment.Images;

/// <summary>Who may read what a test made.</summary>
internal static class Permissions
{
    /// <summary>Everybody, as in an image: temporary folders are their owner's alone.</summary>
    public static void OpenToAll(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        }
    }
}
