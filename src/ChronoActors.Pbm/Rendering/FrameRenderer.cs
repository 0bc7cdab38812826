using ChronoActors.Core.Operator.Frames;

namespace ChronoActors.Pbm.Rendering;

/// <summary>Puts the result of a run on standard output (or in a file). Warnings, errors and progress go elsewhere.</summary>
internal abstract class FrameRenderer
{
    /// <summary>Takes the next frame.</summary>
    public abstract void Write(Frame frame);

    /// <summary>Puts out what is still held back; the run has ended, well or not.</summary>
    public abstract void Finish();
}
