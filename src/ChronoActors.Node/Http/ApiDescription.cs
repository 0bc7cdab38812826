namespace ChronoActors.Node.Http;

/// <summary>The OpenAPI document of the node's HTTP endpoint.</summary>
internal static class ApiDescription
{
    /// <summary>Adds the document <c>/openapi/v1.json</c>.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(options =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "ChronoActors node";
            document.Info.Description = "Reports, resources and statistics of the whole cluster, asked of any node.";
            document.Info.Version = typeof(ApiDescription).Assembly.GetName().Version!.ToString(3);
            return Task.CompletedTask;
        }));
}
