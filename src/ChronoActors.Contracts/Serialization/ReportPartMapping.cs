using ChronoActors.Contracts.Reports;
using ChronoActors.Core.Reports;

namespace ChronoActors.Contracts.Serialization;

/// <summary>Clients' questions and their answers to and from their schema.</summary>
internal static class ReportPartMapping
{
    public static Proto.AskReport ToProto(this AskReport asked) =>
        new() { Question = asked.Question.ToProto(), Selector = asked.Selector, Part = asked.Part };

    public static AskReport ToDomain(this Proto.AskReport proto) => new(proto.Question.ToGuid(), proto.Selector, proto.Part);

    public static Proto.ReportPart ToProto(this ReportPart part) => new()
    {
        Question = part.Question.ToProto(),
        Part = part.Part,
        IsLast = part.IsLast,
        Refusal = part.Refusal,
        GeneratedAtNs = part.GeneratedAtNs,
        Resources = { part.Resources.Select(static resource => resource.ToProto()) },
        Missing =
        {
            part.Missing.Select(static missing => new Proto.MissingPart { Where = missing.Where, Why = missing.Why, Resources = missing.Resources }),
        },
    };

    public static ReportPart ToDomain(this Proto.ReportPart proto) => new(
        proto.Question.ToGuid(),
        proto.Part,
        proto.IsLast,
        proto.Refusal,
        proto.GeneratedAtNs,
        [.. proto.Resources.Select(static resource => resource.ToDomain())],
        [.. proto.Missing.Select(static missing => new MissingPart(missing.Where, missing.Why, missing.Resources))]);
}
