using System.Buffers.Text;

namespace ChronoActors.Agent.Reading;

/// <summary>Reads the fields of a line from left to right; blanks and tabs stand between them.</summary>
internal ref struct Fields(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line;

    /// <summary>The next field; empty after the last one.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var start = _rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (start < 0)
        {
            return _rest = default;
        }

        _rest = _rest[start..];
        var end = _rest.IndexOfAny((byte)' ', (byte)'\t');
        var field = end < 0 ? _rest : _rest[..end];
        _rest = _rest[field.Length..];
        return field;
    }

    /// <summary>The next field as a whole number; false where it isn't one.</summary>
    public bool TryNext(out ulong number)
    {
        var field = Next();
        return Utf8Parser.TryParse(field, out number, out var used) && used == field.Length;
    }

    /// <summary>The next field as a finite number with a fraction; false where it isn't one.</summary>
    public bool TryNext(out double number)
    {
        var field = Next();
        return Utf8Parser.TryParse(field, out number, out var used) && used == field.Length && double.IsFinite(number);
    }

    /// <summary>Fills <paramref name="numbers"/> from the next fields; false where one isn't a whole number.</summary>
    public bool TryNext(scoped Span<ulong> numbers)
    {
        foreach (ref var number in numbers)
        {
            if (!TryNext(out number))
            {
                return false;
            }
        }

        return true;
    }
}
