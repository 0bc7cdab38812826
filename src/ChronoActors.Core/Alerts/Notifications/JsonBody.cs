using System.Buffers;
using System.Text.Json;

namespace ChronoActors.Core.Alerts.Notifications;

/// <summary>Writes a JSON text as UTF-8.</summary>
internal static class JsonBody
{
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            write(json);
        }

        return bytes.WrittenSpan.ToArray();
    }

    public static void WriteLabels(this Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> labels)
    {
        json.WriteStartObject(name);
        foreach (var (label, value) in labels)
        {
            json.WriteString(label, value);
        }

        json.WriteEndObject();
    }
}
