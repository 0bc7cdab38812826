using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>An argument or switch in a command's declaration.</summary>
public interface IParameter
{
    /// <summary>The description, of an argument.</summary>
    ArgumentDescription? Argument { get; }

    /// <summary>The description, of a switch.</summary>
    SwitchDescription? Switch { get; }

    /// <summary>The key of its value in a parsed command.</summary>
    string Key => Argument?.Name ?? Switch!.Name;
}
