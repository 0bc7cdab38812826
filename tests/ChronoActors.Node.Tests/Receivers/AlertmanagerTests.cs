using System.Text.Json;
using ChronoActors.Cluster.Alerts.Receivers;
using ChronoActors.Node.Receivers;
using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Receivers;

public sealed class AlertmanagerTests
{
    [SkippableFact]
    public async Task Real_Alertmanager_has_the_alert_until_it_is_resolved()
    {
        await using var peer = await AlertmanagerProcess.StartNewAsync();
        var receiver = new AlertmanagerReceiver(new HttpSender(() => new Uri($"{peer.Url}/api/v2/alerts"), allowPrivate: true, TimeProvider.System), TimeProvider.System);
        using var http = new HttpClient();

        Assert.Equal(SendOutcome.Confirmed, await receiver.SendAsync(SomeNotification.Of(1), default));
        JsonElement[] alerts = [];
        await Eventually.HoldsAsync(async () => (alerts = await AlertsAsync()).Length == 1, TimeSpan.FromSeconds(20), "the alert to be there");
        Assert.Equal("disk-full", alerts[0].GetProperty("labels").GetProperty("alertname").GetString());
        Assert.Equal("disk{node=\"edge-7\"}", alerts[0].GetProperty("labels").GetProperty("resource").GetString());

        Assert.Equal(SendOutcome.Confirmed, await receiver.SendAsync(SomeNotification.Of(2, isRaised: false), default));
        await Eventually.HoldsAsync(async () => (await AlertsAsync()).Length == 0, TimeSpan.FromSeconds(20), "the alert to be resolved");

        async Task<JsonElement[]> AlertsAsync() =>
            [.. JsonDocument.Parse(await http.GetStringAsync(new Uri($"{peer.Url}/api/v2/alerts"))).RootElement.EnumerateArray()];
    }
}
