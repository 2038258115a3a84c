using System.Data.Common;
using Dapper;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Cube;

/// <summary>Fills the cube's finest cells and the level tables that lift them.</summary>
internal sealed class Kubedanner(Database database)
{
    /// <summary>Makes the cube of a set of facts anew, and returns the first valid start.</summary>
    public DateOnly? Dan(DbTransaction transaktion, long saet, Regelsaet regelsaet, DateOnly dato)
    {
        var forbindelse = transaktion.Connection!;
        Slet(transaktion, saet);
        var foerste = forbindelse.ExecuteScalar<int?>(KubeSql.FoersteStart, new { saet = saet }, transaktion);
        DateOnly? foersteStart = foerste is { } dag ? DateOnly.FromDayNumber(dag) : null;
        var ordning = Ordning.Standard;
        var plan = new Periodeplan(foersteStart, dato, regelsaet, ordning);
        SkrivPerioder(transaktion, saet, plan);
        SkrivOmraader(transaktion, saet, plan);
        SkrivAlderOgKoen(transaktion, saet);
        forbindelse.Execute(KubeSql.Celler, new { saet = saet }, transaktion);
        forbindelse.Execute(KubeSql.Dage, new { saet = saet }, transaktion);
        return foersteStart;
    }

    public static void Slet(DbTransaction transaktion, long saet)
    {
        foreach (var sql in KubeSql.Slet)
        {
            transaktion.Connection!.Execute(sql, new { saet = saet }, transaktion);
        }
    }

    private void SkrivPerioder(DbTransaction transaktion, long saet, Periodeplan plan)
    {
        using var raekker = database.BulkInsert(transaktion, "niveau_periode", Column.Number("saet_id"), Column.Text("periode"), Column.Text("i_periode"));
        foreach (var periode in plan.Publicerede)
        {
            foreach (var start in periode.Startperioder)
            {
                raekker.Add(saet).Add(start).Add(periode.Kode).EndRow();
            }
        }
    }

    /// <summary>The omraader of a kommune are those of the start period: regions change at a year's end, where quarters do too.</summary>
    private void SkrivOmraader(DbTransaction transaktion, long saet, Periodeplan plan)
    {
        using var raekker = database.BulkInsert(transaktion, "niveau_omraade", Column.Number("saet_id"), Column.Text("periode"), Column.Text("kommune"), Column.Text("omraade"));
        var startperioder = plan.Indfasning is { } indfasning ? plan.Kvartaler.Append(indfasning) : plan.Kvartaler;
        foreach (var start in startperioder)
        {
            foreach (var medlem in Omraader.Standard.Medlemskaber)
            {
                if (medlem.Fra <= start.SidsteDag && (medlem.Til is not { } til || start.SidsteDag <= til))
                {
                    raekker.Add(saet).Add(start.Kode).Add(medlem.Kommune).Add(medlem.Omraade).EndRow();
                }
            }
        }
    }

    private void SkrivAlderOgKoen(DbTransaction transaktion, long saet)
    {
        using (var raekker = database.BulkInsert(transaktion, "niveau_alder", Column.Number("saet_id"), Column.Text("alder"), Column.Text("i_alder")))
        {
            foreach (var (gruppe, _, baand) in AgeGroup.All)
            {
                foreach (var alder in baand)
                {
                    raekker.Add(saet).Add(alder).Add(gruppe).EndRow();
                }
            }
        }

        using (var raekker = database.BulkInsert(transaktion, "niveau_koen", Column.Number("saet_id"), Column.Text("koen"), Column.Text("i_koen")))
        {
            foreach (var koen in Enum.GetValues<Koen>())
            {
                raekker.Add(saet).Add(koen.Kode()).Add(koen.Kode()).EndRow();
                raekker.Add(saet).Add(koen.Kode()).Add(AgeGroup.AllCode).EndRow();
            }
        }
    }
}
