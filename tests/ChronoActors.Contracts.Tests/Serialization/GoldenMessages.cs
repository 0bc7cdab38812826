using System.Collections.Immutable;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Contracts.Reports;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Delivery;
using ChronoActors.Core.Reports;
using ChronoActors.Core.Reports.Aggregates;
using ChronoActors.Core.Resources;
using ChronoActors.Core.Samples;
using ChronoActors.Core.Selectors;
using ChronoActors.Core.Statistics;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Contracts.Tests.Serialization;

/// <summary>A message with the bytes that it is written as.</summary>
public sealed record GoldenMessage(string Name, string Manifest, object Example, string Hex);

/// <summary>
/// These bytes are in journals and come from nodes of other versions: they must be read for ever. A new field or message adds
/// a line; a line that is here stays as it is.
/// </summary>
public static class GoldenMessages
{
    private const long AtNs = 1_795_424_400_123_456_789;
    private static readonly ProducerId Producer = new(Guid.Parse("0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"));
    private static readonly ResourceId Disk = ResourceId.Of("disk", ("device", "sda"), ("node", "Zürich \"7\""));

    private static readonly ResourceDeclaration Declaration =
        new(Disk, "io", MetricSchema.Of([new Metric("read_bytes", "bytes", MetricKind.Counter), new Metric("busy", "percent")]));

    private static readonly Threshold Busy = new("busy", ThresholdDirection.Above, 90.5, 80.25);
    private static readonly Threshold Idle = new("busy", ThresholdDirection.Below, 0.1, 0.1);
    private static readonly RowDelivery Rows = new(3, 41, 42, true, new byte[] { 0, 1, 254, 255 });

    private static readonly ResourceVerdict Verdict = new(
        3, 40, 44, 45, RejectionReason.None, "", [new RowRejection(43, RejectionReason.NotFinite, 2), new RowRejection(44, RejectionReason.TooOld, 1)]);

    private static readonly ResourceReport Report = new(
        Disk,
        "io",
        [
            new MetricReport(Declaration.Schema.Metrics[0], new MetricStatistics
            {
                Count = 5_000_000_000,
                Min = -0.5,
                Max = double.MaxValue,
                Current = 1 / 3.0,
                LastUpdatedNs = AtNs,
                FirstSeenNs = -1,
                Total = new CompensatedSum(1e16, 0.125),
                SquaredDeviations = 12.5,
            }),
            new MetricReport(Declaration.Schema.Metrics[1], default),
        ],
        [new AlertState(Busy, true, AtNs, 99.5), new AlertState(Idle, false, 0, 0)],
        ImmutableSortedDictionary<RejectionReason, long>.Empty.Add(RejectionReason.NotFinite, 7).Add(RejectionReason.Untracked, 1),
        IsAsleep: true);

    private static readonly EntityTally Tally = new(2, new UInt128(0x0102030405060708, 0x090A0B0C0D0E0F10));

    private static readonly AggregateGroup Group = new(["io", ""], "bytes", 8, new CompensatedSum(1e16, 0.125), -0.5, double.MaxValue);

    private static readonly ImmutableArray<ProducerCursor> Cursors = [new(Producer.Value, 44, AtNs), new(Guid.Empty, 1, 0)];

    private static readonly AlertRule Rule =
        new("disks", Selector.Parse("disk{node=~\"edge-.*\"}/busy"), new ValueCrosses(ThresholdDirection.Above, 90.5, 80.25));

    private static readonly AlertRule Lower = new("a.low:1", Selector.All, new ValueCrosses(ThresholdDirection.Below, 1, 2));

    private static readonly AlertRule Described = Lower with
    {
        Severity = AlertSeverity.Critical,
        Labels = LabelSet.Of(("team", "storage")),
        Text = "{resource}: {value}",
        Group = "disks",
    };

    private static readonly Threshold Patient = Busy with { Rule = "disks", For = TimeSpan.FromMinutes(5), KeepFiring = TimeSpan.FromMilliseconds(1500) };

    private static readonly RuleTransition Raised = new(Disk, 45, Busy with { Rule = "disks" }, IsRaised: true, AtNs, 99.5);
    private static readonly RuleTransition Cleared = new(Disk, 300, Busy with { Rule = "disks" }, IsRaised: false, AtNs, -1);

    public static IReadOnlyList<GoldenMessage> All { get; } =
    [
        new("batch", "sb", new SampleBatch(Producer, [new HandleDeclaration(3, Declaration)], [Rows, new RowDelivery(4, 1, 1, false, default)]),
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F506125C080312580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E741A0E08031029182A20012A040001FEFF1A06080410011801"),
        new("empty batch", "sb", new SampleBatch(Producer, [], []),
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F506"),
        new("verdict", "bv", new BatchVerdict(Producer, [Verdict], [4, 300]),
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F506121808031028182C202D3A06082B100118023A06082C100418011A0304AC02"),
        new("refusal", "bv", new BatchVerdict(Producer, [new ResourceVerdict(4, 0, 0, 0, RejectionReason.TooManyLabels, "65 labels given", [])], []),
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F506121508042807320F3635206C6162656C7320676976656E"),
        new("numbered batch", "sb", new SampleBatch(Producer, [], [new RowDelivery(4, 1, 1, false, default)]) { Number = 300 },
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F5061A0608041001180120AC02"),
        new("relayed batch", "sr", new RelayedBatch(new SampleBatch(Producer, [new HandleDeclaration(3, Declaration)], [Rows]) { Number = 7 }, "akka.tcp://a@b:1/user/c#1"),
            "0A82010A100192F3A4B5C67D8E9FA0B1C2D3E4F506125C080312580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E741A0E08031029182A20012A040001FEFF20071219616B6B612E7463703A2F2F6140623A312F757365722F632331"),
        new("not here", "sn", new NotHere(Producer, [4, 300]),
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F506120304AC02"),
        new("taken batches", "bv", new BatchVerdict(Producer, [], []) { Taken = [new TakenBatch(7, [1, 2, 300]), new TakenBatch(8, [])] },
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F5062208080712040102AC0222020808"),
        new("deliver", "de", new Deliver(Disk.Entity, Producer, Declaration.Schema.Fingerprint, Declaration, Rows),
            "0A1644347A47577665474B51653854336C626B7A7835505112100192F3A4B5C67D8E9FA0B1C2D3E4F506198894F6C80E6E97DA22580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E742A0E08031029182A20012A040001FEFF"),
        new("deliver to one that knows", "de", new Deliver(Disk.Entity, Producer, ulong.MaxValue, null, Rows),
            "0A1644347A47577665474B51653854336C626B7A7835505112100192F3A4B5C67D8E9FA0B1C2D3E4F50619FFFFFFFFFFFFFFFF2A0E08031029182A20012A040001FEFF"),
        new("delivery reply", "dr", new DeliveryReply(Producer, Verdict, NeedsDeclaration: true),
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F506121808031028182C202D3A06082B100118023A06082C100418011801"),

        new("track", "ct", new TrackResource(Declaration),
            "0A580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E74"),
        new("untrack", "cu", new UntrackResource(Disk),
            "0A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC7269636820223722"),
        new("set threshold", "cs", new SetThreshold(Disk, Busy),
            "0A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC726963682022372212180A0462757379190000000000A05640210000000000105440"),
        new("remove threshold", "cr", new RemoveThreshold(Disk, "busy", ThresholdDirection.Below),
            "0A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221204627573791801"),
        new("outcome", "co", new CommandOutcome(true, "done – tracked"),
            "08011210646F6E6520E2809320747261636B6564"),

        new("collect", "rc", new CollectReport(77, "disk{node=~\"edge-*\"}", TimeSpan.FromMilliseconds(2_500)),
            "084D12146469736B7B6E6F64653D7E22656467652D2A227D18C413"),
        new("page", "rp", new ReportPage(77, 2, IsLast: true, 3, [Report]),
            "084D1002180120032A88020A580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E74124E0880E497D01211000000000000E0BF19FFFFFFFFFFFFEF7F21555555555555D53F29156D6DB6FAA0EA1831FFFFFFFFFFFFFFFF390080E03779C3414341000000000000C03F49000000000000294012001A2E0A180A0462757379190000000000A05640210000000000105440100119156D6DB6FAA0EA18210000000000E058401A1C0A1A0A04627573791001199A9999999999B93F219A9999999999B93F2204080110072204080C10012801"),
        new("describe", "rd", new DescribeResource(Disk.Entity),
            "0A1644347A47577665474B51653854336C626B7A78355051"),
        new("description", "ra", new ResourceDescription(Disk.Entity, Report),
            "0A1644347A47577665474B51653854336C626B7A783550511288020A580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E74124E0880E497D01211000000000000E0BF19FFFFFFFFFFFFEF7F21555555555555D53F29156D6DB6FAA0EA1831FFFFFFFFFFFFFFFF390080E03779C3414341000000000000C03F49000000000000294012001A2E0A180A0462757379190000000000A05640210000000000105440100119156D6DB6FAA0EA18210000000000E058401A1C0A1A0A04627573791001199A9999999999B93F219A9999999999B93F2204080110072204080C10012801"),
        new("description of nothing", "ra", new ResourceDescription(Disk.Entity, null),
            "0A1644347A47577665474B51653854336C626B7A78355051"),
        new("collect naming entities", "rc", new CollectReport(7, "disk", TimeSpan.FromMilliseconds(3500)) { WithEntities = true },
            "080712046469736B18AC1B2001"),
        new("page with tally", "rp", new ReportPage(7, 3, true, 0, []) { Tally = Tally, Entities = [Disk.Entity] },
            "0807100318013214080211080706050403020119100F0E0D0C0B0A093A1644347A47577665474B51653854336C626B7A78355051"),

        new("collect aggregate", "ac", new CollectAggregate(7, "disk{node=~\"edge-.*\"}/read_*",
            new AggregateQuery { By = ["type", "node"], Function = AggregateFunction.Avg, Of = AggregateFigure.Max, Top = 10 }, TimeSpan.FromMilliseconds(3500), true),
            "0807121C6469736B7B6E6F64653D7E22656467652D2E2A227D2F726561645F2A18AC1B22047479706522046E6F646528023003380A4801"),
        new("collect aggregate of everything", "ac", new CollectAggregate(1, "*", new AggregateQuery { Bottom = 3 }, TimeSpan.FromSeconds(1), false),
            "080112012A18E8074003"),
        new("aggregate part", "ap", new AggregatePart(7, 2, true, "", Tally, new AggregatePartial(12_500, 100_000, 3, [Group, Group with { Unit = null }]), [Disk.Entity, "x"]),
            "0807100218012A14080211080706050403020119100F0E0D0C0B0A0930D46138A08D0640034A330A02696F0A00120562797465731808210080E03779C3414329000000000000C03F31000000000000E0BF39FFFFFFFFFFFFEF7F4A2C0A02696F0A001808210080E03779C3414329000000000000C03F31000000000000E0BF39FFFFFFFFFFFFEF7F521644347A47577665474B51653854336C626B7A78355051520178"),
        new("refused aggregate", "ap", new AggregatePart(7, 0, true, "too new", default, new AggregatePartial(0, 0, 0, []), []),
            "080718012207746F6F206E6577"),
        new("ask report", "qr", new AskReport(Producer.Value, "disk{node=~\"edge-.*\"}/read_*", 3),
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F506121C6469736B7B6E6F64653D7E22656467652D2E2A227D2F726561645F2A1803"),
        new("report part", "qp", new ReportPart(Producer.Value, 3, true, "", AtNs, [Report], [new MissingPart("node Zürich", "no answer within 5 s", 7)]),
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F5061003180129156D6DB6FAA0EA183288020A580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E74124E0880E497D01211000000000000E0BF19FFFFFFFFFFFFEF7F21555555555555D53F29156D6DB6FAA0EA1831FFFFFFFFFFFFFFFF390080E03779C3414341000000000000C03F49000000000000294012001A2E0A180A0462757379190000000000A05640210000000000105440100119156D6DB6FAA0EA18210000000000E058401A1C0A1A0A04627573791001199A9999999999B93F219A9999999999B93F2204080110072204080C100128013A260A0C6E6F6465205AC3BC7269636812146E6F20616E737765722077697468696E203520731807"),
        new("refused report", "qp", ReportPart.Refuse(new AskReport(Producer.Value, "*", 0), "too new"),
            "0A100192F3A4B5C67D8E9FA0B1C2D3E4F50618012207746F6F206E6577"),

        new("declared", "D", new ResourceDeclared(Declaration),
            "0A580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E74"),
        new("recorded", "R", new RowsRecorded(new byte[] { 9, 8, 7 }, Cursors, [new RejectionCount(RejectionReason.TooFarInFuture, 6)]),
            "0A03090807121D0A100192F3A4B5C67D8E9FA0B1C2D3E4F506102C19156D6DB6FAA0EA1812140A100000000000000000000000000000000010011A0408031006"),
        new("all rejected", "R", new RowsRecorded(default, Cursors, []),
            "121D0A100192F3A4B5C67D8E9FA0B1C2D3E4F506102C19156D6DB6FAA0EA1812140A10000000000000000000000000000000001001"),
        new("adopted", "T", new ThresholdAdopted(Busy),
            "0A180A0462757379190000000000A05640210000000000105440"),
        new("dropped", "X", new ThresholdDropped("busy", ThresholdDirection.Below),
            "0A04627573791001"),
        new("raised", "A", new AlertRaised(Busy, AtNs, 99.5),
            "0A180A0462757379190000000000A0564021000000000010544011156D6DB6FAA0EA18190000000000E05840"),
        new("cleared", "C", new AlertCleared(Idle, AtNs, 0.25),
            "0A1A0A04627573791001199A9999999999B93F219A9999999999B93F11156D6DB6FAA0EA1819000000000000D03F"),
        new("untracked", "U", new ResourceUntracked(),
            ""),
        new("snapshot", "S", new ResourceSnapshot(Report, Cursors),
            "0A88020A580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E74124E0880E497D01211000000000000E0BF19FFFFFFFFFFFFEF7F21555555555555D53F29156D6DB6FAA0EA1831FFFFFFFFFFFFFFFF390080E03779C3414341000000000000C03F49000000000000294012001A2E0A180A0462757379190000000000A05640210000000000105440100119156D6DB6FAA0EA18210000000000E058401A1C0A1A0A04627573791001199A9999999999B93F219A9999999999B93F2204080110072204080C10012801121D0A100192F3A4B5C67D8E9FA0B1C2D3E4F506102C19156D6DB6FAA0EA1812140A10000000000000000000000000000000001001"),
        new("snapshot of nothing", "S", new ResourceSnapshot(null, []),
            ""),
        new("set rule", "ls", new SetRule(Rule),
            "0A370A056469736B73121A6469736B7B6E6F64653D7E22656467652D2E2A227D2F627573791A12110000000000A05640190000000000105440"),
        new("remove rule", "lr", new RemoveRule("disks"),
            "0A056469736B73"),
        new("ask rules", "lq", new AskRules(7),
            "0807"),
        new("rules published", "lp", new RulesPublished(RuleBook.Of(300, [Rule, Lower])),
            "0A6008AC0212220A07612E6C6F773A3112012A1A14080111000000000000F03F19000000000000004012370A056469736B73121A6469736B7B6E6F64653D7E22656467652D2E2A227D2F627573791A12110000000000A05640190000000000105440"),
        new("list rules", "ll", new ListRules(),
            ""),
        new("change rules", "lc", new ChangeRules(300, [Lower, Described], ["disks"]),
            "08AC0212220A07612E6C6F773A3112012A1A14080111000000000000F03F19000000000000004012550A07612E6C6F773A3112012A1A14080111000000000000F03F190000000000000040A00103AA010F0A047465616D120773746F72616765B201137B7265736F757263657D3A207B76616C75657DBA01056469736B731A056469736B73"),
        new("ask alert history", "lh", new AskAlertHistory("disk/busy", "disks", 300),
            "0A096469736B2F6275737912056469736B7318AC02"),
        new("alert history", "ly", new AlertHistory(1, 2, [new NumberedTransition(2, Cleared)]),
            "080110021A66080212620A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC726963682022372210AC021A1F0A0462757379190000000000A056402100000000001054402A056469736B7329156D6DB6FAA0EA1831000000000000F0BF"),
        new("set described rule", "ls", new SetRule(Described),
            "0A550A07612E6C6F773A3112012A1A14080111000000000000F03F190000000000000040A00103AA010F0A047465616D120773746F72616765B201137B7265736F757263657D3A207B76616C75657DBA01056469736B73"),
        new("enter transitions", "le", new EnterTransitions(7, [Raised, Cleared]),
            "080712630A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC7269636820223722102D1A1F0A0462757379190000000000A056402100000000001054402A056469736B73200129156D6DB6FAA0EA18310000000000E0584012620A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC726963682022372210AC021A1F0A0462757379190000000000A056402100000000001054402A056469736B7329156D6DB6FAA0EA1831000000000000F0BF"),
        new("transitions taken", "lt", new TransitionsTaken(7),
            "0807"),
        new("ask alerts", "la", new AskAlerts("phone", "disks", 300, TimeSpan.FromSeconds(5)),
            "0A0570686F6E6512056469736B7318AC02208827"),
        new("ask alerts from the beginning", "la", new AskAlerts("phone", "disks", 0, TimeSpan.Zero),
            "0A0570686F6E6512056469736B731800"),
        new("open alerts", "la", new AskAlerts("phone", "disks", null, TimeSpan.Zero),
            "0A0570686F6E6512056469736B73"),
        new("alert page", "lg", new AlertPage("phone", 300, 302, IsCut: true, "", [new NumberedTransition(301, Raised), new NumberedTransition(302, Cleared)]),
            "0A0570686F6E6510AE0218012A6808AD0212630A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC7269636820223722102D1A1F0A0462757379190000000000A056402100000000001054402A056469736B73200129156D6DB6FAA0EA18310000000000E058402A6708AE0212620A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC726963682022372210AC021A1F0A0462757379190000000000A056402100000000001054402A056469736B7329156D6DB6FAA0EA1831000000000000F0BF30AC02"),
        new("refused alerts", "lg", AlertPage.Refuse("phone", "too many"),
            "0A0570686F6E652208746F6F206D616E79"),
        new("end subscription", "lx", new EndSubscription("phone"),
            "0A0570686F6E65"),
        new("not understood", "nu", new NotUnderstood("zz9", "1.2.3"),
            "0A037A7A391205312E322E33"),

        new("rule set", "LS", new RuleSet(Lower),
            "0A220A07612E6C6F773A3112012A1A14080111000000000000F03F190000000000000040"),
        new("rule removed", "LR", new RuleRemoved("disks"),
            "0A056469736B73"),
        new("rule book", "LB", RuleBook.Of(300, [Rule, Lower]),
            "08AC0212220A07612E6C6F773A3112012A1A14080111000000000000F03F19000000000000004012370A056469736B73121A6469736B7B6E6F64653D7E22656467652D2E2A227D2F627573791A12110000000000A05640190000000000105440"),
        new("transitions entered", "LE", new TransitionsEntered([Raised, Cleared]),
            "0A630A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC7269636820223722102D1A1F0A0462757379190000000000A056402100000000001054402A056469736B73200129156D6DB6FAA0EA18310000000000E058400A620A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC726963682022372210AC021A1F0A0462757379190000000000A056402100000000001054402A056469736B7329156D6DB6FAA0EA1831000000000000F0BF"),
        new("subscription moved", "LM", new SubscriptionMoved("phone", 300),
            "0A0570686F6E6510AC02"),
        new("subscription ended", "LX", new SubscriptionEnded("phone"),
            "0A0570686F6E65"),
        new("alert log", "LL", new AlertLogSnapshot(302, [Raised, Cleared], [new AlertSource(Disk.Entity, 300, 302)],
            ImmutableSortedDictionary<string, long>.Empty.Add("phone", 300)),
            "08AE0212630A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC7269636820223722102D1A1F0A0462757379190000000000A056402100000000001054402A056469736B73200129156D6DB6FAA0EA18310000000000E0584012620A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC726963682022372210AC021A1F0A0462757379190000000000A056402100000000001054402A056469736B7329156D6DB6FAA0EA1831000000000000F0BF1A1E0A1644347A47577665474B51653854336C626B7A7835505110AC0218AE02220A0A0570686F6E6510AC02"),
        new("dead letter", "LD", new DeadLetter(Raised, "HTTP 500", 7, AtNs),
            "0A630A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC7269636820223722102D1A1F0A0462757379190000000000A056402100000000001054402A056469736B73200129156D6DB6FAA0EA18310000000000E0584012084854545020353030180721156D6DB6FAA0EA18"),
        new("dead letters", "LG", new DeadLetters([new DeadLetter(Cleared, "gone", 1, AtNs)], 3),
            "0A750A620A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC726963682022372210AC021A1F0A0462757379190000000000A056402100000000001054402A056469736B7329156D6DB6FAA0EA1831000000000000F0BF1204676F6E65180121156D6DB6FAA0EA181003"),

        new("raised by a rule", "A", new AlertRaised(Busy with { Rule = "disks" }, AtNs, 99.5),
            "0A1F0A0462757379190000000000A056402100000000001054402A056469736B7311156D6DB6FAA0EA18190000000000E05840"),
        new("dropped with its rule", "X", new ThresholdDropped("busy", ThresholdDirection.Above) { Rule = "disks" },
            "0A04627573791A056469736B73"),
        new("waiting", "W", new AlertsWaiting([new AlertWait(Patient, AtNs)]),
            "0A310A260A0462757379190000000000A056402100000000001054402A056469736B7338E0A71240DC0B11156D6DB6FAA0EA18"),
        new("nothing waits", "W", new AlertsWaiting([]),
            ""),
        new("raised after a wait", "A", new AlertRaised(Patient, AtNs, 99.5),
            "0A260A0462757379190000000000A056402100000000001054402A056469736B7338E0A71240DC0B11156D6DB6FAA0EA18190000000000E05840"),
        new("raised by silence", "A", new AlertRaised(new Threshold("busy", ThresholdDirection.Above, 300, 300) { Rule = "silent", Figure = ThresholdFigure.Silence }, AtNs, 301.5),
            "0A220A0462757379190000000000C07240210000000000C072402A0673696C656E74300111156D6DB6FAA0EA18190000000000D87240"),
        new("snapshot with a waiting alert", "S", new ResourceSnapshot(Report with { Alerts = [new AlertState(Patient, true, AtNs, 99.5) { WaitingSinceNs = AtNs + 1 }] }, []),
            "0A81020A580A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC72696368202237221202696F1A150A0A726561645F62797465731205627974657318011A0F0A0462757379120770657263656E74124E0880E497D01211000000000000E0BF19FFFFFFFFFFFFEF7F21555555555555D53F29156D6DB6FAA0EA1831FFFFFFFFFFFFFFFF390080E03779C3414341000000000000C03F49000000000000294012001A450A260A0462757379190000000000A056402100000000001054402A056469736B7338E0A71240DC0B100119156D6DB6FAA0EA18210000000000E0584029166D6DB6FAA0EA182204080110072204080C10012801"),
        new("patient rule set", "LS", new RuleSet(Lower with { For = TimeSpan.FromMinutes(5), KeepFiring = TimeSpan.FromMilliseconds(1500) }),
            "0A2B0A07612E6C6F773A3112012A1A14080111000000000000F03F190000000000000040C001E0A712C801DC0B"),
        new("rule on a rate set", "LS", new RuleSet(new AlertRule("rate", Selector.All, new ValueCrosses(ThresholdDirection.Below, -5, -4) { Figure = ThresholdFigure.Rate })),
            "0A210A047261746512012A2A16080510011900000000000014C02100000000000010C0"),
        new("rule on a band set", "LS", new RuleSet(new AlertRule("band", Selector.All, new OutsideBand(10, 90, 15, 85))),
            "0A2F0A0462616E6412012A3224090000000000002440110000000000805640190000000000002E40210000000000405540"),
        new("rule on a share set", "LS", new RuleSet(new AlertRule("share", Selector.All, new ShareCrosses("used", "total", ThresholdDirection.Above, 0.9, 0.8))),
            "0A2B0A05736861726512012A3A1F0A04757365641205746F74616C21CDCCCCCCCCCCEC3F299A9999999999E93F"),
        new("raised by a share", "A", new AlertRaised(new Threshold("used", ThresholdDirection.Above, 0.9, 0.8) { Rule = "share", Figure = ThresholdFigure.Share, Total = "total" }, AtNs, 0.95),
            "0A280A047573656419CDCCCCCCCCCCEC3F219A9999999999E93F2A05736861726530064A05746F74616C11156D6DB6FAA0EA1819666666666666EE3F"),
        new("rule on silence set", "LS", new RuleSet(new AlertRule("silent", Selector.All, new NoData(TimeSpan.FromMinutes(5)))),
            "0A110A0673696C656E7412012A220408E0A712"),
        new("transitions logged", "L", new TransitionsLogged(300),
            "08AC02"),
        new("snapshot with unlogged transitions", "S", new ResourceSnapshot(null, []) { Unlogged = [Raised] },
            "1A630A2A0A046469736B120D0A06646576696365120373646112130A046E6F6465120B5AC3BC7269636820223722102D1A1F0A0462757379190000000000A056402100000000001054402A056469736B73200129156D6DB6FAA0EA18310000000000E05840"),
    ];

    public static TheoryData<string> Names => [.. All.Select(golden => golden.Name)];

    public static GoldenMessage Named(string name) => All.Single(golden => golden.Name == name);
}
