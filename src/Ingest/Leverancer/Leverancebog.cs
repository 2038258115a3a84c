using System.Data.Common;
using Dapper;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Ingest.Versions;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>
/// The ledger of leverancer, for reading: what came, what became of it, which lines were rejected. No person is in it.
/// </summary>
public sealed class Leverancebog(Database database)
{
    /// <summary>All leverancer, newest first.</summary>
    public IReadOnlyList<Leverance> Liste()
    {
        using var connection = database.Connect();
        return Hent(connection, null, Leverancesql.Liste, null);
    }

    /// <summary>The newest leverancer, newest first.</summary>
    /// <param name="antal">At most so many.</param>
    public IReadOnlyList<Leverance> Nyeste(int antal)
    {
        using var connection = database.Connect();
        return Hent(connection, null, Leverancesql.Nyeste, new { antal = (long)antal });
    }

    /// <summary>One leverance, or null.</summary>
    public Leverance? Find(long leveranceId)
    {
        using var connection = database.Connect();
        return Hent(connection, null, Leverancesql.En, new { leveranceId = leveranceId }).SingleOrDefault();
    }

    /// <summary>The quality figures and unknown fields of a leverance.</summary>
    public IReadOnlyList<Leverancetal> Tal(long leveranceId)
    {
        using var connection = database.Connect();
        return [.. connection.Query<(string Slags, string Navn, long Antal)>(Leverancesql.Tal, new { leveranceId = leveranceId })
            .Select(row => new Leverancetal(row.Slags, row.Navn, row.Antal))];
    }

    /// <summary>The rejected lines of a leverance in the order of the file, streamed.</summary>
    public IEnumerable<Afvisning> Afvisninger(long leveranceId)
    {
        using var connection = database.Connect();
        var rows = connection.Query<(long Linje, string Felt, string Kode, string Tekst)>(
            Leverancesql.Afvisninger, new { leveranceId = leveranceId }, buffered: false);
        foreach (var (linje, felt, kode, tekst) in rows)
        {
            yield return new Afvisning(linje, felt, kode, tekst);
        }
    }

    /// <summary>Writes <see cref="Afvisninger"/> as <c>;</c>-separated text with a header: <c>linje;felt;kode;tekst</c>.</summary>
    /// <returns>How many there were.</returns>
    public long SkrivAfvisninger(long leveranceId, TextWriter tekst)
    {
        var antal = 0L;
        tekst.Write("linje;felt;kode;tekst\n");
        foreach (var afvisning in Afvisninger(leveranceId))
        {
            tekst.Write(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{afvisning.Linje};{CellText.InList(afvisning.Felt)};{CellText.InList(afvisning.Kode)};{CellText.InList(afvisning.Tekst)}\n"));
            antal++;
        }

        return antal;
    }

    /// <summary>
    /// How many child entities wait now: newest version not a delete, and their forloeb came in no accepted message.
    /// </summary>
    public long Venter()
    {
        using var connection = database.Connect();
        using var transaction = database.BeginRead(connection);
        return Venter(transaction, Leverancesql.Venter, null);
    }

    /// <summary>How many of those came with this leverance.</summary>
    public long Venter(long leveranceId)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginRead(connection);
        return Venter(transaction, Leverancesql.VenterILeverance, leveranceId);
    }

    internal static long Venter(DbTransaction transaction, string sql, long? leveranceId) =>
        Entitetstabel.Alle
            .Where(tabel => tabel.Entitet != Entitet.Forloeb)
            .Sum(tabel => transaction.Connection!.ExecuteScalar<long>(sql.Replace("$tabel", tabel.Navn, StringComparison.Ordinal), new { leveranceId = leveranceId }, transaction));

    /// <summary>The next position in the ledger, and the newest receipt.</summary>
    internal static (long Naeste, DateTimeOffset? NyesteModtaget) Stand(DbTransaction transaction)
    {
        var (leveranceId, modtaget) = transaction.Connection!.QuerySingle<(long?, long?)>(Leverancesql.Seneste, transaction: transaction);
        return ((leveranceId ?? 0) + 1, modtaget is { } instant ? DbValues.FromInstant(instant) : null);
    }

    /// <summary>The first leverance whose receipt is after <paramref name="instant"/>; null when there is none.</summary>
    internal static long? FirstAfter(DbTransaction transaction, DateTimeOffset instant) =>
        transaction.Connection!.ExecuteScalar<long?>(Leverancesql.FoersteEfter, new { instant = instant.ToInstant() }, transaction);

    internal static void Skriv(DbTransaction transaction, Leverance leverance, IEnumerable<Leverancetal> tal)
    {
        var connection = transaction.Connection!;
        connection.Execute(
            Leverancesql.Indsaet,
            new
            {
                leveranceId = leverance.LeveranceId,
                navn = leverance.Navn,
                kanal = leverance.Kanal,
                sha256 = leverance.Sha256,
                modtaget = leverance.Modtaget.ToInstant(),
                modtagetDag = leverance.ModtagetDag.DayNumber,
                tilstand = leverance.Tilstand.Kode(),
                aarsag = leverance.Aarsag,
                laest = leverance.Laest,
                accepteret = leverance.Accepteret,
                gentaget = leverance.Gentaget,
                afvist = leverance.Afvist,
                venter = leverance.Venter,
                arkiveret = leverance.Arkiveret ? 1 : 0,
            },
            transaction);
        foreach (var et in tal)
        {
            connection.Execute(Leverancesql.IndsaetTal, new { leveranceId = leverance.LeveranceId, slags = et.Slags, navn = et.Navn, antal = et.Antal }, transaction);
        }
    }

    internal static void Arkiver(DbTransaction transaction, long leveranceId) =>
        transaction.Connection!.Execute(Leverancesql.Arkiver, new { leveranceId = leveranceId }, transaction);

    internal static IReadOnlyList<Leverance> Hent(DbConnection connection, DbTransaction? transaction, string sql, object? parametre)
    {
        using var reader = (DbDataReader)connection.ExecuteReader(sql, parametre, transaction);
        var leverancer = new List<Leverance>();
        while (reader.Read())
        {
            var modtaget = DbValues.FromInstant(reader.GetInt64(4));
            leverancer.Add(new Leverance(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetFieldValue<byte[]>(3),
                modtaget,
                DanskTid.Dag(modtaget),
                reader.GetString(6) == "indlaest" ? Leverancetilstand.Indlaest : Leverancetilstand.Afvist,
                reader.ReadTextOrNull(7),
                reader.GetInt64(8),
                reader.GetInt64(9),
                reader.GetInt64(10),
                reader.GetInt64(11),
                reader.GetInt64(12),
                reader.GetByte(13) != 0));
        }

        return leverancer;
    }
}
