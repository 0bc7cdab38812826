using ChronoActors.Core.Operator;

namespace ChronoActors.Node.Operator;

/// <summary>A named group of commands. Declared once, independent of the transport; register it with <c>AddPalette</c>.</summary>
public sealed class Palette
{
    private readonly Dictionary<string, Command> _commands = new(StringComparer.Ordinal);

    /// <summary>Checks and builds a palette.</summary>
    /// <exception cref="ArgumentException">A command name is used twice, or a switch has the name of one of pbm's own.</exception>
    public Palette(string name, string summary, params Command[] commands)
    {
        foreach (var command in commands)
        {
            var description = command.Description;
            if (!_commands.TryAdd(description.Name, command))
            {
                throw new ArgumentException($"palette {name} has two commands called {description.Name}.", nameof(commands));
            }

            if (description.Switches.FirstOrDefault(IsReserved) is { } reserved)
            {
                throw new ArgumentException($"{name} {description.Name}: {reserved.Name} or {reserved.Letter} is a switch of pbm itself.", nameof(commands));
            }
        }

        Description = new PaletteDescription(name, summary, [.. commands.Select(command => command.Description)]);
    }

    /// <summary>What clients are told of it.</summary>
    public PaletteDescription Description { get; }

    /// <summary>The command of a name that the parser found.</summary>
    public Command this[string name] => _commands[name];

    private static bool IsReserved(SwitchDescription known) =>
        GlobalSwitches.All.Any(global => known.Is(global.Name) || (global.Letter is not null && known.Is(global.Letter)));
}
