using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using ChronoActors.Core.Resources;

namespace ChronoActors.Client.Measures;

/// <summary>Builds a <see cref="MeasureMap{T}"/> from the attributes of a type.</summary>
public static class MeasureMap
{
    internal const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields;

    /// <summary>The names that the compiler's types have in C#, for the message of a refusal.</summary>
    private const string Allowed = "byte, sbyte, short, ushort, int, uint, long, ulong, float, double, decimal and bool (0 or 1)";

    /// <summary>
    /// Maps the public properties and fields with a <see cref="MeasureAttribute"/>, ordered by the name of their metric. Takes
    /// some milliseconds: build it once. The map reads as fast as code written by hand, except in a program compiled by Native
    /// AOT, where it is interpreted and allocates: use <see cref="MeasureMap{T}.With"/> there.
    /// </summary>
    /// <exception cref="ArgumentException">No member has the attribute, or one has a type that is not a number; the message names it.</exception>
    /// <exception cref="IdentityException">A name or unit is not allowed, or a name is there twice.</exception>
    public static MeasureMap<T> FromAttributes<[DynamicallyAccessedMembers(Members)] T>()
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        var value = Expression.Parameter(typeof(T), "value");
        var measures =
            from member in typeof(T).GetProperties(Public).Concat<MemberInfo>(typeof(T).GetFields(Public))
            let measure = member.GetCustomAttribute<MeasureAttribute>()
            where measure is not null
            let metric = new Metric(measure.Name ?? NameOf(member.Name), measure.Unit, measure.Kind)
            select (Metric: metric, Read: Expression.Lambda<Func<T, double>>(AsDouble(Expression.MakeMemberAccess(value, member)), value).Compile());
        var all = measures.OrderBy(measure => measure.Metric.Name, StringComparer.Ordinal).ToImmutableArray();
        if (all.IsEmpty)
        {
            throw new ArgumentException($"{typeof(T).Name} has no public property or field with [Measure].");
        }

        // The names of the schema are checked here and not when the first resource is tracked.
        var schema = MetricSchema.Of(all.Select(measure => measure.Metric));
        return new MeasureMap<T>(schema.Metrics, [.. all.Select(measure => measure.Read)]);
    }

    private static Expression AsDouble(MemberExpression member) => Type.GetTypeCode(member.Type) switch
    {
        TypeCode.Boolean => Expression.Condition(member, Expression.Constant(1.0), Expression.Constant(0.0)),
        >= TypeCode.SByte and <= TypeCode.Decimal when !member.Type.IsEnum => Expression.Convert(member, typeof(double)),
        _ => throw new ArgumentException($"{member.Member.DeclaringType?.Name}.{member.Member.Name} is a {member.Type.Name}; a measure is one of {Allowed}."),
    };

    private static string NameOf(string member)
    {
        var name = new StringBuilder();
        for (var i = 0; i < member.Length; i++)
        {
            var startsWord = char.IsUpper(member[i])
                && i > 0
                && member[i - 1] != '_'
                && (!char.IsUpper(member[i - 1]) || (i + 1 < member.Length && char.IsLower(member[i + 1])));
            name.Append(startsWord ? "_" : "").Append(char.ToLowerInvariant(member[i]));
        }

        return name.ToString();
    }
}
