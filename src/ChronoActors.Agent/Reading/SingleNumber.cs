namespace ChronoActors.Agent.Reading;

/// <summary>A file with a single whole number, or the word <c>max</c> for no limit.</summary>
internal static class SingleNumber
{
    /// <summary>The number; null where the file is absent, says <c>max</c>, or isn't understood.</summary>
    public static double? Read(SourceFile? file)
    {
        if (file is null)
        {
            return null;
        }

        var line = file.Read().TrimEnd((byte)'\n');
        if (new Fields(line).TryNext(out ulong number))
        {
            return number;
        }

        if (!line.SequenceEqual("max"u8))
        {
            file.Malformed(line);
        }

        return null;
    }
}
