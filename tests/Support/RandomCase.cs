using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Model;

namespace Opgoerelse.Support;

/// <summary>
/// Random cases in two shapes: the program's and the slow model's. Dates are drawn close to each other and to the edges
/// that matter (S, F, month ends, 1 January 2022), so that every boundary is hit often.
/// </summary>
/// <param name="seedValue">The seed.</param>
/// <param name="withEndings">
/// Whether there is more at the edges that section 7 asks of: reasons for ending, lengths, seniors, waits. Without it the cases
/// are what they
/// were before.
/// </param>
public sealed class RandomCase(int seedValue, bool withEndings = false)
{
    private static readonly string[] Types = [.. IndsatsCatalogue.Standard.Types.Select(type => type.Code).Order(StringComparer.Ordinal)];
    private static readonly string[] StatusNames = ["planlagt", "paabegyndt", "afsluttet", "annulleret"];
    private static readonly string?[] Udfoerere = ["kommune", "region", "andenAktoer", "virksomhed", null];
    private static readonly string[] Hjemler = ["LAS-13-7", "LAS-13-8", "LAS-13-15", "LAB-33-5", "ANDEN"];

    /// <summary>None, those of the list, some of them written otherwise, and what it lacks.</summary>
    private static readonly string?[] EndReasons =
    [
        null, " Fleksjob ", "SENIORPENSION", "Fo\u0308rtidspension", "flyttet til en anden verden",
        .. SlowRegisters.EndReasons.Select(row => row.Text),
    ];

    private readonly Random _randomObject = new(seedValue);

    /// <summary>What section 7 asks of, from draws of its own.</summary>
    private readonly Random _ofEndings = new(seedValue + 7_000);

    public (SlowForloeb Model, ForloebCase ForloebCase) Next()
    {
        var start = StartDay();
        var born = Born(start);
        var sex = Toss(2) ? "kvinde" : "mand";
        var end = Toss(3) ? Near(start, 0, 400) : (DateOnly?)null;
        var kommuner = Kommuner(start);
        var indsatser = ListOf(6, () => Indsats(start));
        var fritagelser = ListOf(4, () => Fritagelse(start));
        var hours = ListOf(2, () => FirstOfMonth(Near(start, -40, 420)));
        var settings = ListOf(3, () => Indstilling(start));
        string? endReason = null;
        if (withEndings)
        {
            (born, end) = (NearPension(born, start), NearYears(end, start));
            settings.AddRange(_ofEndings.Next(3) == 0 ? Before(start) : []);
            endReason = end is null ? null : EndReasons[_ofEndings.Next(EndReasons.Length)];
        }

        var id = Guid.NewGuid();
        var model = new SlowForloeb(
            id.ToString("D"), born, sex, start, end,
            [.. kommuner.Select(responsibility => new SlowKommune(responsibility.Kommune, responsibility.From))],
            indsatser, fritagelser, [.. hours.Select(month => new SlowTimer(month))], settings, endReason);
        var forloebCase = new ForloebCase
        {
            ForloebId = id,
            BirthDate = born,
            Sex = sex == "mand" ? Sex.Man : Sex.Woman,
            StartDate = start,
            EndDate = end,
            Ending = EndCategory(endReason, end),
            Kommuner = kommuner,
            Indsatser = [.. indsatser.Select(Translate)],
            Fritagelser =
            [
                .. fritagelser.Select(fritagelse =>
                    new Fritagelse(fritagelse.Hjemmel != "ANDEN", fritagelse.Helbred == true, fritagelse.From, fritagelse.To)),
            ],
            MonthsWithLoentimer = hours,
            Indstillinger =
            [
                .. settings.Select(indstilling =>
                    new Indstilling(
                        indstilling.Date,
                        indstilling.Genbehandling,
                        CategoryCodes.FromList(string.Join('|', indstilling.Categories)))),
            ],
        };
        return (model, forloebCase);
    }

    /// <summary>Case after case, of those that started on <paramref name="day"/> or later.</summary>
    public IEnumerable<SlowForloeb> StartedFrom(DateOnly day)
    {
        while (true)
        {
            if (Next().Model is var model && model.StartDate >= day)
            {
                yield return model;
            }
        }
    }

    /// <summary>The same switches in both shapes.</summary>
    public (SlowRegelsaet Model, Regelsaet Regelsaet) Rules()
    {
        var namedOnes = SlowRegelsaet.All;
        if (Toss(2))
        {
            var named = namedOnes[_randomObject.Next(namedOnes.Count)];
            return (named, Regelsaet.All[named.Name]);
        }

        var model = new SlowRegelsaet(
            "tilfældigt", _randomObject.Next(1, 14), (SlowBeforeStart)_randomObject.Next(3), Toss(2), Toss(2), Toss(2), Toss(2), Toss(2),
            (SlowIndsatsdel)_randomObject.Next(3), Toss(2));
        return (model, Regelsaet.All["bek-2408"] with
        {
            Code = model.Name,
            WindowMonths = model.Months,
            BeforeStart = (BeforeStart)model.BeforeStart,
            Mentor = model.Mentor,
            RegionalSundhed = model.RegionalSundhed,
            Pauses = model.Pauses,
            IncludeEndedBeforeFrist = model.CountsEnded,
            ExcludeFritagetForHelbred = model.ExcludesHelbred,
            Indsatsdel = (IndsatsdelRequirement)model.Indsatsdel,
            KommuneAtStart = model.KommuneAtStart,
        });
    }

    /// <summary>What ingest keeps of a reason.</summary>
    public static string? EndCategory(string? reason, DateOnly? end) =>
        reason is null ? null : Afslutningsaarsager.Standard.Category(reason, end);

    public DateOnly Near(DateOnly day, int from, int to) => day.AddDays(_randomObject.Next(from, to + 1));

    private static Indsats Translate(SlowIndsats indsats) =>
        new(
            IndsatsCatalogue.Standard[indsats.Indsatstype],
            (IndsatsStatus)Array.IndexOf(StatusNames, indsats.Status),
            indsats.StartDate,
            indsats.EndDate,
            indsats.HoursPerWeek,
            indsats.MinutesPerWeek,
            indsats.IIndsatsdel,
            indsats.Udfoerer switch
            {
                "kommune" => Udfoerer.Kommune,
                "region" => Udfoerer.Region,
                "andenAktoer" => Udfoerer.OtherActor,
                "virksomhed" => Udfoerer.Company,
                _ => Udfoerer.Unknown,
            });

    /// <summary>Some are at the edge of six years to folkepensionsalderen.</summary>
    private DateOnly NearPension(DateOnly born, DateOnly start)
    {
        int[] months = [(65 * 12) + 6, 66 * 12, (66 * 12) + 6, 67 * 12, 68 * 12, 69 * 12, 70 * 12];
        return _ofEndings.Next(5) == 0
            ? start.AddYears(6).AddMonths(-months[_ofEndings.Next(months.Length)]).AddDays(_ofEndings.Next(-2, 3))
            : born;
    }

    /// <summary>Some of those that would run on end at the edge of one, two or three years, or of a calendar year.</summary>
    private DateOnly? NearYears(DateOnly? end, DateOnly start) => end is not null || _ofEndings.Next(2) == 0 ? end
        : _ofEndings.Next(4) == 0 ? new DateOnly(start.Year + 1 + _ofEndings.Next(3), 12, 31).AddDays(_ofEndings.Next(2))
        : start.AddYears(1 + _ofEndings.Next(3)).AddDays(_ofEndings.Next(-2, 2));

    /// <summary>What the team said before the start: at the edge of so many months, or on the day.</summary>
    private IEnumerable<SlowIndstilling> Before(DateOnly start)
    {
        int[] months = [0, 1, 3, 6, 12];
        for (var i = _ofEndings.Next(3); i >= 0; i--)
        {
            yield return new SlowIndstilling(
                start.AddMonths(-months[_ofEndings.Next(months.Length)]).AddDays(_ofEndings.Next(-2, 2)),
                _ofEndings.Next(4) == 0,
                [.. SlowCategory.All.Where(_ => _ofEndings.Next(3) == 0)]);
        }
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private DateOnly StartDay()
    {
        var day = _randomObject.Next(4) switch
        {
            0 => Near(new DateOnly(2022, 1, 1), -400, 10),
            1 => Near(new DateOnly(2020, 1, 1), -200, 60),
            _ => Near(new DateOnly(2019, 1, 1), 0, 2800),
        };
        // Month ends are where clamping bites.
        return Toss(4) ? new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1) : day;
    }

    private DateOnly Born(DateOnly start) => _randomObject.Next(4) switch
    {
        0 => Near(start.AddYears(-30), -1, 1),
        1 => Near(start.AddYears(-40 - (10 * _randomObject.Next(2))), -1, 1),
        2 => new DateOnly(1984 + (4 * _randomObject.Next(4)), 2, 29),
        _ => start.AddYears(-18).AddDays(-_randomObject.Next(17_000)),
    };

    private List<KommuneResponsibility> Kommuner(DateOnly start)
    {
        var from = Toss(3) ? start : start.AddDays(-_randomObject.Next(2000));
        var listOf = new List<KommuneResponsibility> { new("0101", from) };
        string[] codes = ["0147", "0461", "0851", "0751"];
        while (Toss(3))
        {
            from = from.AddDays(_randomObject.Next(1, 250));
            listOf.Add(new KommuneResponsibility(codes[_randomObject.Next(codes.Length)], from));
        }

        return listOf;
    }

    private SlowIndsats Indsats(DateOnly start)
    {
        var from = _randomObject.Next(6) switch
        {
            0 => Near(start, -60, 3),
            1 => Near(start.AddMonths(6), -3, 3),
            2 => Near(new DateOnly(2022, 1, 1), -3, 200),
            _ => Near(start, 0, 400),
        };
        return new SlowIndsats(
            Types[_randomObject.Next(Types.Length)],
            Toss(4) ? StatusNames[_randomObject.Next(4)] : StatusNames[_randomObject.Next(1, 3)],
            from,
            Toss(4) ? null : Near(from, 0, 120),
            Toss(4) ? null : _randomObject.Next(60),
            Toss(4) ? null : _randomObject.Next(60),
            _randomObject.Next(6) switch { 0 => false, 1 => null, _ => true },
            Udfoerere[_randomObject.Next(Udfoerere.Length)]);
    }

    private SlowFritagelse Fritagelse(DateOnly start)
    {
        var from = Near(start, -40, 300);
        return new SlowFritagelse(
            Hjemler[_randomObject.Next(Hjemler.Length)],
            from,
            Toss(8) ? null : Near(from, 0, 90),
            _randomObject.Next(3) switch { 0 => true, 1 => false, _ => null });
    }

    private SlowIndstilling Indstilling(DateOnly start) =>
        new(Near(start, -30, 450), Toss(2), [.. SlowCategory.All.Where(_ => Toss(3))]);

    private List<T> ListOf<T>(int atMost, Func<T> created) =>
        [.. Enumerable.Range(0, _randomObject.Next(atMost + 1)).Select(_ => created())];

    private bool Toss(int one) => _randomObject.Next(one) == 0;
}
