namespace ChronoActors.Contracts.Serialization;

/// <summary>
/// Walks over the fields of a protobuf message without making objects of them. For the one message that carries every sample;
/// the others go through the generated code.
/// </summary>
/// <param name="bytes">The message. What is read as bytes is a part of it, not a copy.</param>
internal struct WireReader(ReadOnlyMemory<byte> bytes)
{
    private int _at;

    /// <summary>Moves to the next field.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="FormatException">The bytes end early or are no message.</exception>
    public bool TryTag(out uint tag)
    {
        tag = 0;
        if (_at == bytes.Length)
        {
            return false;
        }

        tag = (uint)Varint();
        return true;
    }

    public long Varint()
    {
        var span = bytes.Span;
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_at >= span.Length)
            {
                break;
            }

            var part = span[_at++];
            value |= (long)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Malformed();
    }

    public ReadOnlyMemory<byte> Bytes()
    {
        var length = Varint();
        if (length < 0 || length > bytes.Length - _at)
        {
            throw Malformed();
        }

        var part = bytes.Slice(_at, (int)length);
        _at += (int)length;
        return part;
    }

    /// <summary>Passes a field that this program does not know: a newer one wrote it.</summary>
    public void Skip(uint tag)
    {
        switch (WireFormatOf(tag))
        {
            case 0:
                Varint();
                break;
            case 1:
                Pass(8);
                break;
            case 2:
                Bytes();
                break;
            case 5:
                Pass(4);
                break;
            default:
                throw Malformed();
        }
    }

    private static uint WireFormatOf(uint tag) => tag & 7;

    private void Pass(int length)
    {
        if (length > bytes.Length - _at)
        {
            throw Malformed();
        }

        _at += length;
    }

    private static FormatException Malformed() => new("the message ends early or has a field that can't be.");
}
