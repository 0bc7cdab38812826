namespace ChronoActors.Core.Operator;

/// <summary>The switches that <c>pbm</c> itself understands, with every command. Palettes may not use their names.</summary>
public static class GlobalSwitches
{
    /// <summary>Print for programs.</summary>
    public static SwitchDescription Json { get; } = new("--json", null, "print JSON on standard output, everything else on standard error", ValueRule.Flag);

    /// <summary>Write to a file.</summary>
    public static SwitchDescription Output { get; } = new("--output", "-o", "write the result to a new file instead of standard output", new(ValueKind.Text, "FILE"));

    /// <summary>Overwrite the file.</summary>
    public static SwitchDescription Force { get; } = new("--force", null, "let -o replace a file that exists", ValueRule.Flag);

    /// <summary>Who asks.</summary>
    public static SwitchDescription Token { get; } = new("--token", null, "bearer token for commands that change something (safer: a file named by PBM_TOKEN_FILE)", new(ValueKind.Text, "TOKEN"));

    /// <summary>Explain instead of doing.</summary>
    public static SwitchDescription Help { get; } = new("--help", "-h", "explain a palette or command instead of running it", ValueRule.Flag);

    /// <summary>Say the version.</summary>
    public static SwitchDescription Version { get; } = new("--version", null, "print the version of pbm", ValueRule.Flag);

    /// <summary>All of them, in the order of help.</summary>
    public static IReadOnlyList<SwitchDescription> All { get; } = [Json, Output, Force, Token, Help, Version];
}
