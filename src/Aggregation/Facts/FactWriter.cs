using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Facts;

/// <summary>Writes facts as rows of the table <c>fakta</c>.</summary>
internal static class FactWriter
{
    /// <summary>The columns, in the order in which <see cref="Write(BulkWriter, long, ForloebFacts, Ordning)"/> fills them.</summary>
    public static readonly Column[] Columns =
    [
        Column.Number("saet_id").Sorted(),
        Column.Id("forloeb_id").Sorted(),
        Column.Number("indfasning").Sorted(),
        Column.Text("periode"),
        Column.Number("start_dag"),
        Column.Number("frist"),
        Column.Text("status"),
        Column.Text("kommune"),
        Column.Text("alder"),
        Column.Text("koen"),
        Column.Number("naeste_dato"),
        Column.Number("senior"),
        Column.Number("slut_dag"),
        Column.Text("slut_aar"),
        Column.Text("slut_kommune"),
        Column.Text("afslutning"),
        Column.Number("laengde_nr"),
        Column.Text("kategorier"),
        Column.Number("antal_virksomhedsrettet"),
        Column.Number("antal_oevrig_beskaeftigelse"),
        Column.Number("antal_social"),
        Column.Number("antal_sundhed"),
        Column.Number("antal_mentor"),
        Column.Number("antal_nogen"),
        Column.Number("dage_virksomhedsrettet"),
        Column.Number("dage_oevrig_beskaeftigelse"),
        Column.Number("dage_social"),
        Column.Number("dage_sundhed"),
        Column.Number("dage_mentor"),
        Column.Number("dage_nogen"),
        Column.Number("minutdage_virksomhedsrettet"),
        Column.Number("minutdage_oevrig_beskaeftigelse"),
        Column.Number("minutdage_social"),
        Column.Number("minutdage_sundhed"),
        Column.Number("minutdage_mentor"),
        Column.Number("minutdage_nogen"),
        Column.Number("foerste_dato"),
        Column.Number("dage_til_foerste"),
        Column.Number("interval_nr"),
        Column.Number("loentimer"),
        Column.Number("genbehandlet"),
        Column.Number("indstillet_virksomhedsrettet"),
        Column.Number("indstillet_dag"),
        Column.Number("ventet_start_nr"),
        Column.Number("ventet_indsats_nr"),
    ];

    private static readonly int MeasureColumnCount = Columns.Length - Array.FindIndex(Columns, column => column.Name == "kategorier");

    /// <summary>One row, or two when the phase-in takes the forloeb.</summary>
    public static void Write(BulkWriter rows, long factSet, ForloebFacts facts, Ordning ordning)
    {
        Write(rows, factSet, facts.Start, Quarter.Of(facts.Start.Start).Code);
        if (facts.PhaseIn is { } phaseIn)
        {
            Write(rows, factSet, phaseIn, ordning.PhaseIn!.Code);
        }
    }

    private static void Write(BulkWriter rows, long factSet, Domain.Law.ForloebFact fact, string period)
    {
        rows
            .Add(factSet)
            .Add(fact.ForloebId)
            .Add(fact.PhaseIn)
            .Add(period)
            .Add(fact.Start)
            .Add(fact.Frist)
            .Add(fact.Status.Code())
            .Add(fact.Kommune)
            .Add(fact.Age)
            .Add(fact.Sex.Code())
            .Add(fact.NextDate)
            .Add(fact.IsSenior);
        WriteEnding(rows, fact.Ending);
        if (fact.Status == Status.Population)
        {
            rows.Add(fact.Categories.ListOf());
            WriteTable(rows, fact.Count);
            WriteTable(rows, fact.Days);
            WriteTable(rows, fact.MinuteDays);
            rows
                .Add(fact.FirstDate)
                .Add((long?)fact.DaysToFirst)
                .Add(fact.Interval)
                .Add(fact.Loentimer)
                .Add(fact.Genbehandlet)
                .Add(fact.IndstilletVirksomhedsrettet)
                .Add(fact.Waiting?.Indstillet)
                .Add((long?)fact.Waiting?.ToStart)
                .Add((long?)fact.Waiting?.ToIndsats);
        }
        else
        {
            for (var i = 0; i < MeasureColumnCount; i++)
            {
                rows.AddNull();
            }
        }

        rows.EndRow();
    }

    private static void WriteEnding(BulkWriter rows, ForloebEnding? ending)
    {
        if (ending is { } end)
        {
            rows.Add(end.Date).Add(end.Date.Year.ToString("D4", CultureInfo.InvariantCulture));
            rows.Add(end.Kommune).Add(end.Category).Add(end.Length);
        }
        else
        {
            rows.AddNull().AddNull().AddNull().AddNull().AddNull();
        }
    }

    private static void WriteTable(BulkWriter rows, in PerCategory table)
    {
        for (var k = 0; k < PerCategory.Length; k++)
        {
            rows.Add(table[k]);
        }
    }
}
