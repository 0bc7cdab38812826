using ChronoActors.Core.Operator;
using ChronoActors.Core.Syntax;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChronoActors.Node.Rules;

/// <summary>The fields of a YAML map, taken one after the other; what is wrong goes to a list, so that all of it can be told at once.</summary>
internal sealed class FieldReader
{
    private readonly Dictionary<string, YamlNode> _fields = [];
    private readonly YamlNode _map;
    private readonly List<RuleFault> _faults;

    /// <param name="node">The map.</param>
    /// <param name="what">What it is, for a person.</param>
    /// <param name="allowed">The names that it may have.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public FieldReader(YamlNode node, string what, IReadOnlyList<string> allowed, List<RuleFault> faults)
    {
        (_map, _faults) = (node, faults);
        if (node is not YamlMappingNode map)
        {
            Fault(node, $"{what} must be a map with the fields {string.Join(", ", allowed)}.");
            return;
        }

        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (allowed.Contains(name))
            {
                _fields[name] = value;
            }
            else
            {
                var near = Nearest.Hint(name, allowed);
                Fault(key, $"{what} has no field \"{PlainText.Of(name)}\"; it has {string.Join(", ", allowed)}{(near is null ? "." : $" ({near})")}");
            }
        }
    }

    /// <summary>The node of a field, or null.</summary>
    public YamlNode? Node(string name) => _fields.GetValueOrDefault(name);

    /// <summary>A text as it is; null, with a fault, where it must be given and is not.</summary>
    public string? Text(string name, bool isRequired = false) => Read(name, static text => text, isRequired);

    /// <summary>A text that is read as something else; null where there is none, or where it is wrong.</summary>
    /// <param name="name">The field.</param>
    /// <param name="read">Reads it; throws a <see cref="FormatException"/>, best a <see cref="SyntaxException"/>, where it can't.</param>
    /// <param name="isRequired">Whether it must be given.</param>
    public T? Read<T>(string name, Func<string, T> read, bool isRequired = false)
        where T : class
    {
        if (!_fields.TryGetValue(name, out var node))
        {
            if (isRequired && _map is YamlMappingNode)
            {
                Fault(_map, $"the field {name} is missing.");
            }

            return null;
        }

        if (node is not YamlScalarNode { Value: { } text } scalar)
        {
            Fault(node, $"{name} must be a text.");
            return null;
        }

        try
        {
            return read(text);
        }
        catch (SyntaxException fault)
        {
            // A plain or quoted text on one line stands in the file as it is read; of others only the start is known.
            var isOneLine = scalar.Start.Line == scalar.End.Line && scalar.Style is ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
            var shift = isOneLine ? fault.Error.Column - (scalar.Style == ScalarStyle.Plain ? 1 : 0) : 0;
            _faults.Add(new RuleFault(scalar.Start.Line, scalar.Start.Column + shift, $"{name}: {fault.Error.Problem}; expected {fault.Error.Expected}."));
        }
        catch (FormatException fault)
        {
            Fault(node, $"{name}: {fault.Message}");
        }

        return null;
    }

    private void Fault(YamlNode node, string problem) => _faults.Add(RuleFault.At(node.Start, problem));
}
