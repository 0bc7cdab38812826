using System.Buffers;
using ChronoActors.Core.Samples;

namespace ChronoActors.Client.Delivery;

/// <summary>Appends rows as bytes to a buffer; the chunk codec, unless a test takes a simpler one.</summary>
public delegate void RowEncoder(RowBlock rows, IBufferWriter<byte> target);
