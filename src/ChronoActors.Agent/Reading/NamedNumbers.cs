namespace ChronoActors.Agent.Reading;

/// <summary>The content of a file that has a name and a whole number on each line, such as /proc/meminfo and cpu.stat.</summary>
internal readonly ref struct NamedNumbers(SourceFile file)
{
    private readonly ReadOnlySpan<byte> _text = file.Read();

    /// <summary>The number of a name, as it is written (with its colon, if it has one); null where it is missing or no number.</summary>
    public ulong? this[ReadOnlySpan<byte> name]
    {
        get
        {
            foreach (var range in _text.Split((byte)'\n'))
            {
                var line = _text[range];
                var fields = new Fields(line);
                if (!fields.Next().SequenceEqual(name))
                {
                    continue;
                }

                if (fields.TryNext(out ulong number))
                {
                    return number;
                }

                file.Malformed(line);
                return null;
            }

            return null;
        }
    }
}
