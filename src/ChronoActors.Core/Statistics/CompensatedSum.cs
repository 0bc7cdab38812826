namespace ChronoActors.Core.Statistics;

/// <summary>
/// A running sum whose error does not grow with the number of terms: Neumaier's variant of Kahan summation
/// (A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974).
/// </summary>
/// <param name="Sum">The rounded running sum.</param>
/// <param name="Compensation">What rounding has cut off so far.</param>
public readonly record struct CompensatedSum(double Sum, double Compensation)
{
    /// <summary>The sum.</summary>
    public double Value => Sum + Compensation;

    /// <summary>The sum with one more term.</summary>
    public CompensatedSum Add(double term)
    {
        var sum = Sum + term;
        var lost = Math.Abs(Sum) >= Math.Abs(term) ? (Sum - sum) + term : (term - sum) + Sum;
        return new CompensatedSum(sum, double.IsFinite(sum) ? Compensation + lost : Compensation);
    }
}
