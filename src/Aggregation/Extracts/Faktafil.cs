using System.Data.Common;
using System.Globalization;
using System.Text;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Extracts;

/// <summary>
/// The facts as a file that an outside party can hold against its own: one row per valid forloeb and period. It shows
/// no person but a forloeb id, and is made only on the machine's own command line.
/// </summary>
public sealed class Faktafil(Database database)
{
    private const string Sql = """
        SELECT
            forloeb_id, periode, start_dag, frist, status, kommune, alder, koen, kategorier,
            antal_virksomhedsrettet, antal_oevrig_beskaeftigelse, antal_social, antal_sundhed, antal_mentor, antal_nogen,
            dage_virksomhedsrettet, dage_oevrig_beskaeftigelse, dage_social, dage_sundhed, dage_mentor, dage_nogen,
            minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse, minutdage_social, minutdage_sundhed, minutdage_mentor, minutdage_nogen,
            foerste_dato, dage_til_foerste, loentimer, genbehandlet, indstillet_virksomhedsrettet
        FROM fakta
        WHERE saet_id = @saet
        ORDER BY forloeb_id, indfasning
        """;

    /// <summary>The header line's columns.</summary>
    private static readonly string[] Kolonner =
    [
        "forloebId", "periode", "start", "frist", "status", "kommune", "alder", "koen", "kategorier",
        .. Prefiks("antal_"), .. Prefiks("dage_"), .. Prefiks("minutdage_"),
        "foersteDato", "dageTilFoerste", "loentimer", "genbehandlet", "indstilletVirksomhedsrettet",
    ];

    /// <summary>Writes the file: UTF-8, semicolons, LF. Returns the number of rows.</summary>
    /// <exception cref="IkkeTilgaengeligException">Nothing had been received by <paramref name="dato"/>.</exception>
    public long Skriv(Regelsaet regelsaet, DateOnly dato, Stream ud, CancellationToken stop = default)
    {
        using var laan = new Faktadanner(database).Laan(regelsaet, dato, fremdrift: null, stop);
        using var forbindelse = database.Connect();
        using var kommando = forbindelse.CreateCommand();
        kommando.CommandText = Sql;
        var parameter = kommando.CreateParameter();
        parameter.ParameterName = "@saet";
        parameter.Value = laan.Saet.Id;
        kommando.Parameters.Add(parameter);
        using var reader = kommando.ExecuteReader();
        using var fil = new StreamWriter(ud, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        fil.WriteLine(string.Join(';', Kolonner));
        var raekker = 0L;
        while (reader.Read())
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < Kolonner.Length; i++)
            {
                if (i > 0)
                {
                    fil.Write(';');
                }

                if (!reader.IsDBNull(i))
                {
                    SkrivFelt(fil, reader, i);
                }
            }

            fil.WriteLine();
            raekker++;
        }

        return raekker;
    }

    private static void SkrivFelt(StreamWriter fil, DbDataReader reader, int kolonne)
    {
        switch (Kolonner[kolonne])
        {
            case "forloebId":
                fil.Write(reader.ReadId(kolonne).ToString("D"));
                break;
            case "start" or "frist" or "foersteDato":
                fil.Write(reader.ReadDate(kolonne).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case "periode" or "status" or "kommune" or "alder" or "koen" or "kategorier":
                fil.Write(reader.GetString(kolonne));
                break;
            case "loentimer" or "genbehandlet" or "indstilletVirksomhedsrettet":
                fil.Write(reader.GetInt64(kolonne) == 1 ? "ja" : "nej");
                break;
            default:
                fil.Write(reader.GetInt64(kolonne));
                break;
        }
    }

    private static IEnumerable<string> Prefiks(string prefiks) =>
        Enumerable.Range(0, Kategoritabel.Laengde).Select(k => prefiks + (k == Kategoritabel.Nogen ? "nogen" : ((Kategori)k).Kode()));
}
