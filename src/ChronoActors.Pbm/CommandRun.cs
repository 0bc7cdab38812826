using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using ChronoActors.Pbm.Connection;
using ChronoActors.Pbm.Rendering;

namespace ChronoActors.Pbm;

/// <summary>Runs one command on a node and puts its answer where it belongs.</summary>
internal sealed class CommandRun(OperatorClient client, Surroundings surroundings, TimeProvider time)
{
    private readonly MessageWriter _messages = new(surroundings);

    /// <summary>Runs it to its end, or until cancelled: a streaming command has then done what it should.</summary>
    public async Task<ExitCode> RunAsync(Invocation invocation, CancellationToken cancel)
    {
        if (invocation.Output is not { } path)
        {
            return await RunAsync(invocation, surroundings.Out, surroundings.OutputIsTerminal, cancel);
        }

        using var file = OutputFile.TryOpen(path, invocation.Force, out var fault);
        if (file is null)
        {
            _messages.Error(fault!.Message, fault.Hint);
            return ExitCode.Usage;
        }

        var code = await RunAsync(invocation, file.Writer, false, cancel);
        try
        {
            if (code is ExitCode.Done or ExitCode.Partial)
            {
                file.Keep();
            }
        }
        catch (IOException refusal)
        {
            _messages.Error($"-o {path} can't be written: {refusal.Message}", null);
            return ExitCode.Failed;
        }

        return code;
    }

    private async Task<ExitCode> RunAsync(Invocation invocation, TextWriter output, bool isTerminal, CancellationToken cancel)
    {
        FrameRenderer renderer = invocation.Json ? new JsonRenderer(output)
            : isTerminal ? new TerminalRenderer(output, surroundings.Width, surroundings.Height, surroundings.WantsColour)
            : new PlainRenderer(output);
        await using var progress = new ProgressLine(surroundings, time);
        var isStreaming = false;
        try
        {
            await foreach (var frame in FileDelivery.RunAsync(client, invocation, cancel))
            {
                switch (frame)
                {
                    case StartFrame { IsStreaming: true }:
                        isStreaming = true;
                        progress.End();
                        renderer.Write(frame);
                        break;
                    case ProgressFrame report:
                        progress.Report(report.Text);
                        break;
                    case EndFrame end:
                        progress.End();
                        renderer.Finish();
                        await output.FlushAsync(CancellationToken.None);
                        return Enum.IsDefined(end.Code) ? end.Code : ExitCode.Failed;
                    default:
                        progress.Clear();
                        renderer.Write(frame);
                        await output.FlushAsync(cancel);
                        _messages.Write(frame);
                        break;
                }
            }

            return ExitCode.CannotConnect;
        }
        catch (ConnectionException fault)
        {
            progress.End();
            renderer.Write(new ErrorFrame(fault.Message, fault.Hint));
            renderer.Finish();
            await output.FlushAsync(CancellationToken.None);
            _messages.Error(fault.Message, fault.Hint);
            return ExitCode.CannotConnect;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            progress.End();
            renderer.Finish();
            await output.FlushAsync(CancellationToken.None);
            return isStreaming ? ExitCode.Done : ExitCode.Failed;
        }
    }
}
