using System.Collections.Immutable;
using System.Text;
using Akka.Actor;
using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;

namespace ChronoActors.Cluster.Reports;

/// <summary>
/// One question of a client: waits for the report, then hands out its parts as they are asked for. It ends when nobody has asked
/// for a while. A part stays below the smallest usual frame of remoting, 128,000 bytes, unless a single resource is larger.
/// </summary>
internal sealed class ClientAnswerActor : ReceiveActor
{
    private const int PartBytes = 64 * 1024;
    private const int MetricBytes = 100;
    private const int AlertBytes = 60;
    private static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(20);

    private readonly List<(AskReport Asked, IActorRef Asker)> _waiting = [];
    private ImmutableArray<(int Start, int End)> _parts = [];
    private Report? _report;

    public ClientAnswerActor(Func<IActorRef, Props> question)
    {
        Context.ActorOf(question(Self));
        SetReceiveTimeout(KeepFor);
        Receive<AskReport>(asked => Answer(asked, Sender));
        Receive<Report>(OnReport);
        Receive<ReceiveTimeout>(_ => Context.Stop(Self));
    }

    public static Props Props(Func<IActorRef, Props> question) => Akka.Actor.Props.Create(() => new ClientAnswerActor(question));

    private void OnReport(Report report)
    {
        _report = report;
        _parts = [.. PartsOf(report.Resources)];
        foreach (var (asked, asker) in _waiting)
        {
            Answer(asked, asker);
        }

        _waiting.Clear();
    }

    private void Answer(AskReport asked, IActorRef asker)
    {
        if (_report is null)
        {
            // A client asks again while it waits: only its newest way back is of use.
            _waiting.Clear();
            _waiting.Add((asked, asker));
        }
        else if ((uint)asked.Part >= (uint)_parts.Length)
        {
            asker.Tell(ReportPart.Refuse(asked, $"the answer has {_parts.Length} parts."));
        }
        else
        {
            var (start, end) = _parts[asked.Part];
            var isLast = asked.Part == _parts.Length - 1;
            asker.Tell(new ReportPart(
                asked.Question, asked.Part, isLast, "", _report.GeneratedAtNs, _report.Resources[start..end], isLast ? _report.Missing : []));
        }
    }

    private static IEnumerable<(int Start, int End)> PartsOf(ImmutableArray<ResourceReport> resources)
    {
        var (start, bytes) = (0, 0);
        for (var i = 0; i < resources.Length; i++)
        {
            var size = SizeOf(resources[i]);
            if (i > start && bytes + size > PartBytes)
            {
                yield return (start, i);
                (start, bytes) = (i, 0);
            }

            bytes += size;
        }

        yield return (start, resources.Length);
    }

    /// <summary>At most what a resource takes in a message, roughly.</summary>
    private static int SizeOf(ResourceReport resource) =>
        Encoding.UTF8.GetByteCount(resource.Id.ToString()) + resource.Type.Length + MetricBytes
            + resource.Metrics.Sum(static metric => metric.Metric.Name.Length + Encoding.UTF8.GetByteCount(metric.Metric.Unit) + MetricBytes)
            + resource.Alerts.Sum(static alert => alert.Threshold.Metric.Length + AlertBytes);
}
