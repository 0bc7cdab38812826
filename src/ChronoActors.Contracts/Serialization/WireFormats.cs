using System.Collections.Frozen;
using ChronoActors.Contracts.Alerts;
using ChronoActors.Contracts.Commands;
using ChronoActors.Contracts.Entities;
using ChronoActors.Contracts.Ingestion;
using ChronoActors.Contracts.Reports;
using ChronoActors.Contracts.Versions;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Thresholds;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Contracts.Serialization;

/// <summary>
/// Every message and event with its manifest. A manifest is for ever: a changed meaning gets a new one, and programs that
/// read it are rolled out before programs that write it.
/// </summary>
internal static class WireFormats
{
    public static IReadOnlyList<WireFormat> All { get; } =
    [
        WireFormat.Of<SampleBatch>("sb", SampleBatchWriter.Write, bytes => SampleBatchReader.Read(bytes)),
        WireFormat.Of<BatchVerdict, Proto.BatchVerdict>("bv", verdict => verdict.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<Deliver, Proto.Deliver>("de", deliver => deliver.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<RelayedBatch>("sr", SampleBatchWriter.WriteRelayed, bytes => SampleBatchReader.ReadRelayed(bytes)),
        WireFormat.Of<NotHere, Proto.NotHere>("sn", notHere => notHere.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<DeliveryReply, Proto.DeliveryReply>("dr", reply => reply.ToProto(), proto => proto.ToDomain()),

        WireFormat.Of<TrackResource, Proto.TrackResource>("ct",
            command => new() { Declaration = command.Declaration.ToProto() },
            proto => new(proto.Declaration.ToDomain())),
        WireFormat.Of<UntrackResource, Proto.UntrackResource>("cu",
            command => new() { Resource = command.Resource.ToProto() },
            proto => new(proto.Resource.ToDomain())),
        WireFormat.Of<SetThreshold, Proto.SetThreshold>("cs",
            command => new() { Resource = command.Resource.ToProto(), Threshold = command.Threshold.ToProto() },
            proto => new(proto.Resource.ToDomain(), proto.Threshold.ToDomain())),
        WireFormat.Of<RemoveThreshold, Proto.RemoveThreshold>("cr",
            command => new() { Resource = command.Resource.ToProto(), Metric = command.Metric, Direction = (int)command.Direction },
            proto => new(proto.Resource.ToDomain(), proto.Metric, (ThresholdDirection)proto.Direction)),
        WireFormat.Of<CommandOutcome, Proto.CommandOutcome>("co",
            outcome => new() { Done = outcome.Done, Message = outcome.Message },
            proto => new(proto.Done, proto.Message)),

        WireFormat.Of<CollectReport, Proto.CollectReport>("rc",
            collect => new()
            {
                Query = collect.Query,
                Selector = collect.Selector,
                TimeLimitMs = (long)collect.TimeLimit.TotalMilliseconds,
                WithEntities = collect.WithEntities,
            },
            proto => new(proto.Query, proto.Selector, TimeSpan.FromMilliseconds(proto.TimeLimitMs)) { WithEntities = proto.WithEntities }),
        WireFormat.Of<ReportPage, Proto.ReportPage>("rp",
            page => new()
            {
                Query = page.Query,
                Page = page.Page,
                IsLast = page.IsLast,
                Silent = page.Silent,
                Resources = { page.Resources.Select(resource => resource.ToProto()) },
                Tally = page.Tally.ToProto(),
                Entities = { page.Entities },
            },
            proto => new(proto.Query, proto.Page, proto.IsLast, proto.Silent, [.. proto.Resources.Select(resource => resource.ToDomain())])
            {
                Tally = proto.Tally.ToDomain(),
                Entities = [.. proto.Entities],
            }),
        WireFormat.Of<DescribeResource, Proto.DescribeResource>("rd",
            describe => new() { Entity = describe.Entity },
            proto => new(proto.Entity)),
        WireFormat.Of<ResourceDescription, Proto.ResourceDescription>("ra",
            description => new() { Entity = description.Entity, Report = description.Report?.ToProto() },
            proto => new(proto.Entity, proto.Report?.ToDomain())),
        WireFormat.Of<CollectAggregate, Proto.CollectAggregate>("ac", collect => collect.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<AggregatePart, Proto.AggregatePart>("ap", part => part.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<AskReport, Proto.AskReport>("qr", asked => asked.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<ReportPart, Proto.ReportPart>("qp", part => part.ToProto(), proto => proto.ToDomain()),

        WireFormat.Of<SetRule, Proto.SetRule>("ls", set => new() { Rule = set.Rule.ToProto() }, proto => new(proto.Rule.ToDomain())),
        WireFormat.Of<RemoveRule, Proto.RemoveRule>("lr", remove => new() { Name = remove.Name }, proto => new(proto.Name)),
        WireFormat.Of<AskRules, Proto.AskRules>("lq", asked => new() { Version = asked.Version }, proto => new(proto.Version)),
        WireFormat.Of<RulesPublished, Proto.RulesPublished>("lp",
            published => new() { Book = published.Book.ToProto() },
            proto => new(proto.Book.ToDomain())),
        WireFormat.Of<ListRules, Proto.ListRules>("ll", _ => new(), _ => new()),
        WireFormat.Of<ChangeRules, Proto.ChangeRules>("lc",
            change => new() { Version = change.Version, Set = { change.Set.Select(rule => rule.ToProto()) }, Removed = { change.Removed } },
            proto => new(proto.Version, [.. proto.Set.Select(rule => rule.ToDomain())], [.. proto.Removed])),
        WireFormat.Of<AskAlertHistory, Proto.AskAlertHistory>("lh",
            asked => new() { Selector = asked.Selector, Rule = asked.Rule, Most = asked.Most },
            proto => new(proto.Selector, proto.Rule, proto.Most)),
        WireFormat.Of<AlertHistory, Proto.AlertHistory>("ly",
            history => new() { FirstNumber = history.FirstNumber, LastNumber = history.LastNumber, Transitions = { history.Transitions.Select(entry => entry.ToProto()) } },
            proto => new(proto.FirstNumber, proto.LastNumber, [.. proto.Transitions.Select(entry => entry.ToDomain())])),
        WireFormat.Of<EnterTransitions, Proto.EnterTransitions>("le",
            enter => new() { Batch = enter.Batch, Transitions = { enter.Transitions.Select(transition => transition.ToProto()) } },
            proto => new(proto.Batch, [.. proto.Transitions.Select(transition => transition.ToDomain())])),
        WireFormat.Of<TransitionsTaken, Proto.TransitionsTaken>("lt", taken => new() { Batch = taken.Batch }, proto => new(proto.Batch)),
        WireFormat.Of<AskAlerts, Proto.AskAlerts>("la", asked => asked.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<AlertPage, Proto.AlertPage>("lg", page => page.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<EndSubscription, Proto.EndSubscription>("lx", end => new() { Subscription = end.Subscription }, proto => new(proto.Subscription)),

        WireFormat.Of<NotUnderstood, Proto.NotUnderstood>("nu",
            answer => new() { Manifest = answer.Manifest, Version = answer.Version },
            proto => new(proto.Manifest, proto.Version)),

        WireFormat.Of<RuleSet, Proto.SetRule>("LS", set => new() { Rule = set.Rule.ToProto() }, proto => new(proto.Rule.ToDomain())),
        WireFormat.Of<RuleRemoved, Proto.RemoveRule>("LR", removed => new() { Name = removed.Name }, proto => new(proto.Name)),
        WireFormat.Of<RuleBook, Proto.RuleBook>("LB", book => book.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<TransitionsEntered, Proto.TransitionsEntered>("LE",
            entered => new() { Transitions = { entered.Transitions.Select(transition => transition.ToProto()) } },
            proto => new([.. proto.Transitions.Select(transition => transition.ToDomain())])),
        WireFormat.Of<SubscriptionMoved, Proto.SubscriptionMoved>("LM",
            moved => new() { Subscription = moved.Subscription, Number = moved.Number },
            proto => new(proto.Subscription, proto.Number)),
        WireFormat.Of<SubscriptionEnded, Proto.EndSubscription>("LX", ended => new() { Subscription = ended.Subscription }, proto => new(proto.Subscription)),
        WireFormat.Of<AlertLogSnapshot, Proto.AlertLogSnapshot>("LL", snapshot => snapshot.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<DeadLetter, Proto.DeadLetter>("LD", letter => letter.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<DeadLetters, Proto.DeadLetters>("LG",
            letters => new() { Letters = { letters.Letters.Select(letter => letter.ToProto()) }, Dropped = letters.Dropped },
            proto => new([.. proto.Letters.Select(letter => letter.ToDomain())], proto.Dropped)),

        WireFormat.Of<ResourceDeclared, Proto.ResourceDeclared>("D",
            declared => new() { Declaration = declared.Declaration.ToProto() },
            proto => new(proto.Declaration.ToDomain())),
        WireFormat.Of<RowsRecorded, Proto.RowsRecorded>("R", rows => rows.ToProto(), proto => proto.ToDomain()),
        WireFormat.Of<ThresholdAdopted, Proto.ThresholdAdopted>("T",
            adopted => new() { Threshold = adopted.Threshold.ToProto() },
            proto => new(proto.Threshold.ToDomain())),
        WireFormat.Of<ThresholdDropped, Proto.ThresholdDropped>("X",
            dropped => new() { Metric = dropped.Metric, Direction = (int)dropped.Direction, Rule = dropped.Rule },
            proto => new(proto.Metric, (ThresholdDirection)proto.Direction) { Rule = SharedTexts.Of(proto.Rule) }),
        WireFormat.Of<AlertRaised, Proto.AlertTransition>("A",
            raised => raised.ToProto(),
            proto => new(proto.Threshold.ToDomain(), proto.AtNs, proto.Value)),
        WireFormat.Of<AlertCleared, Proto.AlertTransition>("C",
            cleared => cleared.ToProto(),
            proto => new(proto.Threshold.ToDomain(), proto.AtNs, proto.Value)),
        WireFormat.Of<AlertsWaiting, Proto.AlertsWaiting>("W",
            waiting => new() { Waits = { waiting.Waits.Select(wait => new Proto.AlertWait { Threshold = wait.Threshold.ToProto(), SinceNs = wait.SinceNs }) } },
            proto => new([.. proto.Waits.Select(wait => new AlertWait(wait.Threshold.ToDomain(), wait.SinceNs))])),
        WireFormat.Of<TransitionsLogged, Proto.TransitionsLogged>("L", logged => new() { UpTo = logged.UpTo }, proto => new(proto.UpTo)),
        WireFormat.Of<ResourceUntracked, Proto.ResourceUntracked>("U", _ => new(), _ => new()),
        WireFormat.Of<ResourceSnapshot, Proto.ResourceSnapshot>("S", snapshot => snapshot.ToProto(), proto => proto.ToDomain()),
    ];

    public static FrozenDictionary<Type, WireFormat> ByType { get; } = All.ToFrozenDictionary(format => format.Type);

    public static FrozenDictionary<string, WireFormat> ByManifest { get; } = All.ToFrozenDictionary(format => format.Manifest);
}
