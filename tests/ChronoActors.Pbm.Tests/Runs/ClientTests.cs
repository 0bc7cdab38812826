using ChronoActors.Core.Operator;
using ChronoActors.Node.Tests.Operator.Hosting;
using ChronoActors.Testing;

namespace ChronoActors.Pbm.Tests.Runs;

public sealed class ClientTests : IDisposable
{
    private readonly ScriptedPalette _script = new();
    private readonly Terminal _terminal = new();
    private readonly TemporaryDirectory _folder = new();

    public void Dispose()
    {
        _terminal.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Help_works_without_a_node_and_says_so()
    {
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync($"127.0.0.1:{FreePort.Next()}", "--help"));
        Assert.Contains("exit codes:", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("not reached: cannot connect to", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_a_node_explains_palettes_and_commands()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync(host.Address, "--help"));
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync(host.Address, "script", "-h"));
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync(host.Address, "script", "echo", "--help"));
        Assert.Contains("script  what tests need", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("  document  does document", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("pbm [HOST:PORT] script echo WORD [-n COUNT] [-d", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("how often; a whole number from 1 to 9 (default 1)", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_names_node_and_token()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        var file = Path.Combine(_folder.Path, "token");
        _terminal["PBM_HOST"] = host.Address;
        _terminal["PBM_TOKEN_FILE"] = file;
        Assert.Equal(ExitCode.Usage, await _terminal.RunAsync("script", "change"));
        Assert.Contains("PBM_TOKEN_FILE", _terminal.Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "secret\n");
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync("script", "change"));
        _terminal["PBM_HOST"] = "nowhere";
        Assert.Equal(ExitCode.Usage, await _terminal.RunAsync("script", "change"));
    }

    [Fact]
    public async Task A_file_that_a_command_takes_goes_to_the_node()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        var file = Path.Combine(_folder.Path, "in.txt");
        Assert.Equal(ExitCode.Usage, await _terminal.RunAsync(host.Address, "script", "read", "-f", file));
        Assert.Contains("can't be read", _terminal.Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "line 1\nlinea 2 – ü");
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync(host.Address, "script", "read", $"--file={file}"));
        Assert.Contains("linea 2 – ü", _terminal.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, new string('x', 1024 * 1024 + 1));
        Assert.Equal(ExitCode.Usage, await _terminal.RunAsync(host.Address, "script", "read", "-f", file));
        Assert.Contains("more than 1048576 bytes", _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_gets_the_output_whole_and_is_never_replaced_by_accident()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        var file = Path.Combine(_folder.Path, "out.csv");
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync(host.Address, "script", "document", "-o", file));
        Assert.Equal("a,b\r\n1,2\r\n", await File.ReadAllTextAsync(file));
        Assert.Equal("", _terminal.Output);
        Assert.Equal(ExitCode.Usage, await _terminal.RunAsync(host.Address, "script", "echo", "x", "-o", file));
        Assert.Contains("--force replaces it", _terminal.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync(host.Address, "script", "echo", "x", "-o", file, "--force"));
        Assert.Equal("x on Monday", (await File.ReadAllTextAsync(file)).Trim());
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_command_that_fails_leaves_no_file()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        Assert.Equal(ExitCode.Failed, await _terminal.RunAsync(host.Address, "script", "fail", "-o", Path.Combine(_folder.Path, "out")));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("missing/out", "does not exist")]
    [InlineData("", "is a directory")]
    [InlineData("a\0b", "can't be written")]
    public async Task A_bad_path_is_told_before_anything_is_asked(string name, string expected)
    {
        Assert.Equal(ExitCode.Usage, await _terminal.RunAsync("127.0.0.1:1", "script", "echo", "x", "-o", _folder.Path + "/" + name));
        Assert.Contains(expected, _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colour_is_for_terminals_that_want_it()
    {
        await using var host = await OperatorHost.StartAsync(_script.Palette);
        using var terminal = new Terminal { IsTerminal = true };
        await terminal.RunAsync(host.Address, "script", "fail");
        Assert.Contains("\e[31m", terminal.Error, StringComparison.Ordinal);
        using var plain = new Terminal { IsTerminal = true, ["NO_COLOR"] = "1" };
        await plain.RunAsync(host.Address, "script", "fail");
        await plain.RunAsync(host.Address, "script", "table");
        Assert.Contains("row499", plain.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", plain.Error + plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_words_and_terminal_it_explains_itself()
    {
        Assert.Equal(ExitCode.Usage, await _terminal.RunAsync("127.0.0.1:1"));
        Assert.Contains("usage:", _terminal.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await _terminal.RunAsync("--version"));
    }
}
