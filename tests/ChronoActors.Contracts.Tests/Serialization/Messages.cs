using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChronoActors.Contracts.Tests.Serialization;

/// <summary>Compares messages by all they hold: records compare the lists inside them by reference.</summary>
internal static class Messages
{
    private static readonly JsonSerializerOptions Everything = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static void AssertSame(object expected, object actual)
    {
        Assert.Equal(expected.GetType(), actual.GetType());
        Assert.Equal(ContentOf(expected), ContentOf(actual));
    }

    private static string ContentOf(object message) => JsonSerializer.Serialize(message, message.GetType(), Everything);
}
