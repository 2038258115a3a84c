using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Http.PxWeb.Gemte;
using Opgoerelse.Domain.Tid;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Kommandoer;

/// <summary><c>forespoergsler</c>: the saved queries of the public interface.</summary>
internal static class SavedQueriesCommand
{
    private const int Standardantal = 50;

    public static Command Kommando()
    {
        var antal = new Option<string?>("--antal") { Description = "Hvor mange (ellers 50)", HelpName = "ANTAL" };
        var kommando = new Kommando("forespoergsler", "Vis de gemte forespørgsler, eller slet en")
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
            var perTable = string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Table} {count.Count}")));
            linje.Fejl.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Gemte forespørgsler i alt: {counts.Sum(count => count.Count)}{(perTable.Length > 0 ? $" ({perTable})" : "")}."));
            return Exitkode.Ok;
        });
        kommando.Add(Slet());
        return kommando;
    }

    private static Kommando Slet()
    {
        var id = new Argument<string>("forespoergsel") { HelpName = "FORESPØRGSEL", Description = "Dens id, som forespoergsler viser det" };
        var kommando = new Kommando("slet", "Slet en gemt forespørgsel for altid")
        {
            Eksempler = ["forespoergsler slet 0123456789abcdef0123456789abcdef"],
            Bemaerkning = "Adresser, der bruger den, svares derefter 404. Gemmes den samme forespørgsel igen, får den samme id.",
        };
        kommando.Add(id);
        kommando.Goer((linje, _) =>
        {
            var tekst = linje.GetValue(id)!;
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            if (!instans.Hent<Forespoergselslager>().Delete(tekst))
            {
                throw Felter.Forkert(id, tekst, "der er ingen gemt forespørgsel med det id");
            }

            linje.Ud.WriteLine($"Forespørgsel {tekst} er slettet.");
            return Exitkode.Ok;
        });
        return kommando;
    }
}
