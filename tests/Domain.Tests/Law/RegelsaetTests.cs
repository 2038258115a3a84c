using System.Text;
using System.Text.Json;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.DomainTests.Law;

public class RegelsaetTests
{
    /// <summary>The table of the definition's section 3, switch by switch.</summary>
    [Fact]
    public void The_four_regelsaet_are_as_the_definitions_table()
    {
        Assert.Equal(["bek-2408", "foerste-aar", "kl-2021", "uden-pauser"], Regelsaet.All.Keys.Order(StringComparer.Ordinal));
        CheckRecord(
            "bek-2408",
            6,
            BeforeStart.Exclude,
            mentor: false,
            region: false,
            pauses: true,
            ended: false,
            helbred: false,
            IndsatsdelRequirement.RequireUnlessUnknown);
        CheckRecord(
            "kl-2021",
            6,
            BeforeStart.IncludeIfIndstillet,
            mentor: true,
            region: true,
            pauses: true,
            ended: false,
            helbred: true,
            IndsatsdelRequirement.RequireUnlessUnknown);
        CheckRecord(
            "foerste-aar",
            12,
            BeforeStart.Exclude,
            mentor: false,
            region: false,
            pauses: false,
            ended: true,
            helbred: false,
            IndsatsdelRequirement.Ignore);
        CheckRecord(
            "uden-pauser",
            6,
            BeforeStart.Exclude,
            mentor: false,
            region: false,
            pauses: false,
            ended: false,
            helbred: false,
            IndsatsdelRequirement.RequireUnlessUnknown);
    }

    [Theory]
    [InlineData("\"pauser\": \"ja\"", "\"pauser\": \"måske\"", "pauser")]
    [InlineData("\"pauser\": \"ja\",", "", "pauser")]
    [InlineData("\"pauser\": \"ja\"", "\"pauser\": \"ja\", \"pausser\": \"nej\"", "pausser")]
    [InlineData("\"foerStart\": \"udelad\"", "\"foerStart\": \"medregn\"", "foerStart")]
    [InlineData("\"indsatsdel\": \"kraev-ukendt-tilladt\"", "\"indsatsdel\": \"\"", "indsatsdel")]
    [InlineData("\"vindueMaaneder\": 6", "\"vindueMaaneder\": 0", "vindueMaaneder")]
    public void An_unknown_missing_or_wrong_switch_is_refused_by_name(string from, string to, string name)
    {
        using var reader = new StreamReader(Data.Open("regelsaet/bek-2408.json"));
        var text = reader.ReadToEnd();
        Assert.Contains(from, text, StringComparison.Ordinal);
        var error = Assert.Throws<JsonException>(() =>
            Regelsaet.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)))));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ordning_closes_30_June_2026_and_is_phased_in_1_January_2022()
    {
        var ordning = Ordning.Standard;
        Assert.Equal(new DateOnly(2026, 6, 30), ordning.LastStart);
        Assert.Equal((new DateOnly(2022, 1, 1), "INDF2022"), (ordning.PhaseIn!.Date, ordning.PhaseIn.Code));
        Assert.Equal("bek-2408", ordning.OfficialRegelsaet);
    }

    [Fact]
    public void Category_lists_are_read_as_they_are_written()
    {
        for (var mask = 0; mask < 1 << CategoryCodes.Count; mask++)
        {
            Assert.Equal((Categories)mask, CategoryCodes.FromList(((Categories)mask).ListOf()));
        }

        Assert.Equal("virksomhedsrettet|oevrig-beskaeftigelse|social|sundhed|mentor", ((Categories)31).ListOf());
        Assert.Throws<FormatException>(() => CategoryCodes.FromList("social|andet"));
    }

    private static void CheckRecord(
        string code,
        int windowText,
        BeforeStart beforeStart,
        bool mentor,
        bool region,
        bool pauses,
        bool ended,
        bool helbred,
        IndsatsdelRequirement indsatsdel)
    {
        var regelsaet = Regelsaet.All[code];
        Assert.Equal(
            (windowText, beforeStart, mentor, region, pauses, ended, helbred, indsatsdel, false),
            (
                regelsaet.WindowMonths,
                regelsaet.BeforeStart,
                regelsaet.Mentor,
                regelsaet.RegionalSundhed,
                regelsaet.Pauses,
                regelsaet.IncludeEndedBeforeFrist,
                regelsaet.ExcludeFritagetForHelbred,
                regelsaet.Indsatsdel,
                regelsaet.KommuneAtStart));
    }
}
