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
public sealed class FactFile(Database database)
{
    private const string Sql = """
        SELECT
            forloeb_id, periode, start_dag, frist, status, kommune, alder, koen, kategorier,
            antal_virksomhedsrettet, antal_oevrig_beskaeftigelse, antal_social, antal_sundhed, antal_mentor, antal_nogen,
            dage_virksomhedsrettet, dage_oevrig_beskaeftigelse, dage_social, dage_sundhed, dage_mentor, dage_nogen,
            minutdage_virksomhedsrettet, minutdage_oevrig_beskaeftigelse, minutdage_social,
            minutdage_sundhed, minutdage_mentor, minutdage_nogen,
            foerste_dato, dage_til_foerste, loentimer, genbehandlet, indstillet_virksomhedsrettet
        FROM fakta
        WHERE saet_id = @saet
        ORDER BY forloeb_id, indfasning
        """;

    /// <summary>The header line's columns.</summary>
    private static readonly string[] Columns =
    [
        "forloebId", "periode", "start", "frist", "status", "kommune", "alder", "koen", "kategorier",
        .. PrefixOf("antal_"), .. PrefixOf("dage_"), .. PrefixOf("minutdage_"),
        "foersteDato", "dageTilFoerste", "loentimer", "genbehandlet", "indstilletVirksomhedsrettet",
    ];

    /// <summary>Writes the file: UTF-8, semicolons, LF. Returns the number of rows.</summary>
    /// <exception cref="NotAvailableException">Nothing had been received by <paramref name="date"/>.</exception>
    public long Write(Regelsaet regelsaet, DateOnly date, Stream output, CancellationToken stop = default)
    {
        using var loan = new FactMaker(database).Loan(regelsaet, date, progress: null, stop);
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@saet";
        parameter.Value = loan.FactSet.Id;
        command.Parameters.Add(parameter);
        using var reader = command.ExecuteReader();
        using var file = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        file.WriteLine(string.Join(';', Columns));
        var rows = 0L;
        while (reader.Read())
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < Columns.Length; i++)
            {
                if (i > 0)
                {
                    file.Write(';');
                }

                if (!reader.IsDBNull(i))
                {
                    WriteField(file, reader, i);
                }
            }

            file.WriteLine();
            rows++;
        }

        return rows;
    }

    private static void WriteField(StreamWriter file, DbDataReader reader, int column)
    {
        switch (Columns[column])
        {
            case "forloebId":
                file.Write(reader.ReadId(column).ToString("D"));
                break;
            case "start" or "frist" or "foersteDato":
                file.Write(reader.ReadDate(column).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case "periode" or "status" or "kommune" or "alder" or "koen" or "kategorier":
                file.Write(reader.GetString(column));
                break;
            case "loentimer" or "genbehandlet" or "indstilletVirksomhedsrettet":
                file.Write(reader.GetInt64(column) == 1 ? "ja" : "nej");
                break;
            default:
                file.Write(reader.GetInt64(column));
                break;
        }
    }

    private static IEnumerable<string> PrefixOf(string prefixOf) =>
        Enumerable.Range(0, PerCategory.Length)
            .Select(k => prefixOf + (k == PerCategory.Nogen ? CategoryCodes.Nogen : ((Category)k).Code()));
}
