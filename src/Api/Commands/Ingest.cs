using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>ingest</c>: takes leverancer in.</summary>
internal static class Ingest
{
    public static Command Kommando()
    {
        var sti = new Argument<string?>("sti")
        {
            HelpName = "FIL|MAPPE",
            Description = "En leverance, eller en mappe med leverancer, der tages i navneorden (ellers instansens indbakke)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var modtaget = new Option<string?>("--modtaget")
        {
            Description = "Modtagelsestidspunkt for historik, dansk tid; aldrig før den senest modtagne leverance eller efter nu (ellers nu)",
            HelpName = "TIDSPUNKT",
        };
        var kommando = new Kommando("ingest", "Indlæs leverancer")
        {
            Eksempler = ["ingest", "ingest leverancer", "ingest 2021.ndjson.gz --modtaget 2021-12-31T23:00"],
            Bemaerkning = """
                Filer, der nævnes, læses straks, hvor de ligger. Filer i indbakken tages, når de har ligget stille (60 sekunder, hvis
                intet andet er indstillet), og flyttes så til arkivet.
                Pseudonymnøglen tages fra miljøvariablen OPGOERELSE_NOEGLE eller mappen ved siden af instansens (DIR-noegler);
                har en ny instans ingen, dannes en.
                """,
        };
        kommando.Add(sti);
        kommando.Add(modtaget);
        kommando.Goer((linje, stop) =>
        {
            var tidspunkt = linje.Tidspunkt(modtaget);
            if (tidspunkt > TimeProvider.System.GetUtcNow())
            {
                throw Felter.Forkert(modtaget, linje.GetValue(modtaget)!, "det ligger efter nu");
            }

            var kilde = linje.GetValue(sti) is { } angivet ? Path.GetFullPath(angivet) : null;
            if (kilde is not null && !File.Exists(kilde) && !Directory.Exists(kilde))
            {
                throw Felter.Forkert(sti, linje.GetValue(sti)!, "der er ingen fil eller mappe af det navn");
            }

            using var instans = Instans.Aabn(linje);
            var job = Job(instans, kilde, tidspunkt, modtaget);
            instans.Koer(job, stop);
            return Vis(linje, job.Resultat);
        });
        return kommando;
    }

    private static Indlaes Job(Instans instans, string? kilde, DateTimeOffset? modtaget, Option<string?> felt)
    {
        if (kilde is null || kilde == instans.Mappe.Indbakke)
        {
            return modtaget is null
                ? Indlaes.HeleIndbakken(instans.Tjenester)
                : throw new KommandoException(Exitkode.Brug, $"{felt.Name} kan ikke bruges på indbakken: det, der ligger dér, er modtaget, når det tages.");
        }

        var indlaesning = Indlaes.FromFiles(instans.Tjenester);
        var navn = modtaget is { } tid ? string.Create(CultureInfo.InvariantCulture, $"{kilde}, modtaget {tid:yyyy-MM-dd'T'HH:mm:ss.fffzzz}") : kilde;
        return Directory.Exists(kilde)
            ? new Indlaes(navn, (fremdrift, stop) => indlaesning.Mappe(kilde, modtaget, fremdrift, stop))
            : new Indlaes(navn, (fremdrift, stop) => new Mapperesultat([indlaesning.Fil(kilde, modtaget, fremdrift, stop)], []));
    }

    private static Exitkode Vis(ParseResult linje, Mapperesultat resultat)
    {
        foreach (var fil in resultat.Oversprunget)
        {
            linje.Fejl.WriteLine($"Sprunget over: {fil.Aarsag}");
        }

        Leverancer.Vis(linje, resultat.Leverancer);
        var afviste = resultat.Leverancer.Where(leverance => leverance.Tilstand == Leverancetilstand.Afvist).ToList();
        foreach (var leverance in afviste)
        {
            linje.Fejl.WriteLine($"Afvist: {leverance.Navn}: {leverance.Aarsag}");
        }

        return afviste.Count > 0 ? Exitkode.FilAfvist : Exitkode.Ok;
    }
}
