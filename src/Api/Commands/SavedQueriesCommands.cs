using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary><c>forespoergsler</c>: the saved queries of the public interface.</summary>
internal static class SavedQueriesCommands
{
    private const int DefaultCount = 50;

    public static ExitCode Show(ParseResult line, CancellationToken _)
    {
        var atMost = line.ReadNumber(CommandOptions.Count, 1, int.MaxValue, DefaultCount);
        using var instance = Instance.Open(line, requireDatabase: true);
        var (rows, counts) = instance.Fetch<SavedQueryStore>().List((int)atMost);
        line.WriteTable(
            ["forespoergsel", "tabel", "gemt", "sidst_spurgt"],
            rows.Select(row => (string[])
            [
                row.Id,
                row.TableId,
                Listing.Time(DbValues.FromInstant(row.Saved)),
                row.LastAsked is { } day ? DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
            ]));
        var perTable = string.Join(
            ", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Table} {count.Count}")));
        var total = string.Create(CultureInfo.InvariantCulture, $"{counts.Sum(count => count.Count)}");
        line.Error.WriteLine($"Gemte forespørgsler i alt: {total}{(perTable.Length > 0 ? $" ({perTable})" : "")}.");
        return ExitCode.Ok;
    }

    public static ExitCode Delete(ParseResult line, CancellationToken _)
    {
        var text = line.GetValue(CommandOptions.SavedQuery);
        var many = line.GetValue(CommandOptions.SavedFrom) is not null || line.GetValue(CommandOptions.AskedBefore) is not null;
        if (text is not null == many)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"Angiv enten {CommandOptions.SavedQuery.HelpName}, {CommandOptions.SavedFrom.Name} eller "
                    + $"{CommandOptions.AskedBefore.Name}.");
        }

        using var instance = Instance.Open(line, requireDatabase: true);
        var store = instance.Fetch<SavedQueryStore>();
        if (text is not null)
        {
            line.Out.WriteLine(store.Delete(text)
                ? $"Forespørgsel {text} er slettet."
                : throw OptionReading.Wrong(CommandOptions.SavedQuery, text, "der er ingen gemt forespørgsel med det id"));
            return ExitCode.Ok;
        }

        var from = line.ReadMoment(CommandOptions.SavedFrom);
        var before = line.GetValue(CommandOptions.AskedBefore) is null
            ? (DateOnly?)null
            : line.ReadDate(CommandOptions.AskedBefore, instance.Fetch<TimeProvider>());
        if (!line.GetValue(CommandOptions.DeleteMany))
        {
            throw new CommandException(ExitCode.Usage, "De slettes for altid. Er det meningen, så sig det med --ja.");
        }

        line.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Forespørgsler slettet: {store.Delete(from, before)}."));
        return ExitCode.Ok;
    }
}
