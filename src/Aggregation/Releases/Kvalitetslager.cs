using System.Data.Common;
using Dapper;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Domain;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>Writes the quality of a release's registrations when it is frozen, and reads it back.</summary>
internal static class Kvalitetslager
{
    public static void Skriv(DbTransaction transaktion, long id, Registreringskvalitet kvalitet)
    {
        transaktion.Connection!.Execute(KvalitetSql.Indsaet, new { id = id, kontrolsum = kvalitet.Kontrolsum }, transaktion);
        for (var nr = 0; nr < kvalitet.Maal.Count; nr++)
        {
            var (omraade, maal, vaerdi) = kvalitet.Maal[nr];
            transaktion.Connection!.Execute(
                KvalitetSql.IndsaetMaal, new { id = id, nr = nr, omraade = omraade, maal = maal, vaerdi = vaerdi }, transaktion);
        }
    }

    /// <summary>Null for a release from before it was measured.</summary>
    /// <exception cref="InvalidDataException">What is stored does not agree with the checksum it was frozen with.</exception>
    public static Registreringskvalitet? Hent(DbTransaction transaktion, Udgivelse udgivelse)
    {
        if (transaktion.Connection!.ExecuteScalar<string?>(KvalitetSql.Hent, new { id = udgivelse.Id }, transaktion) is not { } kontrolsum)
        {
            return null;
        }

        List<Kvalitetsmaal> maal = [.. transaktion.Connection!.Query<Raekke>(KvalitetSql.HentMaal, new { id = udgivelse.Id }, transaktion).Select(raekke => new Kvalitetsmaal(raekke.Omraade, raekke.Maal, raekke.Vaerdi))];
        return Registreringskvalitet.Sum(udgivelse.Kontrolsum, maal) == kontrolsum
            ? new Registreringskvalitet(kontrolsum, maal)
            : throw new InvalidDataException($"Målene for registreringernes kvalitet i udgivelse {udgivelse.Id} er ikke, som de blev frosset: kontrolsummen passer ikke.");
    }

    /// <summary>A row of udgivelse_kvalitet_maal, named as its columns.</summary>
    [PinnedNames]
    private sealed record Raekke
    {
        public string Omraade { get; init; } = "";

        public string Maal { get; init; } = "";

        public long Vaerdi { get; init; }
    }
}
