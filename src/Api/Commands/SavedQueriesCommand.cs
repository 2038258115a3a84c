using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary><c>forespoergsler</c>: the saved queries of the public interface.</summary>
internal static class SavedQueriesCommand
{
    private const int DefaultCount = 50;

    public static Command Command()
    {
        var count = new Option<string?>("--antal") { Description = "Hvor mange (ellers 50)", HelpName = "ANTAL" };
        var command = new CommandWithHelp("forespoergsler", "Vis de gemte forespørgsler, eller slet dem")
        {
            Examples = ["forespoergsler", "forespoergsler slet 0123456789abcdef0123456789abcdef"],
            Remark = """
                De senest efterspurgte vises først. En kørende tjeneste skriver højst én gang om dagen, at en forespørgsel er
                efterspurgt. Hvem der har gemt en forespørgsel, vides ikke.
                """,
        };
        command.Add(count);
        command.Does((line, _) =>
        {
            var atMost = line.Number(count, 1, int.MaxValue, DefaultCount);
            using var instance = Instance.Open(line, requireDatabase: true);
            var (rows, counts) = instance.Fetch<SavedQueryStore>().List((int)atMost);
            line.WriteTable(
                ["forespoergsel", "tabel", "gemt", "sidst_spurgt"],
                rows.Select(row => (string[])
                [
                    row.Id,
                    row.TableId,
                    DanishTime.LocalTime(DbValues.FromInstant(row.Saved))
                        .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                    row.LastAsked is { } day ? DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
                ]));
            var perTable = string.Join(
                ", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Table} {count.Count}")));
            var total = string.Create(CultureInfo.InvariantCulture, $"{counts.Sum(count => count.Count)}");
            line.Error.WriteLine($"Gemte forespørgsler i alt: {total}{(perTable.Length > 0 ? $" ({perTable})" : "")}.");
            return ExitCode.Ok;
        });
        command.Add(Delete());
        return command;
    }

    private static CommandWithHelp Delete()
    {
        var id = new Argument<string?>("forespoergsel")
        {
            HelpName = "FORESPØRGSEL",
            Description = "Dens id, som forespoergsler viser det",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var savedFrom = new Option<string?>("--gemt-fra")
        {
            Description = "Dem, der er gemt fra da af (Danmarks tid)",
            HelpName = "TIDSPUNKT",
        };
        var askedBefore = new Option<string?>("--ikke-spurgt-siden")
        {
            Description = "Dem, ingen har spurgt efter siden den dag",
            HelpName = "DATO",
        };
        var yes = new Option<bool>("--ja") { Description = "Slet dem; kræves, når der ikke er angivet et id" };
        var command = new CommandWithHelp("slet", "Slet en gemt forespørgsel, eller mange, for altid")
        {
            Examples =
            [
                "forespoergsler slet 0123456789abcdef0123456789abcdef",
                "forespoergsler slet --gemt-fra 2026-11-28T21:00 --ja",
                "forespoergsler slet --ikke-spurgt-siden 2025-01-01 --ja",
            ],
            Remark = """
                Adresser, der bruger den, svares derefter 404. Gemmes den samme forespørgsel igen, får den samme id. Med begge
                indstillinger slettes kun dem, begge passer på.
                """,
        };
        command.Add(id);
        command.Add(savedFrom);
        command.Add(askedBefore);
        command.Add(yes);
        command.Does((line, _) =>
        {
            var text = line.GetValue(id);
            var many = line.GetValue(savedFrom) is not null || line.GetValue(askedBefore) is not null;
            if (text is not null == many)
            {
                throw new CommandException(ExitCode.Usage, $"Angiv enten {id.HelpName}, {savedFrom.Name} eller {askedBefore.Name}.");
            }

            using var instance = Instance.Open(line, requireDatabase: true);
            var store = instance.Fetch<SavedQueryStore>();
            if (text is not null)
            {
                line.Out.WriteLine(store.Delete(text)
                    ? $"Forespørgsel {text} er slettet."
                    : throw SharedOptions.Wrong(id, text, "der er ingen gemt forespørgsel med det id"));
                return ExitCode.Ok;
            }

            var from = line.Moment(savedFrom);
            var before = line.GetValue(askedBefore) is null ? (DateOnly?)null : line.Date(askedBefore, instance.Fetch<TimeProvider>());
            if (!line.GetValue(yes))
            {
                throw new CommandException(ExitCode.Usage, "De slettes for altid. Er det meningen, så sig det med --ja.");
            }

            line.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Forespørgsler slettet: {store.Delete(from, before)}."));
            return ExitCode.Ok;
        });
        return command;
    }
}
