using ChronoActors.Agent.Reading;
using ChronoActors.Agent.Recording;

namespace ChronoActors.Agent.Samplers;

/// <summary>The network interfaces that this process sees, <c>network{interface="eth0"}</c>, from a table such as /proc/net/dev.</summary>
internal sealed class NetworkSampler : ISampler
{
    private const int Transmit = 8, Columns = 16;

    private static readonly string[] Names = ["bytes", "packets", "errors", "drops"];

    private readonly SourceFile _dev;
    private readonly KeyedResources<SampledResource> _interfaces;

    public NetworkSampler(SamplerContext context)
    {
        _dev = SourceFile.Open(context.Roots.Network, context.Faults);
        var metrics = new MetricList();
        foreach (var direction in (ReadOnlySpan<string>)["rx_", "tx_"])
        {
            foreach (var name in Names)
            {
                metrics.Add(direction + name, name == "bytes" ? "bytes/s" : "1/s");
            }
        }

        var schema = metrics.ToSchema();
        _interfaces = new(
            name => context.IsSkipped(name) ? null : context.Declare("network", "network", schema, ("interface", name)),
            context.Faults);
    }

    public void Sample(long timestampNs)
    {
        Span<ulong> totals = stackalloc ulong[Columns];
        var text = _dev.Read();
        foreach (var range in text.Split((byte)'\n'))
        {
            // The first number may stand right behind the colon; the two heading lines have none.
            var line = text[range];
            var colon = line.LastIndexOf((byte)':');
            var name = line[..Math.Max(0, colon)].Trim((byte)' ');
            if (name.IsEmpty || _interfaces.Find(name) is not { } network)
            {
                continue;
            }

            if (!new Fields(line[(colon + 1)..]).TryNext(totals))
            {
                _dev.Malformed(line);
                continue;
            }

            network.Begin(timestampNs);
            for (var i = 0; i < Names.Length; i++)
            {
                network.SetRate(i, totals[i]);
                network.SetRate(Names.Length + i, totals[Transmit + i]);
            }

            network.Record();
        }

        _interfaces.EndPass();
    }

    public void Dispose() => _dev.Dispose();
}
