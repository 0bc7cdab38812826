namespace ChronoActors.Core.Chunks.Values;

/// <summary>
/// Doubles that are a whole number divided by a power of ten, as almost all measured values are. Decimal division of
/// integers below 2^53 rounds correctly, so what was read from a short decimal text is found exactly, and what is found is
/// verified to come back bit for bit, as in ALP (Afroozeh, Kuffo, Boncz: "ALP: Adaptive Lossless floating-Point Compression",
/// SIGMOD 2024).
/// </summary>
internal static class Decimals
{
    /// <summary>Most decimals.</summary>
    public const int Max = 14;

    /// <summary>Mantissas with decimals stay below this, so that adding <see cref="Rounder"/> rounds them.</summary>
    public const double MaxMantissa = 1L << 51;

    /// <summary>A double of this magnitude has no fraction bits: adding it rounds to the nearest integer (1.5 · 2^52).</summary>
    public const double Rounder = 6755399441055744.0;

    private const double LongLimit = 9.2e18;

    private static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];

    public static double Power(int decimals) => Powers[decimals];

    public static double ToDouble(long mantissa, int decimals) => mantissa / Powers[decimals];

    /// <summary>Finds the least decimals, at most <see cref="Max"/>, with which the value is exactly a mantissa.</summary>
    public static bool TryFind(double value, out long mantissa, out int decimals)
    {
        decimals = 0;
        if (TryWhole(value, out mantissa))
        {
            return true;
        }

        // With all the decimals that its magnitude leaves room for, the value either is a mantissa or never becomes one.
        var exponent = (int)((BitConverter.DoubleToUInt64Bits(value) >> 52) & 0x7FF) - 1022;
        decimals = Math.Min(Max, ((51 - exponent) * 1233) >> 12);
        if (decimals <= 0)
        {
            return false;
        }

        var rounded = (value * Powers[decimals]) + Rounder - Rounder;
        if (rounded / Powers[decimals] != value || rounded == 0 || Math.Abs(rounded) >= MaxMantissa)
        {
            return false;
        }

        mantissa = (long)rounded;
        Drop(8, 100_000_000, ref mantissa, ref decimals);
        Drop(4, 10_000, ref mantissa, ref decimals);
        Drop(2, 100, ref mantissa, ref decimals);
        Drop(1, 10, ref mantissa, ref decimals);
        return true;
    }

    /// <summary>Whether the value is an integer (not negative zero) that comes back from a long.</summary>
    public static bool TryWhole(double value, out long whole)
    {
        whole = Math.Abs(value) < LongLimit ? double.ConvertToIntegerNative<long>(value) : 0;
        return BitConverter.DoubleToInt64Bits(whole) == BitConverter.DoubleToInt64Bits(value);
    }

    private static void Drop(int zeros, long power, ref long mantissa, ref int decimals)
    {
        var (quotient, remainder) = Math.DivRem(mantissa, power);
        if (remainder == 0 && decimals >= zeros)
        {
            mantissa = quotient;
            decimals -= zeros;
        }
    }
}
