using System.Runtime.InteropServices;

namespace ChronoActors.Client.Timelines;

/// <summary>CPU time of the calling thread, user and system together.</summary>
internal static partial class ThreadCpuTime
{
    // CLOCK_THREAD_CPUTIME_ID of Linux and of macOS.
    private static readonly int ClockId = OperatingSystem.IsLinux() ? 3 : OperatingSystem.IsMacOS() ? 16 : -1;

    /// <summary>The time since the thread started; null where the system does not tell.</summary>
    public static TimeSpan? Now
    {
        get
        {
            if (ClockId >= 0)
            {
                return GetTime(ClockId, out var time) == 0 ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100)) : null;
            }

            return OperatingSystem.IsWindows() && GetThreadTimes(GetCurrentThread(), out _, out _, out var kernel, out var user)
                ? TimeSpan.FromTicks(kernel + user)
                : null;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out UnixTimeSpan time);

    [LibraryImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint GetCurrentThread();

    [LibraryImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetThreadTimes(nint thread, out long created, out long exited, out long kernel, out long user);

    /// <summary>The system's <c>timespec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct UnixTimeSpan
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
