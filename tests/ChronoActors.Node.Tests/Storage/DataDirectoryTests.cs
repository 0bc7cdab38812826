using ChronoActors.Agent.Settings;
using ChronoActors.Node.Storage;
using ChronoActors.Testing;

namespace ChronoActors.Node.Tests.Storage;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_node_on_the_same_directory_is_refused_until_the_first_is_gone()
    {
        using (DataDirectory.Open(_folder.Path))
        {
            var fault = Assert.Throws<SettingException>(() => DataDirectory.Open(_folder.Path));
            Assert.Contains("is in use by another node", fault.Message, StringComparison.Ordinal);
        }

        DataDirectory.Open(_folder.Path).Dispose();
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_named()
    {
        var fault = Assert.Throws<SettingException>(() => DataDirectory.Open("/proc/chrono"));
        Assert.Contains("The data directory /proc/chrono (chrono.persistence.data-dir) can't be written", fault.Message, StringComparison.Ordinal);
    }
}
