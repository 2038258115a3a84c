using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Versions;

/// <summary>
/// Brings a portion into the database, within the leverance's transaction: asks what is known of its keys, lets
/// <see cref="Versionsregel"/> decide line by line, writes what was accepted.
/// </summary>
internal sealed class Portionsskriver(Database database, DbTransaction transaction, long leveranceId, Regnskab regnskab, int maxRejections)
{
    private readonly Versionsregel _regel = new();
    private readonly List<Besked>[] _accepterede = [.. Enum.GetValues<Entitet>().Select(_ => new List<Besked>())];
    private readonly List<Guid>[] _afloeste = [.. Enum.GetValues<Entitet>().Select(_ => new List<Guid>())];
    private readonly List<Besked>[] _modtagne = [.. Enum.GetValues<Entitet>().Select(_ => new List<Besked>())];
    private readonly List<Guid> _beroerte = [];
    private readonly List<Guid> _ider = [];

    private DbConnection Connection => transaction.Connection!;

    public void Skriv(Portion portion)
    {
        Nulstil();
        regnskab.Modtaget(portion.Linjer);
        foreach (var besked in portion.Beskeder)
        {
            _modtagne[(int)besked.Entitet].Add(besked);
        }

        SpoergBeskeder(portion.Beskeder);
        foreach (var tabel in Entitetstabel.Alle)
        {
            SpoergVersioner(tabel, _modtagne[(int)tabel.Entitet]);
        }

        foreach (var besked in portion.Beskeder)
        {
            Afgoer(besked, portion);
        }

        foreach (var tabel in Entitetstabel.Alle)
        {
            Skriv(tabel);
        }

        SkrivBeskeder();
        SkrivBeroerte();
        SkrivAfvisninger(portion);
    }

    private void Nulstil()
    {
        _regel.Nulstil();
        _beroerte.Clear();
        foreach (var entitet in Enum.GetValues<Entitet>())
        {
            _accepterede[(int)entitet].Clear();
            _afloeste[(int)entitet].Clear();
            _modtagne[(int)entitet].Clear();
        }
    }

    private void SpoergBeskeder(List<Besked> beskeder)
    {
        var noegler = StageIder(Versionssql.Beskednoegler, beskeder, besked => besked.BeskedId);
        Laes(Versionssql.Med(Versionssql.KendteBeskeder, noegler), reader => _regel.KenderBesked(reader.ReadId(0)));
    }

    private void SpoergVersioner(Entitetstabel tabel, List<Besked> beskeder)
    {
        if (beskeder.Count == 0)
        {
            return;
        }

        var entitet = tabel.Entitet;
        var ider = StageIder(Versionssql.Idnoegler, beskeder, besked => besked.Id);
        var kendte = 0;
        Laes(Versionssql.Med(Versionssql.HoejesteVersioner, ider, tabel), reader =>
        {
            kendte++;
            var sletterBarn = reader.GetInt64(3) != 0 && entitet != Entitet.Forloeb;
            _regel.KenderHoejeste(entitet, reader.ReadId(0), reader.GetInt64(1), sletterBarn ? null : reader.ReadId(2));
        });

        if (kendte == 0)
        {
            return;
        }

        // Only an entity that is there, and only a version not above its highest, can have been received before.
        var mulige = beskeder.Where(besked => _regel.Hoejeste(entitet, besked.Id) >= besked.Version).ToList();
        if (mulige.Count == 0)
        {
            return;
        }

        var versioner = StageVersioner(mulige);
        Laes(
            Versionssql.Med(Versionssql.KendteVersioner, versioner, tabel),
            reader => _regel.KenderVersion(entitet, reader.ReadId(0), reader.GetInt64(1), Hash32.Fra(reader.GetFieldValue<byte[]>(2))));
    }

    private void Afgoer(Besked besked, Portion portion)
    {
        var (udfald, afloest, afloeser) = _regel.Afgoer(besked);
        switch (udfald)
        {
            case Udfald.Gentaget:
                regnskab.Gentaget();
                return;
            case Udfald.Konflikt:
                portion.Afvisninger.Add(Konflikt(besked));
                return;
        }

        regnskab.Accepteret(besked);
        besked.Afloest = afloest;
        _accepterede[(int)besked.Entitet].Add(besked);
        Beroer(besked.Beroerer);
        if (afloeser is { } foer)
        {
            Beroer(foer.ForloebId);
            if (foer.Raekke is { } raekke)
            {
                raekke.Afloest = true;
            }
            else
            {
                _afloeste[(int)besked.Entitet].Add(besked.Id);
            }
        }
    }

    private static Afvisning Konflikt(Besked besked) => new(
        besked.Linje,
        Felt.Version.Navn(),
        Afvisningskoder.VersionKonflikt,
        $"Feltet version har værdien {besked.Version}, som er modtaget før for {Entitetsform.Alle[(int)besked.Entitet].Navn} {besked.Id} med andet indhold. Den første gælder.");

    /// <summary>The delete of a child names no forloeb; it touches the one of the row it takes the place of.</summary>
    private void Beroer(Guid? forloebId)
    {
        if (forloebId is { } id)
        {
            _beroerte.Add(id);
        }
    }

    private void Skriv(Entitetstabel tabel)
    {
        var afloeste = _afloeste[(int)tabel.Entitet];
        if (afloeste.Count > 0)
        {
            var noegler = Stage(Versionssql.Idnoegler, afloeste);
            Connection.Execute(Versionssql.Med(Versionssql.Afloes, noegler, tabel), new { leverance = leveranceId }, transaction);
        }

        var raekker = _accepterede[(int)tabel.Entitet];
        if (raekker.Count > 0)
        {
            raekker.Sort(Entitetstabel.EfterNoegle);
            using var writer = database.BulkInsert(transaction, tabel.Navn, tabel.Kolonner);
            foreach (var besked in raekker)
            {
                tabel.Skriv(writer, besked, leveranceId);
            }
        }
    }

    private void SkrivBeskeder()
    {
        _ider.Clear();
        foreach (var accepterede in _accepterede)
        {
            foreach (var besked in accepterede)
            {
                _ider.Add(besked.BeskedId);
            }
        }

        if (_ider.Count > 0)
        {
            _ider.Sort();
            using var writer = database.BulkInsert(transaction, "besked", Column.Id("besked_id").Sorted(), Column.Number("leverance_id"));
            foreach (var id in _ider)
            {
                writer.Add(id).Add(leveranceId).EndRow();
            }
        }
    }

    private void SkrivBeroerte()
    {
        if (_beroerte.Count > 0)
        {
            var noegler = Stage(Versionssql.Idnoegler, _beroerte);
            Connection.Execute(Versionssql.Med(Versionssql.Beroert, noegler), new { leverance = leveranceId }, transaction);
        }
    }

    private void SkrivAfvisninger(Portion portion)
    {
        if (portion.Afvisninger.Count > 0)
        {
            var kept = (int)Math.Clamp(maxRejections - regnskab.Afviste, 0, portion.Afvisninger.Count);
            regnskab.Afvist(portion.Afvisninger);
            portion.Afvisninger.Sort((a, b) => a.Linje.CompareTo(b.Linje));
            using var writer = database.BulkInsert(
                transaction, "afvisning", Column.Number("leverance_id").Sorted(), Column.Number("linje").Sorted(), Column.Text("felt"), Column.Text("kode"), Column.Text("tekst"));
            foreach (var afvisning in portion.Afvisninger.Take(kept))
            {
                writer.Add(leveranceId).Add(afvisning.Linje).Add(afvisning.Felt).Add(afvisning.Kode).Add(afvisning.Tekst).EndRow();
            }
        }
    }

    private void Laes(string sql, Action<DbDataReader> raekke)
    {
        using var command = Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            raekke(reader);
        }
    }

    private string StageIder(string navn, List<Besked> beskeder, Func<Besked, Guid> id)
    {
        _ider.Clear();
        foreach (var besked in beskeder)
        {
            _ider.Add(id(besked));
        }

        return Stage(navn, _ider);
    }

    /// <summary>Stages ids sorted and without doubles, so that the lookups walk the index in its order.</summary>
    private string Stage(string navn, List<Guid> ider)
    {
        ider.Sort();
        var noegler = database.Staging(transaction, navn, Column.Id("id"));
        using var writer = database.BulkInsert(transaction, noegler, Column.Id("id"));
        var span = CollectionsMarshal.AsSpan(ider);
        for (var i = 0; i < span.Length; i++)
        {
            if (i == 0 || span[i] != span[i - 1])
            {
                writer.Add(span[i]).EndRow();
            }
        }

        return noegler;
    }

    private string StageVersioner(List<Besked> beskeder)
    {
        beskeder.Sort((a, b) => a.Id.CompareTo(b.Id) is var id and not 0 ? id : a.Version.CompareTo(b.Version));
        var noegler = database.Staging(transaction, Versionssql.Versionsnoegler, Column.Id("id"), Column.Number("version"));
        using var writer = database.BulkInsert(transaction, noegler, Column.Id("id"), Column.Number("version"));
        foreach (var besked in beskeder)
        {
            writer.Add(besked.Id).Add(besked.Version).EndRow();
        }

        return noegler;
    }
}
