using ChronoActors.Node.Operator.Palettes.Logs;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChronoActors.Node.Operator;

/// <summary>Puts the operator endpoint into a host: services, its own listener, its own branch of the pipeline.</summary>
public static class OperatorHosting
{
    private static readonly object Mark = new();

    /// <summary>Registers the endpoint; palettes come with <see cref="AddPalette"/>.</summary>
    public static IServiceCollection AddOperator(this IServiceCollection services, OperatorOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<CommandRunner>();
        services.AddSingleton<OperatorEndpoint>();
        services.AddSingleton<LogTap>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<LogTap>());
        return services;
    }

    /// <summary>Registers a palette. Names are unique; help shows them in the order of registration.</summary>
    public static IServiceCollection AddPalette(this IServiceCollection services, Func<IServiceProvider, Palette> palette) =>
        services.AddSingleton(palette);

    /// <summary>Listens for operators. What comes in here sees the operator endpoint and nothing else.</summary>
    public static KestrelServerOptions ListenOperator(this KestrelServerOptions kestrel, OperatorOptions options)
    {
        kestrel.Listen(options.Address, options.Port, listener => listener.Use(next => connection =>
        {
            connection.Items[Mark] = Mark;
            return next(connection);
        }));
        return kestrel;
    }

    /// <summary>
    /// Answers requests that came in through <see cref="ListenOperator"/>, whatever host name they claim, and only those: call it
    /// before anything else of the pipeline.
    /// </summary>
    public static IApplicationBuilder MapOperator(this IApplicationBuilder app) => app.MapWhen(
        http => http.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Mark) == true,
        branch => branch.Run(http => http.RequestServices.GetRequiredService<OperatorEndpoint>().HandleAsync(http)));
}
