using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Storage;

namespace Opgoerelse.Ingest.Versions;

/// <summary>The table of an entity: its names, its columns, and how a row of it is written.</summary>
internal sealed class Entitetstabel
{
    private readonly Column[] _egne;
    private readonly Action<BulkWriter, Indhold> _skriv;

    private Entitetstabel(Entitet entitet, string navn, string id, Column[] egne, Action<BulkWriter, Indhold> skriv)
    {
        Entitet = entitet;
        Navn = navn;
        Id = id;
        _egne = egne;
        _skriv = skriv;
        Kolonner =
        [
            Column.Id("forloeb_id").Sorted(),
            .. entitet == Entitet.Forloeb ? (ReadOnlySpan<Column>)[] : [Column.Id(id).Sorted()],
            Column.Number("version").Sorted(), Column.Number("leverance_id"), Column.Number("linje"), Column.Number("afloest_af"),
            Column.Number("slettet"), Column.Number("registreret"), Column.Hash("indhold_hash"),
            .. egne,
        ];
    }

    public Entitet Entitet { get; }

    public string Navn { get; }

    /// <summary>The column of the entity's own id.</summary>
    public string Id { get; }

    public Column[] Kolonner { get; }

    /// <summary>The five tables, indexed by <see cref="Messages.Entitet"/>.</summary>
    public static IReadOnlyList<Entitetstabel> Alle { get; } =
    [
        new(Entitet.Forloeb, "forloeb", "forloeb_id",
            [
                Column.Hash("person"), Column.Number("foedt"), Column.Text("koen"), Column.Number("startdato"), Column.Number("slutdato"),
                Column.Text("afslutning"), Column.Text("kommuner"), Column.Number("fejloprettet"),
            ],
            Forloeb),
        new(Entitet.Indsats, "indsats", "indsats_id",
            [
                Column.Text("indsatstype"), Column.Text("status"), Column.Number("startdato"), Column.Number("slutdato"), Column.Number("timer_pr_uge"),
                Column.Number("minutter_pr_uge"), Column.Number("i_indsatsdel"), Column.Text("udfoerer"), Column.Number("fejloprettet"),
            ],
            Indsats),
        new(Entitet.Fritagelse, "fritagelse", "fritagelse_id",
            [Column.Text("hjemmel"), Column.Number("helbred"), Column.Number("fra"), Column.Number("til"), Column.Number("fejloprettet")],
            Fritagelse),
        new(Entitet.OrdinaereTimer, "ordinaere_timer", "ordinaere_timer_id",
            [Column.Number("maaned"), Column.Text("timer")],
            OrdinaereTimer),
        new(Entitet.Indstilling, "indstilling", "indstilling_id",
            [Column.Number("dato"), Column.Number("genbehandling"), Column.Text("kategorier")],
            Indstilling),
    ];

    /// <summary>The order of the primary key, so that neighbours in the table are written together.</summary>
    public static int EfterNoegle(Besked a, Besked b)
    {
        var forloeb = a.ForloebId.CompareTo(b.ForloebId);
        var id = forloeb != 0 ? forloeb : a.Id.CompareTo(b.Id);
        return id != 0 ? id : a.Version.CompareTo(b.Version);
    }

    public void Skriv(BulkWriter raekke, Besked besked, long leveranceId)
    {
        raekke.Add(besked.ForloebId);
        if (Entitet != Entitet.Forloeb)
        {
            raekke.Add(besked.Id);
        }

        raekke.Add(besked.Version).Add(leveranceId).Add(besked.Linje);
        if (besked.Afloest)
        {
            raekke.Add(leveranceId);
        }
        else
        {
            raekke.AddNull();
        }

        raekke.Add(besked.Indhold is null).Add(besked.Registreret).Add(Hash32.Bytes(besked.Hash));
        if (besked.Indhold is { } indhold)
        {
            _skriv(raekke, indhold);
        }
        else
        {
            for (var i = 0; i < _egne.Length; i++)
            {
                raekke.AddNull();
            }
        }

        raekke.EndRow();
    }

    private static void Forloeb(BulkWriter raekke, Indhold indhold)
    {
        var f = (Forloebsindhold)indhold;
        raekke.Add(Hash32.Bytes(f.Person)).Add(f.Foedt).Add(f.Koen == Koen.Kvinde ? "kvinde" : "mand").Add(f.Startdato).Add(f.Slutdato)
            .Add(f.Afslutning).Add(Kommuner(f.Kommuner)).Add(f.Fejloprettet);
    }

    private static void Indsats(BulkWriter raekke, Indhold indhold)
    {
        var i = (Indsatsindhold)indhold;
        raekke.Add(i.Indsatstype).Add(i.Status).Add(i.Startdato).Add(i.Slutdato).Add(i.TimerPrUge).Add(i.MinutterPrUge)
            .Add(i.IIndsatsdel).Add(i.Udfoerer).Add(i.Fejloprettet);
    }

    private static void Fritagelse(BulkWriter raekke, Indhold indhold)
    {
        var f = (Fritagelsesindhold)indhold;
        raekke.Add(f.Hjemmel).Add(f.Helbred).Add(f.Fra).Add(f.Til).Add(f.Fejloprettet);
    }

    private static void OrdinaereTimer(BulkWriter raekke, Indhold indhold)
    {
        var t = (Timerindhold)indhold;
        raekke.Add(t.Maaned).Add(Stored(t.Timer).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Hours to a thousandth, never 0: nothing is made of more, and twenty-eight digits have room for a personnummer. What two
    /// versions are compared by is the number as it came.
    /// </summary>
    private static decimal Stored(decimal hours) => Math.Max(0.001m, Math.Round(hours, 3, MidpointRounding.AwayFromZero));

    private static void Indstilling(BulkWriter raekke, Indhold indhold)
    {
        var i = (Indstillingsindhold)indhold;
        raekke.Add(i.Dato).Add(i.Genbehandling).Add(i.Kategorier.Liste());
    }

    private static string Kommuner(IReadOnlyList<Kommuneansvar> kommuner)
    {
        if (kommuner.Count == 1)
        {
            return Led(kommuner[0]);
        }

        return string.Join('|', kommuner.Select(Led));

        static string Led(Kommuneansvar led) =>
            string.Create(CultureInfo.InvariantCulture, $"{led.Kommune}@{led.Fra:yyyy-MM-dd}");
    }
}
