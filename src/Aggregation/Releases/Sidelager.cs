using System.Data.Common;
using Dapper;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>Writes what stands beside a release's own figures when it is frozen, and reads it back.</summary>
internal static class Sidelager
{
    public static void Skriv(DbTransaction transaktion, long id, IReadOnlyList<Sideregel> regler)
    {
        foreach (var regel in regler)
        {
            transaktion.Connection!.Execute(
                SideSql.Indsaet,
                new { id = id, regelsaet = regel.Regelsaet, version = regel.Version, kontrolsum = regel.Kontrolsum }, transaktion);
            for (var nr = 0; nr < regel.Celler.Count; nr++)
            {
                var celle = regel.Celler[nr];
                transaktion.Connection!.Execute(
                    SideSql.IndsaetCelle,
                    new
                    {
                        id = id,
                        regelsaet = regel.Regelsaet,
                        nr = nr,
                        periode = celle.Periode,
                        indsats = celle.Indsats,
                        forloeb = Vaerdi(celle.Forloeb),
                        forloebSymbol = celle.Forloeb.Symbol.Tegn(),
                        med = Vaerdi(celle.Med),
                        medSymbol = celle.Med.Symbol.Tegn(),
                    },
                    transaktion);
            }
        }
    }

    /// <exception cref="InvalidDataException">What is stored does not agree with the checksum it was frozen with.</exception>
    public static IReadOnlyList<Sideregel> Hent(DbTransaction transaktion, Udgivelse udgivelse)
    {
        var celler = transaktion.Connection!.Query<Celleraekke>(SideSql.HentCeller, new { id = udgivelse.Id }, transaktion)
            .ToLookup(raekke => raekke.Regelsaet, raekke => raekke.Som(), StringComparer.Ordinal);
        return [.. transaktion.Connection!.Query<Raekke>(SideSql.Hent, new { id = udgivelse.Id }, transaktion).Select(raekke =>
        {
            List<Sidecelle> fundne = [.. celler[raekke.Regelsaet]];
            return Sideregel.Sum(udgivelse.Kontrolsum, raekke.Regelsaet, raekke.Regelsaet_version, fundne) == raekke.Kontrolsum
                ? new Sideregel(raekke.Regelsaet, raekke.Regelsaet_version, raekke.Kontrolsum, fundne)
                : throw new InvalidDataException($"Tallene efter {raekke.Regelsaet} i udgivelse {udgivelse.Id} er ikke, som de blev frosset: kontrolsummen passer ikke.");
        })];
    }

    private static long? Vaerdi(Tabeltal tal) => tal.HarVaerdi ? tal.Vaerdi : null;

    /// <summary>A row of udgivelse_side, named as its columns.</summary>
    [PinnedNames]
    private sealed record Raekke
    {
        public required string Regelsaet { get; init; }

        public required int Regelsaet_version { get; init; }

        public required string Kontrolsum { get; init; }
    }

    /// <summary>A row of udgivelse_side_celle, named as its columns.</summary>
    [PinnedNames]
    private sealed record Celleraekke(string Regelsaet, string Periode, string Indsats, long? Forloeb, string Forloeb_symbol, long? Med, string Med_symbol)
    {
        public Sidecelle Som() => new(
            Periode,
            Indsats,
            new Tabeltal(Forloeb ?? 0, 0, Cellesymboler.AfTegn(Forloeb_symbol)),
            new Tabeltal(Med ?? 0, 0, Cellesymboler.AfTegn(Med_symbol)));
    }
}
