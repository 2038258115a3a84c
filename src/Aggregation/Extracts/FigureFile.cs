using System.Globalization;
using System.Text;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Extracts;

/// <summary>
/// The unprotected cells as a file that an outside party can hold against its own, for the periods that a release
/// would publish. It is made only on the machine's own command line.
/// </summary>
public sealed class FigureFile(Database database)
{
    /// <summary>Writes the file: UTF-8, semicolons, LF, decimals with a point, <c>-</c> for no basis. Returns the number of rows.</summary>
    /// <param name="table">One table's id; null writes all.</param>
    /// <param name="regelsaet">The regelsaet.</param>
    /// <param name="date">Opgoerelsesdato D.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="stop">Stops between rows.</param>
    /// <exception cref="NotAvailableException">Nothing had been received by <paramref name="date"/>.</exception>
    public long Write(string? table, Regelsaet regelsaet, DateOnly date, Stream output, CancellationToken stop = default)
    {
        using var loan = new FactMaker(database).Loan(regelsaet, date, progress: null, stop);
        using var connection = database.Connect();
        var plan = new PeriodPlan(loan.FactSet.FirstStart, date, regelsaet, Ordning.Standard);
        loan.MakeEndings(loan.FactSet, stop);
        var cube = CubeReader.Read(connection, loan.FactSet.Id, forControl: true);
        using var file = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        file.WriteLine("tabel;omraade;periode;alder;koen;indsats;maal;vaerdi");
        var rows = 0L;
        foreach (var figures in new TableBuilder(cube, plan, Ordning.Standard, regelsaet, suppressionPattern: null).Build(
            withUpcoming: false))
        {
            if (table is not null && !string.Equals(table, figures.Id, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var cell in CellWalk.Visit(figures))
            {
                stop.ThrowIfCancellationRequested();
                var symbol = figures.Symbols[cell.Index];
                if (symbol == CellSymbol.NotAvailable || RangeEnds.IsEnd(cell.Measure.Code))
                {
                    // Cells that the table's grid has, but its definition does not: the median belongs to no interval. And the
                    // ends of ranges: nothing is withheld here.
                    continue;
                }

                var value = symbol.HasValue() ? Rounding.Text(figures.Values[cell.Index], cell.Measure.Decimals) : symbol.Sign();
                file.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{figures.Id};{cell.Omraade};{cell.Period};{cell.Age};{cell.Sex};{cell.Indsats};{cell.Measure.Code};{value}"));
                rows++;
            }
        }

        return rows;
    }
}
