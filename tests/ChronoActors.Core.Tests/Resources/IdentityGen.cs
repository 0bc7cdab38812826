using ChronoActors.Core.Resources;
using CsCheck;

namespace ChronoActors.Core.Tests.Resources;

/// <summary>Random identities within the rules, and random text.</summary>
internal static class IdentityGen
{
    private const string First = "abcxyzABC_";

    public static Gen<string> Name { get; } =
        from first in Gen.Char[First]
        from rest in Gen.Char[First + "0189.:-"].Array[0, 20]
        select first + new string(rest);

    public static Gen<string> LabelName { get; } =
        from first in Gen.Char[First]
        from rest in Gen.Char[First + "0189"].Array[0, 8]
        select first + new string(rest);

    public static Gen<string> LabelValue { get; } =
        Gen.OneOf("a", "Z", "9", "\\", "\"", " ", "{", "}", ",", "/", "=", "é", "日", "😀", "*", "n", "'").Array[0, 12].Select(string.Concat);

    public static Gen<ResourceId> Id { get; } =
        from name in Name
        from labels in Gen.Select(LabelName, LabelValue).Array[0, 5]
        select ResourceId.Of(name, LabelSet.Of(labels.DistinctBy(pair => pair.Item1).Select(pair => new Label(pair.Item1, pair.Item2))));

    /// <summary>Pieces of the notation in any order, and any characters at all.</summary>
    public static Gen<string> Garbage { get; } = Gen.OneOf(
        Gen.String,
        Gen.OneOf("disk", "{", "}", "a", "=", "=~", "!~", "!=", "\"", "x", "\\", "n", ",", "/", "*", "?", " ", "(", ")", "[", "]", "+", "|", "\0", "\uD800", "1", "^", "$", "(?=", "{3,}").Array[0, 25].Select(string.Concat));
}
