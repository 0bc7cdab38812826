using System.Runtime.Serialization;
using System.Text;
using ChronoActors.Contracts.Serialization;

namespace ChronoActors.Contracts.Tests.Serialization;

public class RefusalTests(AkkaSerialization akka) : IClassFixture<AkkaSerialization>
{
    private sealed record Unbound(string Text);

    [Fact]
    public void What_nobody_bound_is_not_written()
    {
        var serializer = akka.Serialization.FindSerializerFor(new Unbound("x"));

        Assert.Throws<SerializationException>(() => serializer.ToBinary(new Unbound("x")));
    }

    [Fact]
    public void A_type_name_in_a_frame_constructs_nothing()
    {
        var frame = Encoding.UTF8.GetBytes("{\"$type\":\"System.IO.FileInfo, System.Private.CoreLib\",\"fileName\":\"/tmp/x\"}");

        Assert.Throws<SerializationException>(() => akka.Serialization.Deserialize(frame, RefusingSerializer.Id, typeof(FileInfo)));
    }
}
