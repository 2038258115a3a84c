using System.Data.Common;
using Dapper;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Aggregation.Quality;

/// <summary>Counts the quality of the registrations behind a set of facts, and rounds it.</summary>
internal static class QualityMaker
{
    /// <summary>The day number of 1 January 1970, from which instants are counted.</summary>
    private static readonly int Day1970 = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <param name="connection">Where they are.</param>
    /// <param name="factSet">The facts.</param>
    /// <param name="threshold">k: how many numbers a share of citizens or of their registrations leaves open.</param>
    /// <param name="waiting">How many citizens are another in the facts than in the release's figures.</param>
    public static IReadOnlyList<QualityMeasure> Make(DbConnection connection, FactSet factSet, int threshold, long waiting)
    {
        var choice = new { saet = factSet.Id, position = factSet.Position, sentFra = QualityCodes.LateDays + 1 - Day1970 };
        var forloeb = PaaKommune(connection.Query<ForloebCountRow>(QualitySql.Forloeb, choice));
        var registrations = PaaKommune(connection.Query<RegistrationCountRow>(QualitySql.Registrations, choice));
        var indsatser = PaaKommune(connection.Query<IndsatsCountRow>(QualitySql.Indsatser, choice));
        var endings = PaaKommune(connection.Query<EndingCountRow>(QualitySql.Endings, choice));
        var touched = PaaKommune(connection.Query<LeveranceCountRow>(QualitySql.TouchedForloeb, choice));
        var all = connection.QuerySingle<LeveranceCountRow>(QualitySql.Leverancer, choice);
        var measure = new List<QualityMeasure>();
        Country(measure, all, [.. connection.Query<ReasonCountRow>(QualitySql.Reasons, choice)]);
        if (waiting > 0)
        {
            measure.Add(new(Omraader.Country, QualityCodes.Waiting, QualityRounding.Count(waiting)));
        }

        Omraade(
            measure,
            Omraader.Country,
            null,
            Sum(forloeb.Values),
            Sum(registrations.Values),
            Sum(indsatser.Values),
            Sum(endings.Values),
            threshold);
        foreach (var kommune in forloeb.Keys.Order(StringComparer.Ordinal))
        {
            Omraade(
                measure,
                kommune,
                touched.GetValueOrDefault(kommune),
                forloeb[kommune],
                registrations.GetValueOrDefault(kommune) ?? new(),
                indsatser.GetValueOrDefault(kommune) ?? new(),
                endings.GetValueOrDefault(kommune) ?? new(),
                threshold);
        }

        return measure;

        static Dictionary<string, T> PaaKommune<T>(IEnumerable<T> rows)
            where T : CountRow => rows.ToDictionary(number => number.Kommune, StringComparer.Ordinal);
    }

    private static void Country(List<QualityMeasure> measure, LeveranceCountRow all, IReadOnlyList<ReasonCountRow> reasons)
    {
        measure.Add(new(Omraader.Country, QualityCodes.Leverancer, all.Leverancer));
        measure.Add(new(Omraader.Country, QualityCodes.Newest, all.Nyeste));
        measure.Add(new(Omraader.Country, QualityCodes.Lines, QualityRounding.Count(all.Linjer)));
        measure.Add(new(Omraader.Country, QualityCodes.Rejected, QualityRounding.Percentage(all.Afvist, all.Linjer)));
        var rejectedCount = reasons.Sum(reason => reason.Antal);
        // What is too rare to be told in whole per cent is not named: it would be a line or two.
        measure.AddRange(reasons
            .Select(reason => (reason.Kode, Percentage: QualityRounding.Percentage(reason.Antal, rejectedCount)))
            .Where(reason => reason.Percentage > 0)
            .OrderByDescending(reason => reason.Percentage).ThenBy(reason => reason.Kode, StringComparer.Ordinal)
            .Select(reason => new QualityMeasure(Omraader.Country, QualityCodes.Reason + reason.Kode, reason.Percentage)));
    }

    private static void Omraade(
        List<QualityMeasure> measure,
        string omraade,
        LeveranceCountRow? leverancer,
        ForloebCountRow forloeb,
        RegistrationCountRow registrations,
        IndsatsCountRow indsatser,
        EndingCountRow endings,
        int threshold)
    {
        if (leverancer is not null)
        {
            measure.Add(new(omraade, QualityCodes.Leverancer, leverancer.Leverancer));
            measure.Add(new(omraade, QualityCodes.Newest, leverancer.Nyeste));
        }

        measure.Add(new(omraade, QualityCodes.Forloeb, QualityRounding.Count(forloeb.Forloeb)));
        measure.Add(new(omraade, QualityCodes.Registrations, QualityRounding.Count(registrations.Antal)));
        measure.Add(new(omraade, QualityCodes.Corrected, Percentage(registrations.Rettet, registrations.Antal)));
        measure.Add(new(omraade, QualityCodes.Indsatser, QualityRounding.Count(indsatser.Antal)));
        measure.Add(new(omraade, QualityCodes.Sent, Percentage(indsatser.Sent, indsatser.Antal)));
        measure.Add(new(omraade, QualityCodes.IndsatsdelUnknown, Percentage(indsatser.Indsatsdel_ukendt, indsatser.Antal)));
        measure.Add(new(omraade, QualityCodes.WithoutEndDate, Percentage(indsatser.Uden_slutdato, indsatser.Antal)));
        measure.Add(new(omraade, QualityCodes.WithoutHours, Percentage(indsatser.Uden_timer, indsatser.Antal)));
        measure.Add(new(omraade, QualityCodes.WithoutIndstilling, Percentage(forloeb.Uden_indstilling, forloeb.Forloeb)));
        measure.Add(new(omraade, QualityCodes.EmptyCount, Percentage(forloeb.Tomme, forloeb.I_n)));
        measure.Add(new(omraade, QualityCodes.Ended, QualityRounding.Count(endings.Antal)));
        measure.Add(new(omraade, QualityCodes.ReasonUnknown, Percentage(endings.Ukendt_aarsag, endings.Antal)));
        measure.Add(new(omraade, QualityCodes.WithoutReason, Percentage(endings.Uden_aarsag, endings.Antal)));

        long Percentage(long part, long whole) => QualityRounding.PercentageOfCitizens(part, whole, threshold);
    }

    private static ForloebCountRow Sum(IEnumerable<ForloebCountRow> all) => all.Aggregate(new ForloebCountRow(), (sum, number) => sum with
    {
        Forloeb = sum.Forloeb + number.Forloeb,
        I_n = sum.I_n + number.I_n,
        Uden_indstilling = sum.Uden_indstilling + number.Uden_indstilling,
        Tomme = sum.Tomme + number.Tomme,
    });

    private static RegistrationCountRow Sum(IEnumerable<RegistrationCountRow> all) =>
        all.Aggregate(
            new RegistrationCountRow(),
            (sum, number) => sum with { Antal = sum.Antal + number.Antal, Rettet = sum.Rettet + number.Rettet });

    private static EndingCountRow Sum(IEnumerable<EndingCountRow> all) => all.Aggregate(new EndingCountRow(), (sum, number) => sum with
    {
        Antal = sum.Antal + number.Antal,
        Ukendt_aarsag = sum.Ukendt_aarsag + number.Ukendt_aarsag,
        Uden_aarsag = sum.Uden_aarsag + number.Uden_aarsag,
    });

    private static IndsatsCountRow Sum(IEnumerable<IndsatsCountRow> all) => all.Aggregate(new IndsatsCountRow(), (sum, number) => sum with
    {
        Antal = sum.Antal + number.Antal,
        Sent = sum.Sent + number.Sent,
        Indsatsdel_ukendt = sum.Indsatsdel_ukendt + number.Indsatsdel_ukendt,
        Uden_slutdato = sum.Uden_slutdato + number.Uden_slutdato,
        Uden_timer = sum.Uden_timer + number.Uden_timer,
    });

    /// <summary>Rows named as their columns.</summary>
    [PinnedNames]
    private abstract record CountRow
    {
        public string Kommune { get; init; } = "";
    }

    [PinnedNames]
    private sealed record ForloebCountRow : CountRow
    {
        public long Forloeb { get; init; }

        public long I_n { get; init; }

        public long Uden_indstilling { get; init; }

        public long Tomme { get; init; }
    }

    [PinnedNames]
    private sealed record RegistrationCountRow : CountRow
    {
        public long Antal { get; init; }

        public long Rettet { get; init; }
    }

    [PinnedNames]
    private sealed record IndsatsCountRow : CountRow
    {
        public long Antal { get; init; }

        public long Sent { get; init; }

        public long Indsatsdel_ukendt { get; init; }

        public long Uden_slutdato { get; init; }

        public long Uden_timer { get; init; }
    }

    [PinnedNames]
    private sealed record EndingCountRow : CountRow
    {
        public long Antal { get; init; }

        public long Ukendt_aarsag { get; init; }

        public long Uden_aarsag { get; init; }
    }

    [PinnedNames]
    private sealed record LeveranceCountRow : CountRow
    {
        public long Leverancer { get; init; }

        public long Nyeste { get; init; }

        public long Linjer { get; init; }

        public long Afvist { get; init; }
    }

    [PinnedNames]
    private sealed record ReasonCountRow
    {
        public string Kode { get; init; } = "";

        public long Antal { get; init; }
    }
}
