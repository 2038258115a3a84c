using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Law;
using Opgoerelse.Support.CaseBook;

namespace Opgoerelse.DomainTests.Law;

/// <summary>From a rule to its paragraph, its place in the definition, its method and its cases, and back.</summary>
public partial class LegalRuleTests
{
    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string Definition = ReadDefinition();

    private static readonly MethodInfo[] Methods = [.. typeof(LegalRule).Assembly.GetTypes().SelectMany(type => type.GetMethods(Any))];

    private static readonly List<Row> Register = [.. RegisterRow().Matches(Definition).Select(row => new Row(
        row.Groups["id"].Value,
        row.Groups["name"].Value,
        row.Groups["paragraph"].Success ? row.Groups["paragraph"].Value : null,
        row.Groups["address"].Success ? row.Groups["address"].Value : null,
        row.Groups["method"].Value,
        row.Groups["section"].Value,
        [
            .. row.Groups["cases"]
                .Value
                .Split(", ", StringSplitOptions.RemoveEmptyEntries)
                .Select(number => int.Parse(number, CultureInfo.InvariantCulture)),
        ],
        row.Groups["tests"].Value))];

    public static TheoryData<string> Ids => [.. LegalRule.All.Select(rule => rule.Id)];

    /// <summary>All but the one about many forloeb at once.</summary>
    public static TheoryData<string> OfOneForloeb => [.. LegalRule.All.Select(rule => rule.Id).Where(id => id != LegalRule.Andel)];

    [Fact]
    public void The_definition_has_every_rule_with_its_paragraph_and_address() => Assert.Equal(
        LegalRule.All.Select(rule => (rule.Id, rule.Name.En, rule.Paragraph, rule.Address, rule.Section)),
        Register.Select(row => (row.Id, row.Name, row.Paragraph, row.Address, row.Section)));

    /// <summary>The address is the act's number and year, as the definition names the act.</summary>
    [Fact]
    public void Every_address_is_that_of_the_act_that_the_definition_names()
    {
        var order = Order().Match(Definition);
        Assert.All(LegalRule.All.Where(rule => rule.Paragraph is not null && rule.Id != LegalRule.Senior), rule =>
        {
            Assert.StartsWith($"bek. {order.Groups["number"].Value} § 17, stk. ", rule.Paragraph, StringComparison.Ordinal);
            Assert.Equal(
                $"https://www.retsinformation.dk/eli/lta/{order.Groups["year"].Value}/{order.Groups["number"].Value}",
                rule.Address);
        });

        var act = Act().Match(Definition);
        Assert.Equal(act.Groups["paragraph"].Value, LegalRule.Guarantee.Paragraph);
        Assert.Equal(
            $"https://www.retsinformation.dk/eli/lta/{act.Groups["year"].Value}/{act.Groups["number"].Value}",
            LegalRule.Guarantee.Address);
        Assert.StartsWith(
            $"De officielle tal: {LegalRule.Guarantee.Paragraph}, og",
            Regelsaet.All["bek-2408"].Purpose.Da,
            StringComparison.Ordinal);
    }

    /// <summary>Where the definition cites a paragraph at a rule, it is the rule's.</summary>
    [Theory]
    [InlineData(LegalRule.Pause, "| **pause** |")]
    [InlineData(LegalRule.NotBeforeStart, "4. ")]
    [InlineData(LegalRule.Indsatsdel, "5. ")]
    [InlineData(LegalRule.Loentimer, "Ordinary paid hours in ")]
    public void The_definition_cites_the_rules_own_paragraph(string id, string beginning)
    {
        var cited = Cited().Match(Definition.Split('\n').Single(line =>
            line.StartsWith(beginning, StringComparison.Ordinal) && Cited().IsMatch(line)));
        Assert.Equal("bek. 2408 " + cited.Value, LegalRule.Of(id).Paragraph);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_a_method_that_is_called(string id)
    {
        var method = Assert.Single(Methods, method => method.GetCustomAttributes<RuleAttribute>().Any(rule => rule.Id == id));
        Assert.Contains(Methods, caller => caller != method && Calls(caller, method));
        Assert.Equal($"{method.DeclaringType!.Name}.{method.Name}", Register.Single(row => row.Id == id).Method);
    }

    [Fact]
    public void No_method_is_a_rule_that_is_not_in_the_list() => Assert.Equal(
        LegalRule.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Methods.SelectMany(method => method.GetCustomAttributes<RuleAttribute>()).Select(rule => rule.Id).Order(StringComparer.Ordinal));

    /// <summary>Each case says itself which section it tries, and of section 2 which of the numbered rules.</summary>
    [Theory]
    [MemberData(nameof(OfOneForloeb))]
    public void The_book_has_cases_that_try_the_rule(string id)
    {
        var row = Register.Single(row => row.Id == id);
        var section = row.Section.Split(", ");
        Assert.NotEmpty(row.Cases);
        Assert.All(row.Cases, number =>
        {
            var tried = string.Concat(Book.Cases
                .Single(one => one.Number == number)
                .Prose
                .SkipWhile(line => !line.StartsWith("**Regel:**", StringComparison.Ordinal))
                .TakeWhile(line => !line.StartsWith("**Udregning:**", StringComparison.Ordinal)));
            Assert.Contains($"afsnit {section[0]}", tried, StringComparison.Ordinal);
            Assert.True(
                !char.IsAsciiDigit(section[1][0])
                    || Numbered().Matches(tried).Any(points => points.Groups["number"].Captures.Any(point => point.Value == section[1])),
                $"{id}, sag {number}: {tried}");
        });
    }

    [Fact]
    public void The_rule_about_many_forloeb_names_its_tests() =>
        Assert.Equal("tests/Domain.Tests/Law/" + nameof(FigureRulesTests) + ".cs", Register.Single(row => row.Id == LegalRule.Andel).Tests);

    /// <summary>Whether one method's code calls another: a call instruction with its token.</summary>
    private static bool Calls(MethodInfo caller, MethodInfo called)
    {
        var code = caller.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 5 <= code.Length; i++)
        {
            // call and callvirt, within the assembly
            if (code[i] is 0x28 or 0x6F && BitConverter.ToInt32(code, i + 1) == called.MetadataToken)
            {
                return true;
            }
        }

        return false;
    }

    private static string ReadDefinition()
    {
        using var reader = new StreamReader(typeof(LegalRuleTests).Assembly.GetManifestResourceStream("docs/opgoerelse.md")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(
        @"^\| `(?<id>[a-z-]+)` \| (?<name>[^|]+) \| (\[(?<paragraph>[^]]+)\]\((?<address>[^)]+)\)|none: the definition's own"
            + @"|(?<paragraph>[^|\[]+)) \| `(?<method>[^`]+)` \| (?<section>\d, [^|]+) \| ((?<cases>[\d, ]+)|`(?<tests>[^`]+)`) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex RegisterRow();

    [GeneratedRegex(@"bekendtgørelse nr\. (?<number>\d+) af \d+/\d+ (?<year>\d{4}) § 17", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Order();

    [GeneratedRegex(
        @"(?<paragraph>LAB § 113, stk\. 2) \(lov nr\. (?<number>\d+) af \d+/\d+ (?<year>\d{4})",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Act();

    [GeneratedRegex(@"§ 17, stk\. \d", RegexOptions.None, 1000)]
    private static partial Regex Cited();

    /// <summary>punkt 1, 2 og 4</summary>
    [GeneratedRegex(@"punkt (?<number>\d)(, (?<number>\d))*( og (?<number>\d))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();

    private sealed record Row(
        string Id,
        string Name,
        string? Paragraph,
        string? Address,
        string Method,
        string Section,
        IReadOnlyList<int> Cases,
        string Tests);
}
