using System.Data.Common;
using Dapper;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Aggregation.Quality;

/// <summary>Counts the quality of the registrations behind a set of facts, and rounds it.</summary>
internal static class Kvalitetsdanner
{
    /// <summary>The day number of 1 January 1970, from which instants are counted.</summary>
    private static readonly int Dag1970 = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static IReadOnlyList<Kvalitetsmaal> Dan(DbConnection forbindelse, Faktasaet saet)
    {
        var valg = new { saet = saet.Id, position = saet.Position, sentFra = Kvalitetskoder.SentDage + 1 - Dag1970 };
        var forloeb = PaaKommune(forbindelse.Query<Forloebstal>(KvalitetSql.Forloeb, valg));
        var registreringer = PaaKommune(forbindelse.Query<Registreringstal>(KvalitetSql.Registreringer, valg));
        var indsatser = PaaKommune(forbindelse.Query<Indsatstal>(KvalitetSql.Indsatser, valg));
        var beroerte = PaaKommune(forbindelse.Query<Leverancetal>(KvalitetSql.Beroerte, valg));
        var alle = forbindelse.QuerySingle<Leverancetal>(KvalitetSql.Leverancer, valg);
        var maal = new List<Kvalitetsmaal>();
        Land(maal, alle, [.. forbindelse.Query<Aarsagstal>(KvalitetSql.Aarsager, valg)]);
        Omraade(maal, Omraader.Land, null, Sum(forloeb.Values), Sum(registreringer.Values), Sum(indsatser.Values));
        foreach (var kommune in forloeb.Keys.Order(StringComparer.Ordinal))
        {
            Omraade(maal, kommune, beroerte.GetValueOrDefault(kommune), forloeb[kommune], registreringer.GetValueOrDefault(kommune) ?? new(), indsatser.GetValueOrDefault(kommune) ?? new());
        }

        return maal;

        static Dictionary<string, T> PaaKommune<T>(IEnumerable<T> raekker)
            where T : Tal => raekker.ToDictionary(tal => tal.Kommune, StringComparer.Ordinal);
    }

    private static void Land(List<Kvalitetsmaal> maal, Leverancetal alle, IReadOnlyList<Aarsagstal> aarsager)
    {
        maal.Add(new(Omraader.Land, Kvalitetskoder.Leverancer, alle.Leverancer));
        maal.Add(new(Omraader.Land, Kvalitetskoder.Nyeste, alle.Nyeste));
        maal.Add(new(Omraader.Land, Kvalitetskoder.Linjer, Kvalitetsafrunding.Antal(alle.Linjer)));
        maal.Add(new(Omraader.Land, Kvalitetskoder.Afvist, Kvalitetsafrunding.Procent(alle.Afvist, alle.Linjer)));
        var afviste = aarsager.Sum(aarsag => aarsag.Antal);
        // What is too rare to be told in whole per cent is not named: it would be a line or two.
        maal.AddRange(aarsager
            .Select(aarsag => (aarsag.Kode, Procent: Kvalitetsafrunding.Procent(aarsag.Antal, afviste)))
            .Where(aarsag => aarsag.Procent > 0)
            .OrderByDescending(aarsag => aarsag.Procent).ThenBy(aarsag => aarsag.Kode, StringComparer.Ordinal)
            .Select(aarsag => new Kvalitetsmaal(Omraader.Land, Kvalitetskoder.Aarsag + aarsag.Kode, aarsag.Procent)));
    }

    private static void Omraade(List<Kvalitetsmaal> maal, string omraade, Leverancetal? leverancer, Forloebstal forloeb, Registreringstal registreringer, Indsatstal indsatser)
    {
        if (leverancer is not null)
        {
            maal.Add(new(omraade, Kvalitetskoder.Leverancer, leverancer.Leverancer));
            maal.Add(new(omraade, Kvalitetskoder.Nyeste, leverancer.Nyeste));
        }

        maal.Add(new(omraade, Kvalitetskoder.Forloeb, Kvalitetsafrunding.Antal(forloeb.Forloeb)));
        maal.Add(new(omraade, Kvalitetskoder.Registreringer, Kvalitetsafrunding.Antal(registreringer.Antal)));
        maal.Add(new(omraade, Kvalitetskoder.Rettet, Kvalitetsafrunding.Procent(registreringer.Rettet, registreringer.Antal)));
        maal.Add(new(omraade, Kvalitetskoder.Indsatser, Kvalitetsafrunding.Antal(indsatser.Antal)));
        maal.Add(new(omraade, Kvalitetskoder.Sent, Kvalitetsafrunding.Procent(indsatser.Sent, indsatser.Antal)));
        maal.Add(new(omraade, Kvalitetskoder.IndsatsdelUkendt, Kvalitetsafrunding.Procent(indsatser.Indsatsdel_ukendt, indsatser.Antal)));
        maal.Add(new(omraade, Kvalitetskoder.UdenSlutdato, Kvalitetsafrunding.Procent(indsatser.Uden_slutdato, indsatser.Antal)));
        maal.Add(new(omraade, Kvalitetskoder.UdenTimer, Kvalitetsafrunding.Procent(indsatser.Uden_timer, indsatser.Antal)));
        maal.Add(new(omraade, Kvalitetskoder.UdenIndstilling, Kvalitetsafrunding.Procent(forloeb.Uden_indstilling, forloeb.Forloeb)));
        maal.Add(new(omraade, Kvalitetskoder.Tomme, Kvalitetsafrunding.Procent(forloeb.Tomme, forloeb.I_n)));
    }

    private static Forloebstal Sum(IEnumerable<Forloebstal> alle) => alle.Aggregate(new Forloebstal(), (sum, tal) => sum with
    {
        Forloeb = sum.Forloeb + tal.Forloeb,
        I_n = sum.I_n + tal.I_n,
        Uden_indstilling = sum.Uden_indstilling + tal.Uden_indstilling,
        Tomme = sum.Tomme + tal.Tomme,
    });

    private static Registreringstal Sum(IEnumerable<Registreringstal> alle) => alle.Aggregate(new Registreringstal(), (sum, tal) => sum with { Antal = sum.Antal + tal.Antal, Rettet = sum.Rettet + tal.Rettet });

    private static Indsatstal Sum(IEnumerable<Indsatstal> alle) => alle.Aggregate(new Indsatstal(), (sum, tal) => sum with
    {
        Antal = sum.Antal + tal.Antal,
        Sent = sum.Sent + tal.Sent,
        Indsatsdel_ukendt = sum.Indsatsdel_ukendt + tal.Indsatsdel_ukendt,
        Uden_slutdato = sum.Uden_slutdato + tal.Uden_slutdato,
        Uden_timer = sum.Uden_timer + tal.Uden_timer,
    });

    /// <summary>Rows named as their columns.</summary>
    [PinnedNames]
    private abstract record Tal
    {
        public string Kommune { get; init; } = "";
    }

    [PinnedNames]
    private sealed record Forloebstal : Tal
    {
        public long Forloeb { get; init; }

        public long I_n { get; init; }

        public long Uden_indstilling { get; init; }

        public long Tomme { get; init; }
    }

    [PinnedNames]
    private sealed record Registreringstal : Tal
    {
        public long Antal { get; init; }

        public long Rettet { get; init; }
    }

    [PinnedNames]
    private sealed record Indsatstal : Tal
    {
        public long Antal { get; init; }

        public long Sent { get; init; }

        public long Indsatsdel_ukendt { get; init; }

        public long Uden_slutdato { get; init; }

        public long Uden_timer { get; init; }
    }

    [PinnedNames]
    private sealed record Leverancetal : Tal
    {
        public long Leverancer { get; init; }

        public long Nyeste { get; init; }

        public long Linjer { get; init; }

        public long Afvist { get; init; }
    }

    [PinnedNames]
    private sealed record Aarsagstal
    {
        public string Kode { get; init; } = "";

        public long Antal { get; init; }
    }
}
