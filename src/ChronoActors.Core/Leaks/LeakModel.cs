namespace ChronoActors.Core.Leaks;

/// <summary>
/// How sure a leak is: a logistic model of the evidence in the floor and in the eroded floor, in the order of <see cref="LeakEvidence.Weigh"/>.
/// The weights were fitted to generated series (docs/leak-detection.md).
/// </summary>
internal static class LeakModel
{
    private const double Bias = -0.58;
    private const double Kept = 1.78;

    private static readonly double[] Floor =
    [
        -0.57, 2.65, -0.61, -1.35, -0.44, -2.81, 0.86, 0.65, -0.92, 0.49,
        -0.65, 0.62, -0.86, -1.23, 0.54, -1.96, 2.46, -1.54, -1.64, 0.87,
    ];

    private static readonly double[] Eroded =
    [
        1.28, 0.27, 0.12, 1.01, 0.53, -2.45, 0.17, 0.70, -0.05, -1.29,
        0.31, -0.10, 0.24, -1.20, 0.27, -0.13, 3.07, -1.53, 0.43, 0.84,
    ];

    /// <summary>Between 0 and 1.</summary>
    public static double Confidence(in LeakEvidence floor, in LeakEvidence eroded, double kept) =>
        1 / (1 + Math.Exp(-(Bias + (Kept * kept) + floor.Weigh(Floor) + eroded.Weigh(Eroded))));
}
