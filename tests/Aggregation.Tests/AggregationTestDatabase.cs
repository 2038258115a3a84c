using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Opgoerelse.Model;
using Opgoerelse.Storage;
using Opgoerelse.Support;

namespace Opgoerelse.AggregationTests;

/// <summary>
/// A database of its own, with registrations put straight into the tables as the ingest room leaves them: these tests are
/// about what comes after.
/// </summary>
internal sealed class AggregationTestDatabase : IDisposable
{
    private static readonly byte[] Hash = new byte[32];
    private readonly TestDatabase _base;
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private long _leverance;

    public AggregationTestDatabase(string engine)
    {
        _base = Engine.New(engine);
        Database = _base.OpenReader();
    }

    public Database Database { get; }

    /// <summary>
    /// One leverance that brings these forloeb whole, each once more in a higher version if it was there before.
    /// Returns its position.
    /// </summary>
    public long TakeIn(DateOnly day, IEnumerable<SlowForloeb> forloeb, IEnumerable<string>? deletedOnes = null)
    {
        _leverance++;
        using var connection = Database.Connect();
        using var transaction = Database.BeginWrite(connection);
        connection.Execute(
            """
            INSERT INTO leverance (leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag,
                laest, accepteret, gentaget, afvist, venter, arkiveret)
            VALUES (@id, 'prøve', 'kommando', @hash, @tid, @dag, 'indlaest', NULL, 0, 0, 0, 0, 0, 1)
            """,
            new
            {
                id = _leverance,
                hash = Hash,
                tid = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).ToUnixTimeMilliseconds(),
                dag = day.DayNumber,
            },
            transaction);
        foreach (var f in forloeb)
        {
            Write(f.ForloebId, f, transaction);
        }

        foreach (var id in deletedOnes ?? [])
        {
            Write(id, null, transaction);
        }

        transaction.Commit();
        return _leverance;
    }

    public void Dispose() => _base.Dispose();

    private void Write(string id, SlowForloeb? f, System.Data.Common.DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        var fid = Guid.Parse(id).ToBytes();
        var version = _versions[id] = _versions.GetValueOrDefault(id) + 1;
        var l = _leverance;
        foreach (var table in (string[])["forloeb", "indsats", "fritagelse", "ordinaere_timer", "indstilling"])
        {
            connection.Execute(
                $"UPDATE {table} SET afloest_af = @l WHERE forloeb_id = @fid AND afloest_af IS NULL",
                new { l, fid },
                transaction);
        }

        connection.Execute("INSERT INTO beroert (leverance_id, forloeb_id) VALUES (@l, @fid)", new { l, fid }, transaction);
        connection.Execute(
            """
            INSERT INTO forloeb (forloeb_id, version, leverance_id, linje, afloest_af, slettet, registreret, indhold_hash, person, foedt,
                koen, startdato, slutdato, afslutning, kommuner, fejloprettet)
            VALUES (@fid, @version, @l, 1, NULL, @slettet, 0, @Hash, @person, @foedt, @koen, @start, @slut, @afslutning, @kommuner, NULL)
            """,
            new
            {
                fid,
                version,
                l,
                slettet = f is null ? 1 : 0,
                Hash,
                // Each is another citizen.
                person = SHA256.HashData(fid),
                foedt = f?.BirthDate.DayNumber,
                koen = f?.Sex,
                start = f?.StartDate.DayNumber,
                slut = f?.EndDate?.DayNumber,
                afslutning = RandomCase.EndCategory(f?.EndReason, f?.EndDate),
                kommuner = f is null
                    ? null
                    : string.Join(
                        '|',
                        f.Kommuner.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.KommuneCode}@{k.From:yyyy-MM-dd}"))),
            },
            transaction);
        foreach (var i in f?.Indsatser ?? [])
        {
            connection.Execute(
                """
                INSERT INTO indsats (forloeb_id, indsats_id, version, leverance_id, linje, slettet, registreret, indhold_hash, indsatstype,
                    status, startdato, slutdato, timer_pr_uge, minutter_pr_uge, i_indsatsdel, udfoerer)
                VALUES (@fid, @id, 1, @l, 1, 0, 0, @Hash, @type, @status, @start, @slut, @timer, @minutter, @del, @udfoerer)
                """,
                new
                {
                    fid,
                    id = Guid.NewGuid().ToBytes(),
                    l,
                    Hash,
                    type = i.Indsatstype,
                    status = i.Status,
                    start = i.StartDate.DayNumber,
                    slut = i.EndDate?.DayNumber,
                    timer = i.HoursPerWeek,
                    minutter = i.MinutesPerWeek,
                    del = i.IIndsatsdel,
                    udfoerer = i.Udfoerer,
                },
                transaction);
        }

        foreach (var p in f?.Fritagelser ?? [])
        {
            connection.Execute(
                "INSERT INTO fritagelse (forloeb_id, fritagelse_id, version, leverance_id, linje, slettet, registreret, "
                    + "indhold_hash, hjemmel, helbred, fra, til) VALUES (@fid, @id, 1, @l, 1, 0, 0, @Hash, @hjemmel, @helbred, @fra, @til)",
                new
                {
                    fid,
                    id = Guid.NewGuid().ToBytes(),
                    l,
                    Hash,
                    hjemmel = p.Hjemmel,
                    helbred = p.Helbred,
                    fra = p.From.DayNumber,
                    til = p.To?.DayNumber,
                },
                transaction);
        }

        foreach (var t in f?.Hours ?? [])
        {
            connection.Execute(
                "INSERT INTO ordinaere_timer (forloeb_id, ordinaere_timer_id, version, leverance_id, linje, slettet, "
                    + "registreret, indhold_hash, maaned, timer) VALUES (@fid, @id, 1, @l, 1, 0, 0, @Hash, @maaned, '10')",
                new { fid, id = Guid.NewGuid().ToBytes(), l, Hash, maaned = t.Month.DayNumber },
                transaction);
        }

        foreach (var s in f?.Indstillinger ?? [])
        {
            connection.Execute(
                "INSERT INTO indstilling (forloeb_id, indstilling_id, version, leverance_id, linje, slettet, registreret, "
                    + "indhold_hash, dato, genbehandling, kategorier) VALUES (@fid, @id, 1, @l, 1, 0, 0, @Hash, @dato, @igen, @kategorier)",
                new
                {
                    fid,
                    id = Guid.NewGuid().ToBytes(),
                    l,
                    Hash,
                    dato = s.Date.DayNumber,
                    igen = s.Genbehandling,
                    kategorier = string.Join('|', s.Categories),
                },
                transaction);
        }
    }
}
