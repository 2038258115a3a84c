using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.DisclosureTests;

/// <summary>Kommuner are published for calendar years, for the years together and for the phase-in, and for nothing else.</summary>
public sealed class KommunePeriodsTests
{
    private static readonly string[] Published = [PeriodKindCodes.PooledYears, PeriodKindCodes.Year, PeriodKindCodes.PhaseIn];

    [Fact]
    public void In_other_periods_a_kommune_is_not_available_in_any_measure()
    {
        // Two whole years, so that there are pooled ones; nearly all is withheld, which is another thing than not being there.
        var (_, tables, report) = SampleCountry.Published(1, 8, 1.0);
        foreach (var table in tables.Where(table => table.Id is not ("Y11IGA02" or "Y11IGA07" or "Y11IGA08")))
        {
            var (kommune, other) = (new HashSet<string>(), 0);
            foreach (var (level, kind, symbol) in Cells(table))
            {
                if (level == "kommune" && !Published.Contains(kind))
                {
                    Assert.Equal(CellSymbol.NotAvailable, symbol);
                }
                else if (symbol != CellSymbol.NotAvailable)
                {
                    _ = level == "kommune" ? kommune.Add(kind) : other++ > 0;
                }
            }

            Assert.Equal([PeriodKindCodes.Year, PeriodKindCodes.PooledYears], kommune.Order(StringComparer.Ordinal));
            Assert.True(other > 0);
            Assert.Contains(
                table.Notes,
                note => note.Da.StartsWith(
                    "Af hensyn til fortroligheden opgøres kommunernes tal kun for kalenderår og årene samlet",
                    StringComparison.Ordinal));
        }

        // By age and sex, and of those who ended, there are no kommuner to say it of.
        Assert.DoesNotContain(
            tables.Where(table => table.Id is "Y11IGA02" or "Y11IGA07" or "Y11IGA08").SelectMany(table => table.Notes),
            note => note.Da.Contains("kommunernes tal", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Lines, line => line.Level == "kommune" && !Published.Contains(line.Kind));
    }

    [Fact]
    public void The_true_tables_are_complete()
    {
        // A median belongs to no interval, and kommuner have ages and sexes in pooled years only.
        foreach (var table in new SampleCountry(3, 8, 1).TrueTables().Where(table =>
            table.Id is not ("Y11IGA02" or "Y11IGA04" or "Y11IGA08" or "Y11IGA09")))
        {
            Assert.DoesNotContain(CellSymbol.NotAvailable, table.Symbols);
            Assert.DoesNotContain(table.Notes, note => note.Da.Contains("kommunernes tal", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(string Level, string Kind, CellSymbol Symbol)> Cells(Table table)
    {
        var (omraade, period) = (table.Dimensions[0].Values, table.Dimensions[1].Values);
        for (var cell = 0; cell < table.Symbols.Length; cell++)
        {
            yield return (
                omraade[(int)(cell / table.StepOf(0))].Kind!,
                period[(int)(cell / table.StepOf(1) % period.Count)].Kind!,
                table.Symbols[cell]);
        }
    }
}
