namespace ChronoActors.Agent.Settings;

/// <summary>Where the kernel's files are mounted.</summary>
/// <param name="Proc">The process file system.</param>
/// <param name="Sys">The device file system.</param>
/// <param name="Cgroup">The agent's own control group, version 2.</param>
/// <param name="Mounts">The mount table.</param>
/// <param name="Network">The table of network interfaces.</param>
/// <param name="Files">Put in front of each mount point when asking for its usage.</param>
public sealed record MachineRoots(string Proc, string Sys, string Cgroup, string Mounts, string Network, string Files)
{
    /// <summary>Where Linux has them.</summary>
    public static MachineRoots Default { get; } = new("/proc", "/sys", "/sys/fs/cgroup", "/proc/self/mounts", "/proc/net/dev", "/");
}
