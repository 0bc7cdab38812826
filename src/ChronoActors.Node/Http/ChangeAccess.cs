using ChronoActors.Node.Operator;

namespace ChronoActors.Node.Http;

/// <summary>Who may change something over HTTP: this machine, and with the operator's token everybody; never a web page.</summary>
internal static class ChangeAccess
{
    /// <summary>Guards an endpoint.</summary>
    public static RouteHandlerBuilder ForOperators(this RouteHandlerBuilder endpoint, string what) => endpoint
        .AddEndpointFilter((call, next) =>
        {
            var http = call.HttpContext;
            var options = http.RequestServices.GetRequiredService<OperatorOptions>();
            var refusal = http.Request.Headers.ContainsKey("Origin")
                ? "web pages may not change anything."
                : OperatorAccess.Refusal(what, OperatorAccess.IsLocal(http.Connection), options.Token, OperatorAccess.TokenOf(http.Request))?.Message;
            return refusal is null
                ? next(call)
                : ValueTask.FromResult<object?>(Results.Problem(refusal, statusCode: StatusCodes.Status401Unauthorized, title: "The request is not allowed."));
        })
        .ProducesProblem(StatusCodes.Status401Unauthorized);
}
