using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Versions;

/// <summary>The table of an entity: its names, its columns, and how a row of it is written.</summary>
internal sealed class EntityTable
{
    private readonly Column[] _ownColumns;
    private readonly Action<BulkWriter, BeskedContent> _write;

    private EntityTable(Entity entity, string name, string id, Column[] ownColumns, Action<BulkWriter, BeskedContent> write)
    {
        Entity = entity;
        Name = name;
        Id = id;
        _ownColumns = ownColumns;
        _write = write;
        Columns =
        [
            Column.Id("forloeb_id").Sorted(),
            .. entity == Entity.Forloeb ? (ReadOnlySpan<Column>)[] : [Column.Id(id).Sorted()],
            Column.Number("version").Sorted(), Column.Number("leverance_id"), Column.Number("linje"), Column.Number("afloest_af"),
            Column.Number("slettet"), Column.Number("registreret"), Column.Hash("indhold_hash"),
            .. ownColumns,
        ];
    }

    public Entity Entity { get; }

    public string Name { get; }

    /// <summary>The column of the entity's own id.</summary>
    public string Id { get; }

    public Column[] Columns { get; }

    /// <summary>The five tables, indexed by <see cref="Messages.Entity"/>.</summary>
    public static IReadOnlyList<EntityTable> All { get; } =
    [
        new(Entity.Forloeb, "forloeb", "forloeb_id",
            [
                Column.Hash("person"), Column.Number("foedt"), Column.Text("koen"), Column.Number("startdato"), Column.Number("slutdato"),
                Column.Text("afslutning"), Column.Text("kommuner"), Column.Number("fejloprettet"),
            ],
            Forloeb),
        new(Entity.Indsats, "indsats", "indsats_id",
            [
                Column.Text("indsatstype"),
                Column.Text("status"),
                Column.Number("startdato"),
                Column.Number("slutdato"),
                Column.Number("timer_pr_uge"),
                Column.Number("minutter_pr_uge"), Column.Number("i_indsatsdel"), Column.Text("udfoerer"), Column.Number("fejloprettet"),
            ],
            Indsats),
        new(Entity.Fritagelse, "fritagelse", "fritagelse_id",
            [Column.Text("hjemmel"), Column.Number("helbred"), Column.Number("fra"), Column.Number("til"), Column.Number("fejloprettet")],
            Fritagelse),
        new(Entity.OrdinaryHours, "ordinaere_timer", "ordinaere_timer_id",
            [Column.Number("maaned"), Column.Text("timer")],
            OrdinaryHours),
        new(Entity.Indstilling, "indstilling", "indstilling_id",
            [Column.Number("dato"), Column.Number("genbehandling"), Column.Text("kategorier")],
            Indstilling),
    ];

    /// <summary>The order of the primary key, so that neighbours in the table are written together.</summary>
    public static int ByKey(Besked a, Besked b)
    {
        var forloeb = a.ForloebId.CompareTo(b.ForloebId);
        var id = forloeb != 0 ? forloeb : a.Id.CompareTo(b.Id);
        return id != 0 ? id : a.Version.CompareTo(b.Version);
    }

    public void Write(BulkWriter row, Besked besked, long leveranceId)
    {
        row.Add(besked.ForloebId);
        if (Entity != Entity.Forloeb)
        {
            row.Add(besked.Id);
        }

        row.Add(besked.Version).Add(leveranceId).Add(besked.Line);
        if (besked.Superseded)
        {
            row.Add(leveranceId);
        }
        else
        {
            row.AddNull();
        }

        row.Add(besked.Content is null).Add(besked.Registered).Add(Hash32.Bytes(besked.Hash));
        if (besked.Content is { } content)
        {
            _write(row, content);
        }
        else
        {
            for (var i = 0; i < _ownColumns.Length; i++)
            {
                row.AddNull();
            }
        }

        row.EndRow();
    }

    private static void Forloeb(BulkWriter row, BeskedContent content)
    {
        var f = (ForloebContent)content;
        row.Add(Hash32.Bytes(f.Person)).Add(f.Born).Add(f.Sex.Code()).Add(f.StartDate).Add(f.EndDate)
            .Add(f.Ending).Add(Kommuner(f.Kommuner)).Add(f.Fejloprettet);
    }

    private static void Indsats(BulkWriter row, BeskedContent content)
    {
        var i = (IndsatsContent)content;
        row.Add(i.Indsatstype).Add(i.Status).Add(i.StartDate).Add(i.EndDate).Add(i.HoursPerWeek).Add(i.MinutesPerWeek)
            .Add(i.IIndsatsdel).Add(i.Udfoerer).Add(i.Fejloprettet);
    }

    private static void Fritagelse(BulkWriter row, BeskedContent content)
    {
        var f = (FritagelseContent)content;
        row.Add(f.Hjemmel).Add(f.Helbred).Add(f.From).Add(f.To).Add(f.Fejloprettet);
    }

    private static void OrdinaryHours(BulkWriter row, BeskedContent content)
    {
        var t = (HoursContent)content;
        row.Add(t.Month).Add(Stored(t.Hours).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Hours to a thousandth, never 0: nothing is made of more, and twenty-eight digits have room for a personnummer. What two
    /// versions are compared by is the number as it came.
    /// </summary>
    private static decimal Stored(decimal hours) => Math.Max(0.001m, Math.Round(hours, 3, MidpointRounding.AwayFromZero));

    private static void Indstilling(BulkWriter row, BeskedContent content)
    {
        var i = (IndstillingContent)content;
        row.Add(i.Date).Add(i.Genbehandling).Add(i.Categories.ListOf());
    }

    private static string Kommuner(IReadOnlyList<KommuneResponsibility> kommuner)
    {
        if (kommuner.Count == 1)
        {
            return Terms(kommuner[0]);
        }

        return string.Join('|', kommuner.Select(Terms));

        static string Terms(KommuneResponsibility term) =>
            string.Create(CultureInfo.InvariantCulture, $"{term.Kommune}@{term.From:yyyy-MM-dd}");
    }
}
