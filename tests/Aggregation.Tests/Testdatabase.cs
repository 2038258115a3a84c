using System.Globalization;
using Dapper;
using Opgoerelse.Model;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;

namespace Opgoerelse.AggregationTests;

/// <summary>
/// A database of its own, with registrations put straight into the tables as the ingest room leaves them: these tests are
/// about what comes after.
/// </summary>
internal sealed class Testdatabase : IDisposable
{
    private static readonly byte[] Hash = new byte[32];
    private readonly Proevebase _base;
    private readonly Dictionary<string, long> _versioner = new(StringComparer.Ordinal);
    private long _leverance;

    public Testdatabase(string motor)
    {
        _base = Motor.Ny(motor);
        Database = _base.Aabn();
    }

    public Database Database { get; }

    /// <summary>
    /// One leverance that brings these forloeb whole, each once more in a higher version if it was there before.
    /// Returns its position.
    /// </summary>
    public long Modtag(DateOnly dag, IEnumerable<SlowForloeb> forloeb, IEnumerable<string>? slettede = null)
    {
        _leverance++;
        using var forbindelse = Database.Connect();
        using var transaktion = Database.BeginWrite(forbindelse);
        forbindelse.Execute(
            """
            INSERT INTO leverance (leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag, laest, accepteret, gentaget, afvist, venter, arkiveret)
            VALUES (@id, 'prøve', 'kommando', @hash, @tid, @dag, 'indlaest', NULL, 0, 0, 0, 0, 0, 1)
            """,
            new { id = _leverance, hash = Hash, tid = new DateTimeOffset(dag.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero).ToUnixTimeMilliseconds(), dag = dag.DayNumber },
            transaktion);
        foreach (var f in forloeb)
        {
            Skriv(f.ForloebId, f, transaktion);
        }

        foreach (var id in slettede ?? [])
        {
            Skriv(id, null, transaktion);
        }

        transaktion.Commit();
        return _leverance;
    }

    public void Dispose() => _base.Dispose();

    private void Skriv(string id, SlowForloeb? f, System.Data.Common.DbTransaction transaktion)
    {
        var forbindelse = transaktion.Connection!;
        var fid = Guid.Parse(id).ToBytes();
        var version = _versioner[id] = _versioner.GetValueOrDefault(id) + 1;
        var l = _leverance;
        foreach (var tabel in (string[])["forloeb", "indsats", "fritagelse", "ordinaere_timer", "indstilling"])
        {
            forbindelse.Execute($"UPDATE {tabel} SET afloest_af = @l WHERE forloeb_id = @fid AND afloest_af IS NULL", new { l, fid }, transaktion);
        }

        forbindelse.Execute("INSERT INTO beroert (leverance_id, forloeb_id) VALUES (@l, @fid)", new { l, fid }, transaktion);
        forbindelse.Execute(
            """
            INSERT INTO forloeb (forloeb_id, version, leverance_id, linje, afloest_af, slettet, registreret, indhold_hash, person, foedt, koen, startdato, slutdato, kommuner, fejloprettet)
            VALUES (@fid, @version, @l, 1, NULL, @slettet, 0, @Hash, @Hash, @foedt, @koen, @start, @slut, @kommuner, NULL)
            """,
            new
            {
                fid,
                version,
                l,
                slettet = f is null ? 1 : 0,
                Hash,
                foedt = f?.Foedselsdato.DayNumber,
                koen = f?.Koen,
                start = f?.Startdato.DayNumber,
                slut = f?.Slutdato?.DayNumber,
                kommuner = f is null ? null : string.Join('|', f.Kommuner.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Kommunekode}@{k.Fra:yyyy-MM-dd}"))),
            },
            transaktion);
        foreach (var i in f?.Indsatser ?? [])
        {
            forbindelse.Execute(
                """
                INSERT INTO indsats (forloeb_id, indsats_id, version, leverance_id, linje, slettet, registreret, indhold_hash, indsatstype, status, startdato, slutdato, timer_pr_uge, minutter_pr_uge, i_indsatsdel, udfoerer)
                VALUES (@fid, @id, 1, @l, 1, 0, 0, @Hash, @type, @status, @start, @slut, @timer, @minutter, @del, @udfoerer)
                """,
                new { fid, id = Guid.NewGuid().ToBytes(), l, Hash, type = i.Indsatstype, status = i.Status, start = i.Startdato.DayNumber, slut = i.Slutdato?.DayNumber, timer = i.TimerPrUge, minutter = i.MinutterPrUge, del = i.IIndsatsdel, udfoerer = i.Udfoerer },
                transaktion);
        }

        foreach (var p in f?.Fritagelser ?? [])
        {
            forbindelse.Execute(
                "INSERT INTO fritagelse (forloeb_id, fritagelse_id, version, leverance_id, linje, slettet, registreret, indhold_hash, hjemmel, helbred, fra, til) VALUES (@fid, @id, 1, @l, 1, 0, 0, @Hash, @hjemmel, @helbred, @fra, @til)",
                new { fid, id = Guid.NewGuid().ToBytes(), l, Hash, hjemmel = p.Hjemmel, helbred = p.Helbred, fra = p.Fra.DayNumber, til = p.Til?.DayNumber },
                transaktion);
        }

        foreach (var t in f?.Timer ?? [])
        {
            forbindelse.Execute(
                "INSERT INTO ordinaere_timer (forloeb_id, ordinaere_timer_id, version, leverance_id, linje, slettet, registreret, indhold_hash, maaned, timer) VALUES (@fid, @id, 1, @l, 1, 0, 0, @Hash, @maaned, '10')",
                new { fid, id = Guid.NewGuid().ToBytes(), l, Hash, maaned = t.Maaned.DayNumber },
                transaktion);
        }

        foreach (var s in f?.Indstillinger ?? [])
        {
            forbindelse.Execute(
                "INSERT INTO indstilling (forloeb_id, indstilling_id, version, leverance_id, linje, slettet, registreret, indhold_hash, dato, genbehandling, kategorier) VALUES (@fid, @id, 1, @l, 1, 0, 0, @Hash, @dato, @igen, @kategorier)",
                new { fid, id = Guid.NewGuid().ToBytes(), l, Hash, dato = s.Dato.DayNumber, igen = s.Genbehandling, kategorier = string.Join('|', s.Kategorier) },
                transaktion);
        }
    }
}
