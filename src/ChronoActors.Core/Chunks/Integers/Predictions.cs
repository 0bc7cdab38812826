namespace ChronoActors.Core.Chunks.Integers;

/// <summary>Integers to residuals and back. The integer before the first is 0.</summary>
internal static class Predictions
{
    /// <summary>From here on a residual depends on the column's values alone.</summary>
    public const int WarmUp = 2;

    /// <param name="prediction">How to predict.</param>
    /// <param name="slope">Only <see cref="Prediction.Slope"/> (the first step) and <see cref="Prediction.Line"/> have one.</param>
    /// <param name="values">The integers.</param>
    /// <param name="residuals">As many as there are integers.</param>
    public static void Subtract(Prediction prediction, long slope, ReadOnlySpan<long> values, Span<long> residuals)
    {
        residuals = residuals[..values.Length];
        var previous = 0L;
        switch (prediction)
        {
            case Prediction.None:
                values.CopyTo(residuals);
                break;
            case Prediction.Previous:
                for (var i = 0; i < values.Length; i++)
                {
                    residuals[i] = values[i] - previous;
                    previous = values[i];
                }

                break;
            case Prediction.Slope:
                for (var i = 0; i < values.Length; i++)
                {
                    var step = values[i] - previous;
                    residuals[i] = step - slope;
                    (previous, slope) = (values[i], step);
                }

                break;
            default:
                for (var i = 0; i < values.Length; i++)
                {
                    residuals[i] = values[i] - (previous += slope);
                }

                break;
        }
    }

    /// <summary>The residuals of as many places as the span has, spread evenly over the column.</summary>
    /// <param name="prediction">How to predict.</param>
    /// <param name="slope">As for <see cref="Subtract"/>.</param>
    /// <param name="values">At least <see cref="WarmUp"/> more than there are residuals.</param>
    /// <param name="residuals">Gets the residuals.</param>
    public static void Probe(Prediction prediction, long slope, ReadOnlySpan<long> values, Span<long> residuals)
    {
        const int FractionBits = 12;
        var stride = ((values.Length - WarmUp) << FractionBits) / residuals.Length;
        for (var i = 0; i < residuals.Length; i++)
        {
            var at = WarmUp + ((i * stride) >> FractionBits);
            residuals[i] = prediction switch
            {
                Prediction.None => values[at],
                Prediction.Previous => values[at] - values[at - 1],
                Prediction.Slope => values[at] - (2 * values[at - 1]) + values[at - 2],
                _ => values[at] - ((at + 1) * slope),
            };
        }
    }

    /// <summary>Replaces residuals by the integers, each multiplied by <paramref name="unit"/> and on top of <paramref name="first"/>.</summary>
    public static void Restore(Prediction prediction, long slope, long unit, long first, Span<long> values)
    {
        var sum = 0L;
        switch (prediction)
        {
            case Prediction.None:
                break;
            case Prediction.Previous:
                foreach (ref var value in values)
                {
                    value = sum += value;
                }

                break;
            case Prediction.Slope:
                foreach (ref var value in values)
                {
                    slope += value;
                    value = sum += slope;
                }

                break;
            default:
                foreach (ref var value in values)
                {
                    value += sum += slope;
                }

                break;
        }

        if (unit != 1 || first != 0)
        {
            Scale(unit, first, values);
        }
    }

    private static void Scale(long unit, long first, Span<long> values)
    {
        foreach (ref var value in values)
        {
            value = first + (value * unit);
        }
    }
}
