using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ChronoActors.Agent.Reading;

/// <summary>The space and inodes of a mounted file system, as the system call <c>statvfs</c> gives them.</summary>
/// <param name="BlockSize">Bytes in a block.</param>
/// <param name="Blocks">All blocks.</param>
/// <param name="Free">Free blocks.</param>
/// <param name="Available">Free blocks that an ordinary user may take.</param>
/// <param name="Inodes">All inodes; 0 where the file system has no fixed number of them.</param>
/// <param name="FreeInodes">Free inodes.</param>
internal readonly record struct StatVfs(ulong BlockSize, ulong Blocks, ulong Free, ulong Available, ulong Inodes, ulong FreeInodes)
{
    /// <summary>Whether this platform has the layout that is read here: 64-bit Linux, glibc or musl.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Asks the kernel. Can hang for as long as the device behind the mount does.</summary>
    /// <param name="path">A path in the file system, UTF-8 with a zero at its end.</param>
    /// <exception cref="IOException">The kernel's error.</exception>
    public static StatVfs Of(byte[] path)
    {
        if (Call(path, out var native) != 0)
        {
            throw new IOException(new Win32Exception(Marshal.GetLastPInvokeError()).Message);
        }

        return new StatVfs(native.FragmentSize, native.Blocks, native.Free, native.Available, native.Inodes, native.FreeInodes);
    }

    [DllImport("libc", EntryPoint = "statvfs", SetLastError = true)]
    private static extern int Call(byte[] path, out Native result);

    /// <summary>The leading fields are the same in glibc and musl; the rest is room for what follows them.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Native
    {
        public ulong IoSize;
        public ulong FragmentSize;
        public ulong Blocks;
        public ulong Free;
        public ulong Available;
        public ulong Inodes;
        public ulong FreeInodes;
    }
}
