using System.Runtime.CompilerServices;

namespace ChronoActors.Core.Tracking;

/// <summary>
/// A piece of an open chunk's bytes. Chunks fill and empty all the time, each at its own moment: pages go from one to the next
/// instead of each keeping room for its longest. Not thread-safe; each thread keeps some free pages.
/// </summary>
internal sealed class ChunkPage
{
    /// <summary>Bytes in a page: some ten rows of eight metrics.</summary>
    public const int Size = 256;

    private const int MaxFree = 512;

    [ThreadStatic]
    private static ChunkPage? _free;

    [ThreadStatic]
    private static int _freeCount;

    private Content _content;

    private ChunkPage()
    {
    }

    /// <summary>The page behind this one.</summary>
    public ChunkPage? Next { get; set; }

    /// <summary>The page's bytes.</summary>
    public Span<byte> Bytes => _content;

    /// <summary>A page without a next one; its content is arbitrary.</summary>
    public static ChunkPage Rent()
    {
        if (_free is not { } page)
        {
            return new ChunkPage();
        }

        _free = page.Next;
        _freeCount--;
        page.Next = null;
        return page;
    }

    /// <summary>Gives back a page and all that follow it. Nobody may use them afterwards.</summary>
    public static void Return(ChunkPage first)
    {
        var page = first;
        while (page is not null && _freeCount < MaxFree)
        {
            var next = page.Next;
            page.Next = _free;
            _free = page;
            _freeCount++;
            page = next;
        }
    }

    [InlineArray(Size)]
    private struct Content
    {
        private byte _first;
    }
}
