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
    private const int Standardantal = 50;

    public static Command Kommando()
    {
        var antal = new Option<string?>("--antal") { Description = "Hvor mange (ellers 50)", HelpName = "ANTAL" };
        var kommando = new Kommando("forespoergsler", "Vis de gemte forespørgsler, eller slet dem")
        {
            Eksempler = ["forespoergsler", "forespoergsler slet 0123456789abcdef0123456789abcdef"],
            Bemaerkning = """
                De senest efterspurgte vises først. En kørende tjeneste skriver højst én gang om dagen, at en forespørgsel er
                efterspurgt. Hvem der har gemt en forespørgsel, vides ikke.
                """,
        };
        kommando.Add(antal);
        kommando.Goer((linje, _) =>
        {
            var hoejst = linje.Tal(antal, 1, int.MaxValue, Standardantal);
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var (rows, counts) = instans.Hent<Forespoergselslager>().List((int)hoejst);
            linje.SkrivTabel(
                ["forespoergsel", "tabel", "gemt", "sidst_spurgt"],
                rows.Select(row => (string[])
                [
                    row.Id,
                    row.TableId,
                    DanskTid.Lokal(DbValues.FromInstant(row.Saved)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                    row.LastAsked is { } day ? DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "",
                ]));
            var perTable = string.Join(
                ", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Table} {count.Count}")));
            var total = string.Create(CultureInfo.InvariantCulture, $"{counts.Sum(count => count.Count)}");
            linje.Fejl.WriteLine($"Gemte forespørgsler i alt: {total}{(perTable.Length > 0 ? $" ({perTable})" : "")}.");
            return Exitkode.Ok;
        });
        kommando.Add(Slet());
        return kommando;
    }

    private static Kommando Slet()
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
        var kommando = new Kommando("slet", "Slet en gemt forespørgsel, eller mange, for altid")
        {
            Eksempler =
            [
                "forespoergsler slet 0123456789abcdef0123456789abcdef",
                "forespoergsler slet --gemt-fra 2026-11-28T21:00 --ja",
                "forespoergsler slet --ikke-spurgt-siden 2025-01-01 --ja",
            ],
            Bemaerkning = """
                Adresser, der bruger den, svares derefter 404. Gemmes den samme forespørgsel igen, får den samme id. Med begge
                indstillinger slettes kun dem, begge passer på.
                """,
        };
        kommando.Add(id);
        kommando.Add(savedFrom);
        kommando.Add(askedBefore);
        kommando.Add(yes);
        kommando.Goer((linje, _) =>
        {
            var tekst = linje.GetValue(id);
            var many = linje.GetValue(savedFrom) is not null || linje.GetValue(askedBefore) is not null;
            if (tekst is not null == many)
            {
                throw new KommandoException(Exitkode.Brug, $"Angiv enten {id.HelpName}, {savedFrom.Name} eller {askedBefore.Name}.");
            }

            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var lager = instans.Hent<Forespoergselslager>();
            if (tekst is not null)
            {
                linje.Ud.WriteLine(lager.Delete(tekst)
                    ? $"Forespørgsel {tekst} er slettet."
                    : throw Felter.Forkert(id, tekst, "der er ingen gemt forespørgsel med det id"));
                return Exitkode.Ok;
            }

            var from = linje.Tidspunkt(savedFrom);
            var before = linje.GetValue(askedBefore) is null ? (DateOnly?)null : linje.Dato(askedBefore, instans.Hent<TimeProvider>());
            if (!linje.GetValue(yes))
            {
                throw new KommandoException(Exitkode.Brug, "De slettes for altid. Er det meningen, så sig det med --ja.");
            }

            linje.Ud.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Forespørgsler slettet: {lager.Delete(from, before)}."));
            return Exitkode.Ok;
        });
        return kommando;
    }
}
