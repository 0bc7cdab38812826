using System.Globalization;
using YamlDotNet.Core;

namespace ChronoActors.Node.Rules;

/// <summary>What is wrong in a rule file, and where.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Problem">What is wrong and what is allowed.</param>
public sealed record RuleFault(long Line, long Column, string Problem)
{
    internal static RuleFault At(Mark mark, string problem) => new(mark.Line, mark.Column, problem);

    /// <summary>For example <c>line 3, column 7: …</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}: {Problem}");
}
