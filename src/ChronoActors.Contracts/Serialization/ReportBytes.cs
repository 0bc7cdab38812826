using ChronoActors.Core.Reports;
using Google.Protobuf;

namespace ChronoActors.Contracts.Serialization;

/// <summary>A resource's report as bytes, in the schema of the wire, for the directory.</summary>
public static class ReportBytes
{
    /// <summary>Writes a report.</summary>
    public static byte[] Write(ResourceReport report) => report.ToProto().ToByteArray();

    /// <summary>Reads a report.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not a report.</exception>
    public static ResourceReport Read(byte[] bytes) => Proto.ResourceReport.Parser.ParseFrom(bytes).ToDomain();
}
