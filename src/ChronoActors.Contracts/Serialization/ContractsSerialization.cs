using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;
using ChronoActors.Core.Alerts;
using ChronoActors.Core.Alerts.Notifications;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Core.Tracking;

namespace ChronoActors.Contracts.Serialization;

/// <summary>The HOCON that binds messages, events and snapshots to <see cref="ContractsSerializer"/>, and the rest to <see cref="RefusingSerializer"/>.</summary>
public static class ContractsSerialization
{
    /// <summary>To be put in front of an actor system's configuration.</summary>
    public static Config Config
    {
        // Akka makes serializers by the names below, which a trimmer does not read.
        [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(RefusingSerializer))]
        [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ContractsSerializer))]
        get;
    }
        = ConfigurationFactory.ParseString($$"""
        akka.actor {
          serializers.json = "{{typeof(RefusingSerializer).FullName}}, {{typeof(RefusingSerializer).Assembly.GetName().Name}}"
          serializers.chrono = "{{typeof(ContractsSerializer).FullName}}, {{typeof(ContractsSerializer).Assembly.GetName().Name}}"
          serialization-identifiers {
            "{{typeof(ContractsSerializer).FullName}}, {{typeof(ContractsSerializer).Assembly.GetName().Name}}" = {{ContractsSerializer.Id}}
            "{{typeof(RefusingSerializer).FullName}}, {{typeof(RefusingSerializer).Assembly.GetName().Name}}" = {{RefusingSerializer.Id}}
          }
          serialization-bindings {
            "{{typeof(IWireMessage).FullName}}, {{typeof(IWireMessage).Assembly.GetName().Name}}" = chrono
            "{{typeof(IResourceEvent).FullName}}, {{typeof(IResourceEvent).Assembly.GetName().Name}}" = chrono
            "{{typeof(ResourceSnapshot).FullName}}, {{typeof(ResourceSnapshot).Assembly.GetName().Name}}" = chrono
            "{{typeof(IAlertEvent).FullName}}, {{typeof(IAlertEvent).Assembly.GetName().Name}}" = chrono
            "{{typeof(RuleBook).FullName}}, {{typeof(RuleBook).Assembly.GetName().Name}}" = chrono
            "{{typeof(DeadLetters).FullName}}, {{typeof(DeadLetters).Assembly.GetName().Name}}" = chrono
            "{{typeof(AlertLogSnapshot).FullName}}, {{typeof(AlertLogSnapshot).Assembly.GetName().Name}}" = chrono
          }
        }
        """);
}
