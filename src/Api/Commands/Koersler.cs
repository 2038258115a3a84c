using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>koersler</c>: the ledger of runs.</summary>
internal static class Koersler
{
    private const int Standardantal = 50;

    public static Command Kommando()
    {
        var antal = new Option<string?>("--antal") { Description = "Hvor mange (ellers 50)", HelpName = "ANTAL" };
        var kommando = new Kommando("koersler", "Vis de seneste kørsler af job og kommandoer, nyeste først") { Eksempler = ["koersler"] };
        kommando.Add(antal);
        kommando.Goer((linje, _) =>
        {
            var hoejst = linje.Tal(antal, 1, int.MaxValue, Standardantal);
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            instans.Hent<Jobkoerer>().RydOp();
            linje.SkrivTabel(
                ["koersel", "job", "noegle", "forsoeg", "tilstand", "startet", "sluttet", "bruger", "parametre", "resultat"],
                instans.Hent<Koerselslager>().Nyeste((int)hoejst).Select(koersel => (string[])
                [
                    koersel.Id.ToString(CultureInfo.InvariantCulture),
                    koersel.Job,
                    koersel.Noegle,
                    koersel.Forsoeg.ToString(CultureInfo.InvariantCulture),
                    koersel.Tilstand.Kode(),
                    Tid(koersel.Startet),
                    koersel.Sluttet is { } sluttet ? Tid(sluttet) : "",
                    koersel.Bruger,
                    koersel.Parametre,
                    koersel.Fejl ?? koersel.Tal ?? koersel.Fremdrift ?? "",
                ]));
            return Exitkode.Ok;
        });
        return kommando;
    }

    private static string Tid(DateTimeOffset tid) => DanskTid.Lokal(tid).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
