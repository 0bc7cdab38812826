using Microsoft.Extensions.Options;

namespace ChronoActors.Client.Hosting;

/// <summary>Checks the settings, and names those that are not allowed as the configuration does.</summary>
internal sealed class SettingsCheck : IValidateOptions<ResourceTrackerOptions>
{
    public ValidateOptionsResult Validate(string? name, ResourceTrackerOptions options)
    {
        List<string> faults = [.. options.Faults().Select(static fault => $"{ResourceTrackerOptions.Section}:{fault}")];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
