using System.Net;
using System.Reflection;
using System.Text.Json;
using ChronoActors.Core.Operator;
using ChronoActors.Core.Operator.Frames;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ChronoActors.Node.Operator;

/// <summary>The HTTP side of the operator endpoint: palettes on request, runs as streams of frames.</summary>
internal sealed class OperatorEndpoint(OperatorOptions options, CommandRunner runner, IHostApplicationLifetime lifetime, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.MaxRuns, options.MaxRuns);

    /// <summary>Answers any request that came in through the operator's listener.</summary>
    public Task HandleAsync(HttpContext http) => (http.Request.Method, http.Request.Path.Value) switch
    {
        // Browsers name the page that asks; no page has any business here, wherever it claims to come from.
        _ when http.Request.Headers.ContainsKey("Origin") => RefuseAsync(http, HttpStatusCode.Forbidden, "the operator endpoint does not answer web pages"),
        ("GET", "/operator/palettes") => DescribeAsync(http),
        ("POST", "/operator/run") => RunAsync(http),
        _ => RefuseAsync(http, HttpStatusCode.NotFound, "this is an operator endpoint: GET /operator/palettes, POST /operator/run"),
    };

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private Task DescribeAsync(HttpContext http)
    {
        var version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
        http.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(
            http.Response.Body, new ServerDescription(version, runner.Descriptions), OperatorJson.Default.ServerDescription, http.RequestAborted);
    }

    private async Task RunAsync(HttpContext http)
    {
        if (await ReadAsync(http) is not { } request)
        {
            return;
        }

        if (!CommandLineParser.TryParse(runner.Descriptions, request.Words, out var parsed, out var fault))
        {
            await RefuseAsync(http, HttpStatusCode.OK, fault.Message, fault.Hint, ExitCode.Usage);
        }
        else if (OperatorAccess.Refusal(
            parsed.Command, OperatorAccess.IsLocal(http.Connection), options.Token, OperatorAccess.TokenOf(http.Request)) is { } refusal)
        {
            await RefuseAsync(http, HttpStatusCode.Unauthorized, refusal.Message, refusal.Hint);
        }
        else if ((parsed = parsed with { Files = request.Files ?? parsed.Files }).MissingFile is { } missing)
        {
            using var stream = Open(http, HttpStatusCode.OK);
            await stream.SendAsync(new NeedFrame(missing), http.RequestAborted);
            await stream.SendAsync(new EndFrame(ExitCode.Usage), http.RequestAborted);
        }
        else if (!_slots.Wait(0))
        {
            await RefuseAsync(http, HttpStatusCode.TooManyRequests,
                $"{options.MaxRuns} operator commands are running on this node, which is its limit", "stop one of them and try again");
        }
        else
        {
            try
            {
                await StreamAsync(http, parsed, request.Json);
            }
            finally
            {
                _slots.Release();
            }
        }
    }

    private async Task<RunRequest?> ReadAsync(HttpContext http)
    {
        // Anything but JSON a web page could send without being asked for permission first.
        if (!http.Request.HasJsonContentType())
        {
            await RefuseAsync(http, HttpStatusCode.UnsupportedMediaType, "the content type must be application/json");
            return null;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.MaxRequestBytes;
        }

        try
        {
            var request = await JsonSerializer.DeserializeAsync(http.Request.Body, OperatorJson.Default.RunRequest, http.RequestAborted);
            if (request?.Words is { } words && words.Count <= options.MaxWords && words.All(word => word is not null))
            {
                return request;
            }

            await RefuseAsync(http, HttpStatusCode.BadRequest, $"the body must have \"words\", a list of at most {options.MaxWords} texts");
        }
        catch (JsonException fault)
        {
            await RefuseAsync(http, HttpStatusCode.BadRequest, $"the body is not a run request: {fault.Message}");
        }
        catch (BadHttpRequestException fault)
        {
            await RefuseAsync(http, (HttpStatusCode)fault.StatusCode, $"the request body may have {options.MaxRequestBytes} bytes");
        }

        return null;
    }

    private async Task StreamAsync(HttpContext http, ParsedCommand parsed, bool json)
    {
        // A paused reader (less, a stopped terminal) is no reason to break the connection.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        using var stream = Open(http, HttpStatusCode.OK);
        using var run = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var beat = stream.BeatAsync(options.BeatInterval, time, run.Token);
        var code = ExitCode.Failed;
        try
        {
            await stream.SendAsync(new StartFrame(parsed.Command.IsStreaming), run.Token);
            code = await runner.RunAsync(parsed, json, new CommandOutput(stream.SendAsync), run.Token);
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested)
        {
            await stream.SendAsync(new ErrorFrame("the node is stopping"), http.RequestAborted);
        }
        finally
        {
            await run.CancelAsync();
            await beat.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await stream.SendAsync(new EndFrame(code), http.RequestAborted);
    }

    private async Task RefuseAsync(HttpContext http, HttpStatusCode status, string message, string? hint = null, ExitCode code = ExitCode.Failed)
    {
        using var stream = Open(http, status);
        await stream.SendAsync(new ErrorFrame(message, hint), http.RequestAborted);
        await stream.SendAsync(new EndFrame(code), http.RequestAborted);
    }

    private FrameStream Open(HttpContext http, HttpStatusCode status)
    {
        http.Response.StatusCode = (int)status;
        http.Response.ContentType = "application/x-ndjson";
        return new FrameStream(http.Response.BodyWriter, options.MaxLineBytes);
    }
}
