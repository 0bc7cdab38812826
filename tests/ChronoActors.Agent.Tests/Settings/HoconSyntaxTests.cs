using ChronoActors.Agent.Settings;

namespace ChronoActors.Agent.Tests.Settings;

public class HoconSyntaxTests
{
    [Theory]
    [InlineData("a = [1 }", "line 1: } does not close the [ of line 1")]
    [InlineData("a {\n b = [1, 2\n}", "line 3: } does not close the [ of line 2")]
    [InlineData("a {\n b = 1 ]", "line 2: ] does not close the { of line 1")]
    [InlineData("a = 1\n}", "line 2: } closes nothing")]
    [InlineData("a {\n b {", "the { of line 2 is not closed")]
    [InlineData("a = [1", "the [ of line 1 is not closed")]
    [InlineData("a = [=]", "line 1: = can't be in a list; put the text in quotes")]
    [InlineData("a = [{b = 1}: 2]", "line 1: : can't be in a list; put the text in quotes")]
    [InlineData("\na = [loop*]", "line 2: * can't be outside of quotes")]
    [InlineData("a = [$x]", "line 1: $ can't be outside of quotes")]
    [InlineData("a = C:\\x", "line 1: \\ can't be outside of quotes")]
    [InlineData("a = \"x\nb = 1", "line 1: a text in quotes is not closed")]
    [InlineData("a = \"x\\\"", "line 1: a text in quotes is not closed")]
    [InlineData("a = \"\"\"x\n\"\" b", "line 1: a text in quotes is not closed")]
    [InlineData("a = ${b", "line 1: ${ is not closed")]
    public void Malformed_text_is_refused_with_its_line(string text, string fault) => Assert.Equal(fault, HoconSyntax.FaultOf(text));

    [Theory]
    [InlineData("")]
    [InlineData("a { b = [1, { c : 2 }, [\"x*\", y]] }\nd += 3")]
    [InlineData("a = \"}]\\\"=\" # ]}\nb = 1 // [")]
    [InlineData("a = \"\"\"}\n\" ] \"\"\"\nb = ${a}")]
    public void Well_formed_text_is_not(string text) => Assert.Null(HoconSyntax.FaultOf(text));

    [Fact]
    public void The_built_in_file_is_well_formed()
    {
        using var reader = new StreamReader(typeof(HoconSyntax).Assembly.GetManifestResourceStream("agent.conf")!);
        Assert.Null(HoconSyntax.FaultOf(reader.ReadToEnd()));
    }
}
