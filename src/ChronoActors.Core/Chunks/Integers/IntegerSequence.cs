using System.Numerics;
using ChronoActors.Core.Chunks.Bytes;

namespace ChronoActors.Core.Chunks.Integers;

/// <summary>
/// A column of 64-bit integers: the first one; the unit that all others differ from it by multiples of (timestamps on whole
/// milliseconds, memory in pages); a <see cref="Prediction"/>, and what that leaves, as <see cref="ResidualBlocks"/>.
/// </summary>
internal static class IntegerSequence
{
    private const int PredictionMask = 0x03;
    private const int HasUnit = 0x04;
    private const int MaxHeaderSize = 32;

    /// <summary>So many integers, spread over the column, tell which prediction suits it.</summary>
    private const int Probes = 64;

    /// <param name="values">At least one; overwritten.</param>
    /// <param name="best">The most elaborate prediction to try.</param>
    /// <param name="scratch">Holds the residuals.</param>
    public static void Write(Span<long> values, Prediction best, ChunkScratch scratch)
    {
        var first = values[0];
        var unit = Units.Of(values);
        var rest = values[1..];
        foreach (ref var value in rest)
        {
            value -= first;
        }

        if (unit > 1)
        {
            foreach (ref var value in rest)
            {
                value /= unit;
            }
        }

        var prediction = Choose(rest, best);
        var slope = SlopeOf(prediction, rest);
        var residuals = scratch.Residuals(rest.Length);
        Predictions.Subtract(prediction, slope, rest, residuals);

        var writer = scratch.Writer;
        writer.Reserve(MaxHeaderSize);
        writer.Byte((byte)((int)prediction | (unit > 1 ? HasUnit : 0)));
        writer.SignedVarint(first);
        if (unit > 1)
        {
            writer.Varint((ulong)unit);
        }

        if (prediction >= Prediction.Slope)
        {
            writer.SignedVarint(slope);
        }

        ResidualBlocks.Write(residuals, writer);
    }

    /// <summary>Reads as many integers as the span takes.</summary>
    public static void Read(ref ChunkReader reader, Span<long> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int head = reader.Byte();
        if ((head & ~(PredictionMask | HasUnit)) != 0)
        {
            throw ChunkFormatException.Corrupt($"0x{head:X2} begins no integers", reader.Position);
        }

        var prediction = (Prediction)(head & PredictionMask);
        var first = reader.SignedVarint();
        var unit = (head & HasUnit) != 0 ? (long)reader.Varint() : 1;
        var slope = prediction >= Prediction.Slope ? reader.SignedVarint() : 0;
        values[0] = first;
        var rest = values[1..];
        ResidualBlocks.Read(ref reader, rest);
        Predictions.Restore(prediction, slope, unit, first, rest);
    }

    private static Prediction Choose(ReadOnlySpan<long> values, Prediction best)
    {
        var (chosen, least) = (Prediction.None, long.MaxValue);
        if (values.Length <= Predictions.WarmUp)
        {
            return chosen;
        }

        Span<long> residuals = stackalloc long[Math.Min(values.Length - Predictions.WarmUp, Probes)];
        for (var prediction = Prediction.None; prediction <= best; prediction++)
        {
            Predictions.Probe(prediction, SlopeOf(prediction, values), values, residuals);

            // Steps of steps are as often up as down.
            var centre = prediction == Prediction.Slope ? 0 : Centre.Of(residuals);
            var bits = BitsOf(residuals, centre) + (residuals.Length * Handicap(prediction) / 4);
            if (bits < least)
            {
                (chosen, least) = (prediction, bits);
            }
        }

        return chosen;
    }

    /// <summary>
    /// Quarters of a bit that a prediction must save to be preferred: most columns are walks, and so few probes err.
    /// </summary>
    private static int Handicap(Prediction prediction) => prediction switch
    {
        Prediction.Previous => 0,
        Prediction.Slope => 2,
        _ => 1,
    };

    private static long SlopeOf(Prediction prediction, ReadOnlySpan<long> values) => prediction switch
    {
        Prediction.Slope when values.Length > 0 => values[0],
        Prediction.Line when values.Length > 0 => values[^1] / values.Length,
        _ => 0,
    };

    /// <summary>Roughly what the residuals cost, from the sizes of their distances to a middle one.</summary>
    private static long BitsOf(ReadOnlySpan<long> residuals, long centre)
    {
        var bits = 0L;
        foreach (var residual in residuals)
        {
            bits += 64 - BitOperations.LeadingZeroCount(ZigZag.Encode(residual - centre));
        }

        return bits;
    }
}
