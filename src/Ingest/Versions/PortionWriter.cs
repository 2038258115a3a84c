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
/// <see cref="VersionRule"/> decide line by line, writes what was accepted.
/// </summary>
internal sealed class PortionWriter(Database database, DbTransaction transaction, long leveranceId, Tally tally, int maxRejections)
{
    private readonly VersionRule _rule = new();
    private readonly List<Besked>[] _acceptedCount = [.. Enum.GetValues<Entity>().Select(_ => new List<Besked>())];
    private readonly List<Guid>[] _superseded = [.. Enum.GetValues<Entity>().Select(_ => new List<Guid>())];
    private readonly List<Besked>[] _received = [.. Enum.GetValues<Entity>().Select(_ => new List<Besked>())];
    private readonly List<Guid> _touched = [];
    private readonly List<Guid> _ids = [];

    private DbConnection Connection => transaction.Connection!;

    public void Write(Portion portion)
    {
        Reset();
        tally.Received(portion.Lines);
        foreach (var besked in portion.Beskeder)
        {
            _received[(int)besked.Entity].Add(besked);
        }

        AskBeskeder(portion.Beskeder);
        foreach (var table in EntityTable.All)
        {
            AskVersions(table, _received[(int)table.Entity]);
        }

        foreach (var besked in portion.Beskeder)
        {
            Decide(besked, portion);
        }

        foreach (var table in EntityTable.All)
        {
            Write(table);
        }

        WriteBeskeder();
        WriteTouched();
        WriteRejections(portion);
    }

    private void Reset()
    {
        _rule.Reset();
        _touched.Clear();
        foreach (var entity in Enum.GetValues<Entity>())
        {
            _acceptedCount[(int)entity].Clear();
            _superseded[(int)entity].Clear();
            _received[(int)entity].Clear();
        }
    }

    private void AskBeskeder(List<Besked> beskeder)
    {
        var keys = StageIds(VersionSql.BeskedKeys, beskeder, besked => besked.BeskedId);
        Read(VersionSql.With(VersionSql.KnownBeskeder, keys), reader => _rule.KnowsBesked(reader.ReadId(0)));
    }

    private void AskVersions(EntityTable table, List<Besked> beskeder)
    {
        if (beskeder.Count == 0)
        {
            return;
        }

        var entity = table.Entity;
        var ids = StageIds(VersionSql.IdKeys, beskeder, besked => besked.Id);
        var knownCount = 0;
        Read(VersionSql.With(VersionSql.HighestVersions, ids, table), reader =>
        {
            knownCount++;
            var deletesChild = reader.GetInt64(3) != 0 && entity != Entity.Forloeb;
            _rule.KnowsHighest(entity, reader.ReadId(0), reader.GetInt64(1), deletesChild ? null : reader.ReadId(2));
        });

        if (knownCount == 0)
        {
            return;
        }

        // Only an entity that is there, and only a version not above its highest, can have been received before.
        var mayBeRepeated = beskeder.Where(besked => _rule.Highest(entity, besked.Id) >= besked.Version).ToList();
        if (mayBeRepeated.Count == 0)
        {
            return;
        }

        var versions = StageVersions(mayBeRepeated);
        Read(
            VersionSql.With(VersionSql.KnownVersions, versions, table),
            reader => _rule.KnowsVersion(entity, reader.ReadId(0), reader.GetInt64(1), Hash32.From(reader.GetFieldValue<byte[]>(2))));
    }

    private void Decide(Besked besked, Portion portion)
    {
        var (outcome, superseded, superseder) = _rule.Decide(besked);
        switch (outcome)
        {
            case Outcome.Repeated:
                tally.Repeated();
                return;
            case Outcome.ConflictRejection:
                portion.Rejections.Add(ConflictRejection(besked));
                return;
        }

        tally.Accepted(besked);
        besked.Superseded = superseded;
        _acceptedCount[(int)besked.Entity].Add(besked);
        Touch(besked.TouchedForloeb);
        if (superseder is { } before)
        {
            Touch(before.ForloebId);
            if (before.Row is { } row)
            {
                row.Superseded = true;
            }
            else
            {
                _superseded[(int)besked.Entity].Add(besked.Id);
            }
        }
    }

    private static Rejection ConflictRejection(Besked besked) => new(
        besked.Line,
        Field.Version.Name(),
        RejectionCodes.VersionConflict,
        $"Feltet version har værdien {besked.Version}, som er modtaget før for {EntityShape.All[(int)besked.Entity].Name} {besked.Id} "
            + $"med andet indhold. Den første gælder.");

    /// <summary>The delete of a child names no forloeb; it touches the one of the row it takes the place of.</summary>
    private void Touch(Guid? forloebId)
    {
        if (forloebId is { } id)
        {
            _touched.Add(id);
        }
    }

    private void Write(EntityTable table)
    {
        var superseded = _superseded[(int)table.Entity];
        if (superseded.Count > 0)
        {
            var keys = Stage(VersionSql.IdKeys, superseded);
            Connection.Execute(VersionSql.With(VersionSql.Supersede, keys, table), new { leverance = leveranceId }, transaction);
        }

        var rows = _acceptedCount[(int)table.Entity];
        if (rows.Count > 0)
        {
            rows.Sort(EntityTable.ByKey);
            using var writer = database.BulkInsert(transaction, table.Name, table.Columns);
            foreach (var besked in rows)
            {
                table.Write(writer, besked, leveranceId);
            }
        }
    }

    private void WriteBeskeder()
    {
        _ids.Clear();
        foreach (var acceptedCount in _acceptedCount)
        {
            foreach (var besked in acceptedCount)
            {
                _ids.Add(besked.BeskedId);
            }
        }

        if (_ids.Count > 0)
        {
            _ids.Sort();
            using var writer = database.BulkInsert(transaction, "besked", Column.Id("besked_id").Sorted(), Column.Number("leverance_id"));
            foreach (var id in _ids)
            {
                writer.Add(id).Add(leveranceId).EndRow();
            }
        }
    }

    private void WriteTouched()
    {
        if (_touched.Count > 0)
        {
            var keys = Stage(VersionSql.IdKeys, _touched);
            Connection.Execute(VersionSql.With(VersionSql.TouchedOne, keys), new { leverance = leveranceId }, transaction);
        }
    }

    private void WriteRejections(Portion portion)
    {
        if (portion.Rejections.Count > 0)
        {
            var kept = (int)Math.Clamp(maxRejections - tally.RejectedCount, 0, portion.Rejections.Count);
            tally.Rejected(portion.Rejections);
            portion.Rejections.Sort((a, b) => a.Line.CompareTo(b.Line));
            using var writer = database.BulkInsert(
                transaction,
                "afvisning",
                Column.Number("leverance_id").Sorted(),
                Column.Number("linje").Sorted(),
                Column.Text("felt"),
                Column.Text("kode"),
                Column.Text("tekst"));
            foreach (var rejection in portion.Rejections.Take(kept))
            {
                writer.Add(leveranceId).Add(rejection.Line).Add(rejection.Field).Add(rejection.Code).Add(rejection.Text).EndRow();
            }
        }
    }

    private void Read(string sql, Action<DbDataReader> row)
    {
        using var command = Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }
    }

    private string StageIds(string name, List<Besked> beskeder, Func<Besked, Guid> id)
    {
        _ids.Clear();
        foreach (var besked in beskeder)
        {
            _ids.Add(id(besked));
        }

        return Stage(name, _ids);
    }

    /// <summary>Stages ids sorted and without doubles, so that the lookups walk the index in its order.</summary>
    private string Stage(string name, List<Guid> ids)
    {
        ids.Sort();
        var keys = database.Staging(transaction, name, Column.Id("id"));
        using var writer = database.BulkInsert(transaction, keys, Column.Id("id"));
        var span = CollectionsMarshal.AsSpan(ids);
        for (var i = 0; i < span.Length; i++)
        {
            if (i == 0 || span[i] != span[i - 1])
            {
                writer.Add(span[i]).EndRow();
            }
        }

        return keys;
    }

    private string StageVersions(List<Besked> beskeder)
    {
        beskeder.Sort((a, b) => a.Id.CompareTo(b.Id) is var id and not 0 ? id : a.Version.CompareTo(b.Version));
        var keys = database.Staging(transaction, VersionSql.VersionKeys, Column.Id("id"), Column.Number("version"));
        using var writer = database.BulkInsert(transaction, keys, Column.Id("id"), Column.Number("version"));
        foreach (var besked in beskeder)
        {
            writer.Add(besked.Id).Add(besked.Version).EndRow();
        }

        return keys;
    }
}
