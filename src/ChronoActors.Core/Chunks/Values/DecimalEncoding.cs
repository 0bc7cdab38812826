using System.Numerics;
using ChronoActors.Core.Chunks.Bytes;
using ChronoActors.Core.Chunks.Integers;

namespace ChronoActors.Core.Chunks.Values;

/// <summary>
/// Scaled integers: every value is a mantissa divided by a common power of ten (see <see cref="Decimals"/>), the mantissas
/// are an <see cref="IntegerSequence"/>. The few values that do not fit repeat the mantissa before them and are patched from a
/// list of exceptions, as in PFOR (Zukowski, Héman, Nes, Boncz: "Super-Scalar RAM-CPU Cache Compression", ICDE 2006).
/// </summary>
internal sealed class DecimalEncoding : IValueEncoding
{
    private const int HasExceptions = 0x80;
    private const int MaxExceptionSize = 11;

    public int Id => 2;

    public bool TryWrite(ReadOnlySpan<double> values, ChunkScratch scratch)
    {
        var decimals = DecimalScale.Choose(values);
        if (decimals < 0)
        {
            return false;
        }

        var mantissas = scratch.Integers(values.Length);
        var exceptions = Scale(values, decimals, mantissas);
        if (exceptions * 4 > values.Length)
        {
            return false;
        }

        var writer = scratch.Writer;
        writer.Reserve(8);
        writer.Byte((byte)(decimals | (exceptions > 0 ? HasExceptions : 0)));
        if (exceptions > 0)
        {
            WriteExceptions(values, decimals, exceptions, mantissas, writer);
        }

        IntegerSequence.Write(mantissas, Prediction.Slope, scratch);
        return true;
    }

    public void Read(ref ChunkReader reader, Span<double> values, ChunkScratch scratch)
    {
        int first = reader.Byte();
        var decimals = first & ~HasExceptions;
        if (decimals > Decimals.Max)
        {
            throw ChunkFormatException.Corrupt($"a column claims {decimals} decimals", reader.Position);
        }

        var exceptions = reader;
        if ((first & HasExceptions) != 0)
        {
            SkipExceptions(ref reader, values.Length);
        }

        var mantissas = scratch.Integers(values.Length);
        IntegerSequence.Read(ref reader, mantissas);
        Divide(mantissas, Decimals.Power(decimals), values);
        if ((first & HasExceptions) != 0)
        {
            Patch(ref exceptions, values);
        }
    }

    private static void Divide(ReadOnlySpan<long> mantissas, double power, Span<double> values)
    {
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (Vector.ConvertToDouble(new Vector<long>(mantissas[i..])) / power).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] = mantissas[i] / power;
        }
    }

    /// <returns>How many values are exceptions.</returns>
    private static int Scale(ReadOnlySpan<double> values, int decimals, Span<long> mantissas)
    {
        var exceptions = 0;
        var power = Decimals.Power(decimals);
        var previous = 0L;
        for (var i = 0; i < values.Length; i++)
        {
            if (!TryScale(values[i], decimals, power, out mantissas[i]))
            {
                mantissas[i] = previous;
                exceptions++;
            }

            previous = mantissas[i];
        }

        return exceptions;
    }

    private static bool TryScale(double value, int decimals, double power, out long mantissa)
    {
        if (decimals == 0)
        {
            return Decimals.TryWhole(value, out mantissa);
        }

        var rounded = (value * power) + Decimals.Rounder - Decimals.Rounder;
        if (!(Math.Abs(rounded) < Decimals.MaxMantissa))
        {
            mantissa = 0;
            return false;
        }

        mantissa = double.ConvertToIntegerNative<long>(rounded);
        return IsExact(value, mantissa, power);
    }

    private static bool IsExact(double value, long mantissa, double power) =>
        BitConverter.DoubleToInt64Bits(mantissa / power) == BitConverter.DoubleToInt64Bits(value);

    private static void WriteExceptions(
        ReadOnlySpan<double> values, int decimals, int count, ReadOnlySpan<long> mantissas, ChunkWriter writer)
    {
        writer.Reserve((count * MaxExceptionSize) + 16);
        writer.Varint((ulong)count);
        var power = Decimals.Power(decimals);
        var after = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!IsExact(values[i], mantissas[i], power))
            {
                writer.Varint((ulong)(i - after));
                writer.Fixed64(BitConverter.DoubleToUInt64Bits(values[i]));
                after = i + 1;
            }
        }
    }

    private static void SkipExceptions(ref ChunkReader reader, int valueCount)
    {
        var count = reader.Varint();
        var after = 0UL;
        for (var i = 0UL; i < count; i++)
        {
            var gap = reader.Varint();
            after = gap < (ulong)valueCount ? after + gap + 1 : ulong.MaxValue;
            if (after > (ulong)valueCount)
            {
                throw ChunkFormatException.Corrupt("a value's exception lies outside its column", reader.Position);
            }

            reader.Take(sizeof(ulong));
        }
    }

    private static void Patch(ref ChunkReader reader, Span<double> values)
    {
        var at = -1;
        for (var left = reader.Varint(); left > 0; left--)
        {
            at += 1 + (int)reader.Varint();
            values[at] = BitConverter.UInt64BitsToDouble(reader.Fixed64());
        }
    }
}
