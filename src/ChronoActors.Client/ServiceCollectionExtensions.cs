using ChronoActors.Client.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChronoActors.Client;

/// <summary>Puts a tracker into an application's services.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds the process's <see cref="IResourceTracker"/> (also as <see cref="ResourceTracker"/>, and as
    /// <see cref="ResourceTracker.Instance"/> if nobody has used that before the tracker is made). The host connects it before
    /// its services start, if there are contact points, and delivers what is pending when they have stopped.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">
    /// Changes what the configuration section <see cref="ResourceTrackerOptions.Section"/> says. All settings are checked when
    /// the host starts; an <see cref="OptionsValidationException"/> names those that are not allowed.
    /// </param>
    /// <example>
    /// <code>
    /// builder.Services.AddChronoActors(options => options.ContactPoints = ["node-1:4053"]);
    /// </code>
    /// </example>
    public static IServiceCollection AddChronoActors(this IServiceCollection services, Action<ResourceTrackerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<ResourceTrackerOptions>();
        if (services.All(static service => service.ServiceType != typeof(ResourceTracker)))
        {
            options.Configure<IServiceProvider>(Configure).ValidateOnStart();
            services.AddSingleton<IValidateOptions<ResourceTrackerOptions>, SettingsCheck>();
            services.AddSingleton(static provider => HostedTracker.Create(
                provider.GetRequiredService<IOptions<ResourceTrackerOptions>>().Value, provider.GetService<ILogger<ResourceTracker>>()));
            services.AddSingleton<IResourceTracker>(static provider => provider.GetRequiredService<ResourceTracker>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, HostedTracker>());
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        return services;
    }

    private static void Configure(ResourceTrackerOptions options, IServiceProvider provider)
    {
        options.LoggerFactory = provider.GetService<ILoggerFactory>();
        options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider;
        provider.GetService<IConfiguration>()?.GetSection(ResourceTrackerOptions.Section).Bind(options);
    }
}
