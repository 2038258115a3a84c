using System.Text.Json.Nodes;
using Opgoerelse.Ingest;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;
using static Opgoerelse.Support.Leverancer.TestLines;

namespace Opgoerelse.IngestTests.Versions;

/// <summary>
/// The version rules as a table. Each case is a sequence of messages about one indsats, taken in as one leverance, as
/// one leverance each, and as CSV-like pairs: the outcome must not depend on it.
/// </summary>
public sealed class VersionRuleTests
{
    /// <summary>
    /// <c>o2a</c>: create, version 2, content a. <c>r</c> is update, <c>s</c> delete. <c>#7</c> gives the beskedId.
    /// Outcome: <c>+</c> accepted, <c>=</c> repeat, <c>!</c> conflict. In force: version and content, <c>-</c> deleted.
    /// </summary>
    [Theory]
    [OnEachEngine("o1a", "+", "1a")]
    [OnEachEngine("o1a o2b", "++", "2b")]
    [OnEachEngine("o2b o1a", "++", "2b")] // the highest version wins, whatever the order of arrival
    [OnEachEngine("o1a o3c o2b", "+++", "3c")]
    [OnEachEngine("r1a", "+", "1a")] // an update without a create is a create
    [OnEachEngine("r5a o1b", "++", "5a")]
    [OnEachEngine("o1a o1a", "+=", "1a")] // same version, same content
    [OnEachEngine("o1a r1a", "+=", "1a")] // create or update does not matter
    [OnEachEngine("o1a o1b", "+!", "1a")] // other content: the first stays
    [OnEachEngine("o1b o1a", "+!", "1b")]
    [OnEachEngine("o1a o2b o1a", "++=", "2b")] // every received version is compared, not only the highest
    [OnEachEngine("o1a o2b o1c", "++!", "2b")]
    [OnEachEngine("o2b o1a o1c o1a", "++!=", "2b")]
    [OnEachEngine("o1a s2", "++", "2-")]
    [OnEachEngine("s2 o1a", "++", "2-")] // a delete of the unknown is remembered
    [OnEachEngine("s2 o1a o3b", "+++", "3b")] // a later, higher version revives
    [OnEachEngine("o1a s2 o3a", "+++", "3a")]
    [OnEachEngine("s2 s2", "+=", "2-")]
    [OnEachEngine("s2 o2a", "+!", "2-")] // a delete is a content of its own
    [OnEachEngine("o2a s2", "+!", "2a")]
    [OnEachEngine("s1 s2", "++", "2-")]
    [OnEachEngine("s9 s1 o5a", "+++", "9-")]
    [OnEachEngine("o1a#7 o2b#7", "+=", "1a")] // a beskedId already accepted is ignored
    [OnEachEngine("o1a#7 o1b#7", "+=", "1a")] // the repeat check comes before the version
    [OnEachEngine("o1a#7 s2#7", "+=", "1a")]
    [OnEachEngine("o1a o1b#7 o2c#7", "+!+", "2c")] // a rejected line may be sent again, corrected, under its beskedId
    [OnEachEngine("o1a o1a#7 o2c#7", "+=+", "2c")] // a repeat was not accepted under its beskedId
    [OnEachEngine("o1a o1b#7 o2c#7 o3d#7", "+!+=", "2c")]
    public void RulesFor(string engine, string beskeder, string outcome, string inForce)
    {
        var parts = beskeder.Split(' ');
        for (var total = 1; total <= parts.Length; total++)
        {
            using var engineTest = new EngineTest(engine);
            var read = "";
            foreach (var leverance in parts.Chunk(total))
            {
                read += Outcome(engineTest, leverance);
            }

            Assert.Equal(outcome, read);
            Assert.Equal(
                [inForce],
                engineTest.Rows(
                    "SELECT version, CASE WHEN slettet = 1 THEN '-' ELSE CHAR(97 + timer_pr_uge) END FROM indsats WHERE "
                        + "afloest_af IS NULL").Select(row => row.Replace(";", "", StringComparison.Ordinal)));
            Assert.Equal(outcome.Count(sign => sign == '+'), engineTest.Scalar<long>("SELECT COUNT(*) FROM indsats"));
            Assert.Equal(outcome.Count(sign => sign == '+'), engineTest.Scalar<long>("SELECT COUNT(*) FROM besked"));
        }
    }

    [Theory]
    [OnEachEngine]
    public void Versions_belong_to_entity_and_id_and_not_to_id_alone(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var leverance = engineTest.Tag(
            Besked(Indsats(index: 1)), Besked(Forloeb(index: 1)), Besked(Fritagelse(index: 1)), Besked(OrdinaryHours(index: 1)),
            Besked(Indstilling(index: 1)), Besked(Indsats(index: 2)));
        Assert.Equal(6, leverance.Accepted);
    }

    [Theory]
    [OnEachEngine]
    public void A_conflict_is_rejected_with_line_field_code_and_text(string engine)
    {
        using var engineTest = new EngineTest(engine);
        var leverance = engineTest.Tag(Besked(Indsats()), Besked(Indsats(status: "planlagt")));
        var rejection = Assert.Single(engineTest.Rejections(leverance));
        Assert.Equal((2L, "version", "version-konflikt"), (rejection.Line, rejection.Field, rejection.Code));
        Assert.Equal(
            $"Feltet version har værdien 1, som er modtaget før for indsats {Id(100)} med andet indhold. Den første gælder.",
            rejection.Text);
    }

    [Theory]
    [OnEachEngine]
    public void An_absence_in_a_higher_version_clears_the_field(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(Besked(Forloeb(endDate: "2024-06-01").With("afslutningsaarsag", "job")));
        engineTest.Tag(Besked(Forloeb(), version: 2, changeType: 2));
        Assert.Equal([";"], engineTest.Rows("SELECT slutdato, afslutning FROM forloeb WHERE afloest_af IS NULL"));
    }

    [Theory]
    [OnEachEngine]
    public void History_can_be_calculated_again_for_every_position_in_the_ledger(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(Besked(Indsats(), version: 2));
        engineTest.Tag(Besked(Indsats(), version: 1));
        engineTest.Tag(Besked(Indsats(), version: 5));
        engineTest.Tag(Besked(Indsats(), version: 4), Besked(Indsats(), version: 7), Besked(Indsats(), version: 6));
        engineTest.Tag(Delete(Indsats(), version: 8));
        int?[] expected = [null, 2, 2, 5, 7, 8];
        for (var place = 0; place < expected.Length; place++)
        {
            var rows = engineTest.Rows(
                $"SELECT version FROM indsats WHERE leverance_id <= {place} AND (afloest_af IS NULL OR afloest_af > {place})");
            Assert.Equal(expected[place]?.ToString(System.Globalization.CultureInfo.InvariantCulture), rows.SingleOrDefault());
        }
    }

    [Theory]
    [OnEachEngine]
    public void Touched_are_the_rows_forloeb_and_the_forloeb_whose_row_it_supersedes(string engine)
    {
        using var engineTest = new EngineTest(engine);
        Assert.Equal([1], engineTest.TouchedOnes(engineTest.Tag(Besked(Forloeb(1)))));
        Assert.Equal([2], engineTest.TouchedOnes(engineTest.Tag(Besked(Indsats(100, forloeb: 2)))));
        Assert.Equal([2, 3], engineTest.TouchedOnes(engineTest.Tag(Besked(Indsats(100, forloeb: 3), version: 3)))); // moved
        Assert.Equal([3], engineTest.TouchedOnes(engineTest.Tag(Delete(Indsats(100), version: 4))));
        Assert.Equal([4], engineTest.TouchedOnes(engineTest.Tag(Besked(Indsats(100, forloeb: 4), version: 5)))); // revived
        Assert.Equal([], engineTest.TouchedOnes(engineTest.Tag(Delete(Indsats(101), version: 1)))); // of the unknown
        Assert.Equal(
            [4, 5, 6],
            engineTest.TouchedOnes(engineTest.Tag(
                Besked(Indsats(100, forloeb: 5), version: 6),
                Besked(Indsats(100, forloeb: 6), version: 7))));
        Assert.Equal([], engineTest.TouchedOnes(engineTest.Tag(Besked(Indsats(100, forloeb: 6), version: 7)))); // a repeat
        Assert.Equal([1], engineTest.TouchedOnes(engineTest.Tag(Delete(Forloeb(1), version: 2))));
    }

    [Theory]
    [OnEachEngine]
    public void Very_large_versions_are_kept_apart(string engine)
    {
        using var engineTest = new EngineTest(engine);
        engineTest.Tag(
            Besked(Indsats(), version: LeveranceLimits.Standard.MaxVersion),
            Besked(Indsats(), version: LeveranceLimits.Standard.MaxVersion - 1));
        Assert.Equal(
            [LeveranceLimits.Standard.MaxVersion.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            engineTest.Rows("SELECT version FROM indsats WHERE afloest_af IS NULL"));
    }

    private static string Outcome(EngineTest engineTest, string[] parts)
    {
        var leverance = engineTest.Tag(parts.Select(Besked));
        var rejected = engineTest.Rejections(leverance).Select(rejection => rejection.Line).ToHashSet();
        var accepted = engineTest.Rows($"SELECT linje FROM indsats WHERE leverance_id = {leverance.LeveranceId}").ToHashSet();
        Assert.Equal(parts.Length, leverance.Accepted + leverance.Repeated + leverance.Rejected);
        return string.Concat(parts.Select((_, i) => rejected.Contains(i + 1) ? '!' : accepted.Contains($"{i + 1}") ? '+' : '='));
    }

    private static JsonObject Besked(string part)
    {
        var (shortened, index) = part.Split('#') is [var before, var after]
            ? (before, (int?)int.Parse(after, System.Globalization.CultureInfo.InvariantCulture))
            : (part, null);
        var version = shortened[1] - '0';
        return shortened[0] == 's'
            ? Delete(Indsats(), version, index)
            : TestLines.Besked(Indsats().With("timerPrUge", shortened[2] - 'a'), version, shortened[0] == 'o' ? 1 : 2, index);
    }

    private static JsonObject Besked(JsonObject content, long version = 1, int changeType = 1) =>
        TestLines.Besked(content, version, changeType);
}
