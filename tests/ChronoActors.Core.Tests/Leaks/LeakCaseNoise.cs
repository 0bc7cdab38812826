namespace ChronoActors.Core.Tests.Leaks;

/// <summary>Seeded noise of several kinds, with unit standard deviation (heavy tails: unit scale).</summary>
internal sealed class LeakCaseNoise(Random random)
{
    private readonly int _kind = random.Next(4);
    private readonly double _memory = 0.6 + (0.37 * random.NextDouble());
    private double _last;

    public double Next() => _kind switch
    {
        0 => Gaussian(),
        1 => Laplace(),
        2 => HeavyTailed(),
        _ => _last = (_memory * _last) + (Math.Sqrt(1 - (_memory * _memory)) * Gaussian()),
    };

    public double Gaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private double Laplace()
    {
        var p = random.NextDouble() - 0.5;
        return -Math.Sign(p) * Math.Log(1 - (2 * Math.Abs(p)) + 1e-12) / Math.Sqrt(2);
    }

    // Student's t with three degrees of freedom.
    private double HeavyTailed()
    {
        var chi = Math.Pow(Gaussian(), 2) + Math.Pow(Gaussian(), 2) + Math.Pow(Gaussian(), 2);
        return Gaussian() / Math.Sqrt(chi / 3) / Math.Sqrt(3);
    }
}
