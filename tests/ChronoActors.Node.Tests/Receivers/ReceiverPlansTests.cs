using Akka.Configuration;
using ChronoActors.Agent.Settings;
using ChronoActors.Core.Alerts.Rules;
using ChronoActors.Node.Receivers;
using ChronoActors.Node.Settings;
using ChronoActors.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChronoActors.Node.Tests.Receivers;

public sealed class ReceiverPlansTests
{
    [Fact]
    public void Receivers_of_all_types_are_read()
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "secret");
        File.WriteAllText(file, "https://hooks.example.org/T0/s3cret");
        var config = Path.Combine(folder.Path, "node.conf");
        File.WriteAllText(config, $$"""
            chrono.alerts.receivers {
              hook { type = webhook, url = "https://example.org/hook", secret-file = "{{file}}", selector = "disk", severity = critical, timeout = 3s, max-tries = 7 }
              chat { type = slack, url-file = "{{file}}" }
              pager { type = pagerduty, routing-key-file = "{{file}}" }
              am { type = alertmanager, url = "http://alertmanager:9093" }
              mail { type = email, host = smtp.example.org, user = u, password-file = "{{file}}", from = "a@example.org", to = ["b@example.org", "c@example.org"] }
              log { type = log }
            }
            """);

        var plans = SettingsLoader.Load(config, new Dictionary<string, string>()).Receivers;

        Assert.Equal(["am", "chat", "hook", "log", "mail", "pager"], plans.Select(plan => plan.Name));
        var hook = plans[2].SetUp(TimeProvider.System, NullLoggerFactory.Instance);
        Assert.Equal((AlertSeverity.Critical, TimeSpan.FromSeconds(3), 7), (hook.Route.AtLeast, hook.TimeLimit, hook.Retry.Tries));
        Assert.All(plans, plan => Assert.DoesNotContain("s3cret", $"{plan} {plan.SetUp(TimeProvider.System, NullLoggerFactory.Instance)}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type = webhok", "The setting chrono.alerts.receivers.it.type is \"webhok\"; allowed is webhook, slack, pagerduty, alertmanager, email, log; did you mean \"webhook\"?")]
    [InlineData("url = \"http://a\"", "The setting chrono.alerts.receivers.it.type is \"\"; allowed is webhook")]
    [InlineData("type = webhook, url = \"ftp://a\"", "The setting chrono.alerts.receivers.it.url is \"ftp://a\"; allowed is an http or https URL")]
    [InlineData("type = webhook", "The setting chrono.alerts.receivers.it.url is \"\"; allowed is an http or https URL")]
    [InlineData("type = webhook, url = \"http://u:p@a\"", "The setting chrono.alerts.receivers.it.url is \"***@a\"; allowed is")]
    [InlineData("type = slack", "The setting chrono.alerts.receivers.it.url-file is \"\"; allowed is a file with the secret")]
    [InlineData("type = slack, url = \"http://a\"", "The setting chrono.alerts.receivers.it.url is not known; a receiver of type slack has type,")]
    [InlineData("type = webhook, url = \"http://a\", secret-file = \"/no/such\"", "The setting chrono.alerts.receivers.it.secret-file is \"/no/such\"; allowed is what holds a secret")]
    [InlineData("type = webhook, url = \"http://a\", secret-variable = NO_SUCH_VARIABLE", "The setting chrono.alerts.receivers.it.secret-variable is \"NO_SUCH_VARIABLE\"; allowed is what holds a secret")]
    [InlineData("type = pagerduty", "The setting chrono.alerts.receivers.it.routing-key-file is \"\"; allowed is a file with the secret")]
    [InlineData("type = log, selectr = disk", "The setting chrono.alerts.receivers.it.selectr is not known; a receiver of type log has type, selector,")]
    [InlineData("type = log, selector = \"disk{\"", "The setting chrono.alerts.receivers.it.selector is \"disk{\"; allowed is a selector (")]
    [InlineData("type = log, severity = high", "The setting chrono.alerts.receivers.it.severity is \"high\"; allowed is info, warning, critical.")]
    [InlineData("type = log, timeout = 5", "The setting chrono.alerts.receivers.it.timeout is \"5\"; allowed is a duration with unit")]
    [InlineData("type = log, max-tries = 0", "The setting chrono.alerts.receivers.it.max-tries is \"0\"; allowed is a whole number from 1")]
    [InlineData("type = email, host = h, from = nobody, to = \"b@c\"", "The setting chrono.alerts.receivers.it.from is \"nobody\"; allowed is an address")]
    [InlineData("type = email, host = h, from = \"a@c\"", "The setting chrono.alerts.receivers.it.to is \"\"; allowed is at least one")]
    public void What_is_wrong_is_one_line_with_setting_value_and_what_is_allowed(string settings, string message)
    {
        var fault = Assert.Throws<SettingException>(() => ReceiverPlans.Read(ConfigurationFactory.ParseString($"chrono.alerts.receivers.it {{ {settings} }}")));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }
}
