using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Cluster.Tools.Client;
using Akka.Hosting;
using ChronoActors.Cluster.Alerts;
using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Cluster.Directory;
using ChronoActors.Cluster.Ingestion;
using ChronoActors.Cluster.Mailboxes;
using ChronoActors.Cluster.Reports;
using ChronoActors.Cluster.Resources;
using ChronoActors.Cluster.Sharding;
using ChronoActors.Core.Reports.Aggregates;

namespace ChronoActors.Cluster;

/// <summary>Puts the tracking actors into an actor system.</summary>
public static class TrackingHosting
{
    /// <summary>
    /// Starts the directory, the reporter, the shard region of resources, the ingress, what answers clients' questions and what takes
    /// their rules, and registers the last three (and nothing else) with the receptionist that clients talk to.
    /// </summary>
    /// <param name="builder">Of the actor system.</param>
    /// <param name="settings">The same on every node.</param>
    /// <param name="directory">The table of all resources.</param>
    /// <param name="time">The clock.</param>
    /// <param name="receivers">Who is told of the transitions of rules; the same on every node, since they live on the oldest.</param>
    public static AkkaConfigurationBuilder WithTracking(
        this AkkaConfigurationBuilder builder,
        TrackingSettings settings,
        SqlDirectory directory,
        TimeProvider time,
        IReadOnlyList<ReceiverSetup>? receivers = null) => builder.WithActors((system, registry) =>
    {
        var node = Akka.Cluster.Cluster.Get(system).SelfAddress.ToString();
        var writer = system.ActorOf(DirectoryActor.Props(directory, settings, node), ActorNames.Directory);
        var demand = new ReportDemand();
        var reporter = system.ActorOf(ReporterActor.Props(demand), ActorNames.Reporter);
        var rules = new CurrentRules();
        var (ruleBook, alertLog) = (ClusterSingleton.WayTo(system, ActorNames.AlertRules), ClusterSingleton.WayTo(system, ActorNames.AlertLog));
        system.ActorOf(RuleMirrorActor.Props(rules, ruleBook), ActorNames.AlertRulesMirror);
        var outbox = system.ActorOf(AlertOutboxActor.Props(alertLog), ActorNames.AlertOutbox);
        var services = new ResourceServices(settings, time, writer, reporter) { Demand = demand, Rules = rules, AlertOutbox = outbox };
        var props = ResourceActor.Props(services).WithMailbox(LeanMailbox.Id);
        var sharding = ClusterSharding.Get(system);
        var resources = sharding.Start(
            ResourceShards.TypeName,
            _ => props,
            ClusterShardingSettings.Create(system).WithRole(ActorNames.NodeRole).WithPassivateIdleAfter(TimeSpan.Zero),
            new ResourceShards(),
            sharding.DefaultShardAllocationStrategy(ClusterShardingSettings.Create(system)),
            Hibernate.Instance);
        var ingress = system.ActorOf(IngressActor.Props(settings, time, resources), ActorNames.Ingress);
        ClusterClientReceptionist.Get(system).RegisterService(ingress);

        var mirror = system.ActorOf(DirectoryMirrorActor.Props(directory), ActorNames.DirectoryMirror);
        var reports = new ReportServices(settings, time, directory, resources) { Mirror = mirror };
        var questions = system.ActorOf(
            ClientQuestionsActor.Props((selector, asker) => ReportQueryActor.Props(selector, reports, asker)), ActorNames.Questions);
        ClusterClientReceptionist.Get(system).RegisterService(questions);

        var everything = new AggregateQuery();
        var wake = ForgottenResourcesActor.Props(rules, asker => AggregateQueryActor.Props(everything, reports, asker));
        ClusterSingleton.Start(system, RuleBookActor.Props(), ActorNames.AlertRules);
        ClusterSingleton.Start(system, AlertLogActor.Props(new AlertLogSettings(time) { Companion = wake }), ActorNames.AlertLog);
        if (receivers is { Count: > 0 })
        {
            ClusterSingleton.Start(system, AlertReceiversActor.Props(receivers, new ReceiverServices(time, alertLog, rules)), ActorNames.AlertReceivers);
        }

        var alerts = system.ActorOf(ClientAlertsActor.Props(ruleBook, alertLog), ActorNames.Alerts);
        ClusterClientReceptionist.Get(system).RegisterService(alerts);

        registry.Register<IngressKey>(ingress);
        registry.Register<ResourcesKey>(resources);
        registry.Register<DirectoryMirrorKey>(mirror);
        registry.Register<AlertRulesKey>(ruleBook);
        registry.Register<AlertLogKey>(alertLog);
    });

    /// <summary>The facade of a running system.</summary>
    public static ITracker CreateTracker(ActorSystem system, IReadOnlyActorRegistry registry, TrackingSettings settings, SqlDirectory directory, TimeProvider time) =>
        new Tracker(system, new ReportServices(settings, time, directory, registry.Get<ResourcesKey>()) { Mirror = registry.Get<DirectoryMirrorKey>() });

    /// <summary>The rules of a running system, and what they have raised and cleared.</summary>
    public static IAlerts CreateAlerts(IReadOnlyActorRegistry registry) =>
        new ClusterAlerts(registry.Get<AlertRulesKey>(), registry.Get<AlertLogKey>());
}

/// <summary>Names the way to the owner of the rules in the actor registry.</summary>
public sealed class AlertRulesKey;

/// <summary>Names the way to the alert log in the actor registry.</summary>
public sealed class AlertLogKey;

/// <summary>Names the ingress in the actor registry.</summary>
public sealed class IngressKey;

/// <summary>Names the mirror of the directory in the actor registry.</summary>
public sealed class DirectoryMirrorKey;

/// <summary>Names the shard region of resources in the actor registry.</summary>
public sealed class ResourcesKey;
