using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Facts;

/// <summary>Writes facts as rows of the table <c>fakta</c>.</summary>
internal static class Faktaskriver
{
    /// <summary>The columns, in the order in which <see cref="Skriv(BulkWriter, long, Sagsfakta, Ordning)"/> fills them.</summary>
    public static readonly Column[] Kolonner =
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
    ];

    private static readonly int Maalkolonner = Kolonner.Length - Array.FindIndex(Kolonner, kolonne => kolonne.Name == "kategorier");

    /// <summary>One row, or two when the phase-in takes the forloeb.</summary>
    public static void Skriv(BulkWriter raekker, long saet, Sagsfakta sag, Ordning ordning)
    {
        Skriv(raekker, saet, sag.Start, Kvartal.Af(sag.Start.Start).Kode);
        if (sag.Indfasning is { } indfasning)
        {
            Skriv(raekker, saet, indfasning, ordning.Indfasning!.Kode);
        }
    }

    private static void Skriv(BulkWriter raekker, long saet, Domain.Law.Fakta fakta, string periode)
    {
        raekker
            .Add(saet)
            .Add(fakta.ForloebId)
            .Add(fakta.Indfasning)
            .Add(periode)
            .Add(fakta.Start)
            .Add(fakta.Frist)
            .Add(fakta.Status.Kode())
            .Add(fakta.Kommune)
            .Add(fakta.Alder)
            .Add(fakta.Koen.Kode())
            .Add(fakta.NaesteDato);
        if (fakta.Status == Status.Population)
        {
            raekker.Add(fakta.Kategorier.Liste());
            SkrivTabel(raekker, fakta.Antal);
            SkrivTabel(raekker, fakta.Dage);
            SkrivTabel(raekker, fakta.Minutdage);
            raekker
                .Add(fakta.FoersteDato)
                .Add((long?)fakta.DageTilFoerste)
                .Add(fakta.Interval)
                .Add(fakta.Loentimer)
                .Add(fakta.Genbehandlet)
                .Add(fakta.IndstilletVirksomhedsrettet);
        }
        else
        {
            for (var i = 0; i < Maalkolonner; i++)
            {
                raekker.AddNull();
            }
        }

        raekker.EndRow();
    }

    private static void SkrivTabel(BulkWriter raekker, in Kategoritabel tabel)
    {
        for (var k = 0; k < Kategoritabel.Laengde; k++)
        {
            raekker.Add(tabel[k]);
        }
    }
}
