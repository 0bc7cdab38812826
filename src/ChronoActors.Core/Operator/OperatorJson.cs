using System.Text.Json;
using System.Text.Json.Serialization;
using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Core.Operator;

/// <summary>The JSON of the operator endpoint, generated at compile time: no reflection when <c>pbm</c> starts.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    MaxDepth = 16)]
[JsonSerializable(typeof(Frame))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(ServerDescription))]
public sealed partial class OperatorJson : JsonSerializerContext;
