using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Access;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;

namespace Opgoerelse.Api.Commands;

/// <summary><c>noegle</c>: the access keys of organisations. A key is shown once, when it is made.</summary>
internal static class Noegle
{
    public static Command Kommando()
    {
        var kommando = new Kommando("noegle", "Vis organisationernes adgangsnøgler, eller opret og tilbagekald dem")
        {
            Eksempler = ["noegle", "noegle opret \"Randers Kommune\"", "noegle tilbagekald 3"],
            Bemaerkning = "En kørende tjeneste kender en ny nøgle, og afviser en tilbagekaldt, få sekunder efter.",
        };
        kommando.Goer((linje, _) =>
        {
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            Vis(linje, instans.Hent<Adgangslager>().Alle(), instans.Time.GetUtcNow());
            return Exitkode.Ok;
        });
        kommando.Add(Opret());
        kommando.Add(Tilbagekald());
        return kommando;
    }

    private static Kommando Opret()
    {
        var organisation = new Argument<string>("organisation") { HelpName = "ORGANISATION", Description = "Hvem nøglen er til" };
        var udloeber = new Option<string?>("--udloeber")
        {
            Description = "Første dag, den ikke gælder, åååå-mm-dd (ellers gælder den, til den tilbagekaldes)",
            HelpName = "DATO",
        };
        var kommando = new Kommando("opret", "Opret en nøgle, og skriv den. Den kan ikke vises igen")
        {
            Eksempler = ["noegle opret \"Randers Kommune\"", "noegle opret KL --udloeber 2027-12-31"],
        };
        kommando.Add(organisation);
        kommando.Add(udloeber);
        kommando.Goer((linje, _) =>
        {
            var hvem = linje.GetValue(organisation)!.Trim();
            if (hvem.Length is 0 or > Adgangslager.LaengsteOrganisation)
            {
                var most = Adgangslager.LaengsteOrganisation.ToString(CultureInfo.InvariantCulture);
                throw Felter.Forkert(organisation, hvem, $"det skal være fra 1 til {most} tegn");
            }

            if (!OutsideText.IsOneLine(hvem))
            {
                throw Felter.Forkert(organisation, hvem, OutsideText.OneLine);
            }

            if (PersonalNumbers.MaskedRuns(hvem) is var shown && shown != hvem)
            {
                throw Felter.Forkert(organisation, shown, "en organisation hedder ikke noget, der kan være et personnummer");
            }

            var slut = linje.Tidspunkt(udloeber);
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            if (slut <= instans.Time.GetUtcNow())
            {
                throw Felter.Forkert(udloeber, linje.GetValue(udloeber)!, "det er ikke i fremtiden");
            }

            linje.Ud.WriteLine(instans.Hent<Adgangslager>().Opret(hvem, slut));
            linje.Fejl.WriteLine("Giv nøglen til organisationen ad en sikker vej. Den kan ikke vises igen.");
            return Exitkode.Ok;
        });
        return kommando;
    }

    private static Kommando Tilbagekald()
    {
        var nummer = new Argument<string>("noegle") { HelpName = "NØGLE", Description = "Nøglens nummer, som noegle viser det" };
        var kommando = new Kommando("tilbagekald", "Tilbagekald en nøgle for altid") { Eksempler = ["noegle tilbagekald 3"] };
        kommando.Add(nummer);
        kommando.Goer((linje, _) =>
        {
            var tekst = linje.GetValue(nummer)!;
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            if (!long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !instans.Hent<Adgangslager>().Tilbagekald(id))
            {
                throw Felter.Forkert(nummer, tekst, "der er ingen nøgle med det nummer, der ikke er tilbagekaldt");
            }

            linje.Ud.WriteLine($"Nøgle {id} er tilbagekaldt.");
            return Exitkode.Ok;
        });
        return kommando;
    }

    private static void Vis(ParseResult linje, IReadOnlyList<Udstedtnoegle> noegler, DateTimeOffset nu) => linje.SkrivTabel(
        ["noegle", "organisation", "begynder", "tilstand", "oprettet", "udloeber", "tilbagekaldt"],
        noegler.Select(noegle => (string[])
        [
            noegle.Id.ToString(CultureInfo.InvariantCulture),
            noegle.Organisation,
            noegle.Kendetegn,
            noegle.Tilstand(nu),
            Tid(noegle.Oprettet),
            noegle.Udloeber is { } udloeber ? Tid(udloeber) : "",
            noegle.Tilbagekaldt is { } tilbagekaldt ? Tid(tilbagekaldt) : "",
        ]));

    private static string Tid(DateTimeOffset tid) => DanskTid.Lokal(tid).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
