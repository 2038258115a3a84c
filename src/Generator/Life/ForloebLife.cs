using System.Buffers.Binary;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.Generator.Life;

/// <summary>Lives one forløb from start to end and writes down everything a kommune registers about it.</summary>
internal static class ForloebLife
{
    // How a reason of the list is written: as it stands there, or nearly. What it says is only known when the indsatser are.
    private const string Capital = "Stort";
    private const string Capitals = "STORE";
    private const string Spaces = " luft ";
    private static readonly string[] Spellings = ["", "", "", "", Capital, Capitals, Spaces];

    // What people write in a free text field: separators, quotes and line breaks that an encoding must carry.
    private static readonly string[] FreeTexts =
        ["visiteret til fleksjob; ny plan", "\"ophørt\" efter møde", "afsluttet\nse journal", "job; \"opnormeret\""];

    /// <summary>Returns the plan that was lived, so that a later forløb of the same person can follow it.</summary>
    public static Course Live(
        SyntheticPersonnummer personnummer,
        DateOnly start,
        GeneratedKommune kommune,
        Country country,
        Rng rng,
        List<GeneratedBesked> written)
    {
        var id = rng.NextGuid();
        var desk = new CaseDesk(rng, kommune.Fagsystem, start, written);

        var fritagelser = FritagelseLife.Plan(id, start, rng);
        var frist = FristByDays.Of(start, FritagelseLife.Pauses(fritagelser));
        var course = new Course(id, start, frist, End(start, frist, rng), kommune);

        var first = written.Count;
        if (!rng.Hits(Assumptions.ForloebNeverComes))
            Register(course, personnummer, country, desk);
        FritagelseLife.Register(fritagelser, course, desk);
        var given = IndsatsPlan.Live(course, country, desk);
        TellReason(course, given.Contains(true), personnummer.BirthDate, country, written, first);
        TeamLife.Live(course, given, desk);
        OrdinaryHoursLife.Live(course, desk);
        return course;
    }

    private static DateOnly End(DateOnly start, DateOnly frist, Rng rng)
    {
        var bounded = frist < FristByDays.Never ? frist : start.AddMonths(6);
        if (rng.Hits(Assumptions.EndedEarly))
            return start.AddDays(rng.Between(7, bounded.DayNumber - start.DayNumber - 1));
        return rng.Hits(Assumptions.EndedAtTheFrist)
            ? bounded.AddDays(-rng.Below(2))
            : start.AddDays(Assumptions.Duration.Draw(rng));
    }

    private static void Register(Course course, SyntheticPersonnummer personnummer, Country country, CaseDesk desk)
    {
        var rng = desk.Rng;

        // The responsible kommune is often responsible since before the start.
        var since = rng.Hits(0.3) ? course.Start.AddDays(-rng.Between(1, 2000)) : course.Start;
        var forloeb = new RegisteredForloeb(
            course.Id, personnummer, course.Start, null, null, [new(course.Kommune.Code, since)],
            rng.Hits(0.05) ? false : null);

        var versions = desk.Begin();
        versions.Add(course.Start, forloeb);
        foreach (var move in Moves(course, country, rng))
        {
            forloeb = forloeb with { Kommuner = [.. forloeb.Kommuner, move] };
            versions.Add(move.From, forloeb);
        }

        forloeb = forloeb with
        {
            EndDate = course.End,
            Afslutningsaarsag = rng.Hits(0.1) ? null : rng.Pick<string>(rng.Hits(0.02) ? FreeTexts : Spellings),
        };
        versions.Add(course.End, forloeb);
        versions.Aftermath(Assumptions.ForloebDeleted);
    }

    /// <summary>
    /// What followed, weakly linked with whether there was an indsats. It comes from a series of the forløb's own: what else is lived
    /// stays.
    /// </summary>
    private static void TellReason(
        Course course,
        bool withIndsats,
        DateOnly born,
        Country country,
        List<GeneratedBesked> written,
        int first)
    {
        var rng = new Rng(BinaryPrimitives.ReadUInt64BigEndian(course.Id.ToByteArray(bigEndian: true)), stream: 0);
        var reason = country.Endings.Text(withIndsats, born, course.End, rng);
        foreach (var besked in written.Skip(first))
        {
            if (besked.Content is RegisteredForloeb { Afslutningsaarsag: { } spelling } forloeb && Spellings.Contains(spelling))
                besked.Content = forloeb with { Afslutningsaarsag = Spell(reason, spelling) };
        }
    }

    private static string Spell(string reason, string spelling) => spelling switch
    {
        Capital => char.ToUpperInvariant(reason[0]) + reason[1..],
        Capitals => reason.ToUpperInvariant(),
        Spaces => $" {reason} ",
        _ => reason,
    };

    private static List<KommuneSince> Moves(Course course, Country country, Rng rng)
    {
        var days = new SortedSet<DateOnly>();
        if (rng.Hits(Assumptions.MoveOnTheFrist))
            days.Add(course.Frist);
        for (var year = course.Start; year < course.End; year = year.AddYears(1))
        {
            if (rng.Hits(Assumptions.MovesPerYear))
                days.Add(year.AddDays(rng.Between(1, 365)));
        }

        var moves = new List<KommuneSince>(days.Count);
        var kommune = course.Kommune;
        foreach (var day in days.Where(d => d <= course.End))
        {
            kommune = country.Kommuner.Neighbour(kommune, rng);
            moves.Add(new KommuneSince(kommune.Code, day));
        }

        return moves;
    }
}

/// <summary>Ordinary paid hours: a run of months for a few, before, around or after the frist.</summary>
internal static class OrdinaryHoursLife
{
    public static void Live(Course course, CaseDesk desk)
    {
        var rng = desk.Rng;
        if (!rng.Hits(Assumptions.OrdinaryHours))
            return;

        var day = course.Start.AddDays(rng.Between(-20, 330));
        var month = new DateOnly(day.Year, day.Month, 1);
        for (var left = rng.Between(1, 7); left > 0 && month <= course.End; left--, month = month.AddMonths(1))
        {
            var hours = rng.Hits(0.3) ? rng.Between(1, 60) : rng.Between(4, 400) * 0.25m;
            var versions = desk.Begin();
            versions.Add(month.AddMonths(1), new RegisteredOrdinaryHours(rng.NextGuid(), course.Id, month, hours));
            versions.Aftermath(Assumptions.Deleted);
        }
    }
}

/// <summary>What all lives share: the kommuner with their differences, the types and the intake.</summary>
internal sealed class Country(ulong seed)
{
    public Kommuner Kommuner { get; } = new(seed);

    public Indsatstyper Indsatstyper { get; } = new();

    public Inflow Inflow { get; } = new();

    public Endings Endings { get; } = new();
}
