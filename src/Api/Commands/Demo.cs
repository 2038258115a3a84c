using System.CommandLine;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Access;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// <c>demo</c>: takes made-up leverancer of a whole country through the service's own door, as an operator would, and
/// shows the figures. Every step can be cut off and begun again: what is done is not done twice.
/// </summary>
internal static class Demo
{
    private const int Standardseed = 1;

    /// <summary>How long to wait for another demo that is being prepared in the same folder.</summary>
    private static readonly TimeSpan Taalmodighed = TimeSpan.FromMinutes(10);

    public static Command Kommando(Vaertsbygger bygger)
    {
        var forloeb = new Option<string?>("--forloeb") { Description = $"Antal forløb (ellers {GeneratorOptions.National})", HelpName = "ANTAL" };
        var seed = Generate.Seed(kraevet: false);
        var udenServer = new Option<bool>("--ingen-server") { Description = "Slut, når tallene er udgivet" };
        var forfra = new Option<bool>("--forfra") { Description = "Smid mappens demo ud, og begynd forfra" };
        var kommando = new Kommando("demo", "Generér et helt lands leverancer, indlæs, opgør, udgiv og vis tallene")
        {
            TreatUnmatchedTokensAsErrors = false,
            Eksempler = ["demo", "demo --forloeb 5000 --data /tmp/demo --urls http://127.0.0.1:8080"],
            Bemaerkning = Serve.AspNet,
        };
        kommando.Add(forloeb);
        kommando.Add(seed);
        kommando.Add(udenServer);
        kommando.Add(forfra);
        kommando.GoerAsync(async (linje, stop) =>
        {
            var aspnet = Serve.AspnetArgumenter(linje);
            var mappe = Datamappe.Paa(linje.GetValue(Felter.Data)!);
            mappe.Klargoer();
            var database = Tjenester.Databasen(ConfigurationLoading.Load(() => Host.CreateApplicationBuilder()).Configuration, mappe);
            if (linje.GetValue(forfra))
            {
                Demomappe.Ryd(mappe, database);
            }

            var oensket = new Demomaerke((int)linje.Tal(forloeb, 0, int.MaxValue, GeneratorOptions.National), (ulong)linje.Tal(seed, 0, long.MaxValue, Standardseed), database.IsEmbedded ? null : database.Place);
            var maerke = Demomappe.Tag(mappe, database, oensket, udtrykkeligt: linje.GetValue(forloeb) is not null || linje.GetValue(seed) is not null);
            var noegle = await Task.Run(() => Klargoer(linje, maerke, stop), CancellationToken.None);
            var omNoeglen = $"Nøgle til jobindsats-adresserne /v2 og /v3, til demoen startes igen: {noegle}";
            if (linje.GetValue(udenServer))
            {
                linje.Ud.WriteLine(omNoeglen);
                return Exitkode.Ok;
            }

            return await Serve.Koer(linje, bygger, mappe, aspnet, "Demoens tal kan ses på {0}" + Environment.NewLine + omNoeglen, stop, Operations);
        });
        return kommando;
    }

    /// <summary>A demo lets whoever started it see the pages of operations: from this machine, until it ends.</summary>
    private static string? Operations(WebApplication app) => Roller.Arbejder(app.Configuration)
        ? $"Driftens sider, {app.Urls.FirstOrDefault()}{OperationsDoor.Path}, kan ses fra denne maskine, til demoen standses. Adgangskode (brugernavnet er ligegyldigt): {app.Services.GetRequiredService<OperationsKeys>().MakeLocal()}"
        : null;

    /// <summary>From nothing, or from wherever it was cut off, to a public release and a key.</summary>
    private static string Klargoer(ParseResult linje, Demomaerke maerke, CancellationToken stop)
    {
        using var instans = Instans.Aabn(linje);
        using var laas = instans.Hent<Database>().TagLaas("demo", Taalmodighed, stop)
            ?? throw new KommandoException(Exitkode.Optaget, "En anden demo er ved at blive klargjort i samme mappe.");
        if (instans.Hent<Udgivelseslager>().Nyeste() is { } id)
        {
            linje.Fejl.WriteLine($"Demoen findes allerede (udgivelse {id}). Brug --forfra for at begynde forfra.");
        }
        else
        {
            Udgivelse(linje, instans, maerke, stop);
        }

        return NyNoegle(instans);
    }

    private static void Udgivelse(ParseResult linje, Instans instans, Demomaerke maerke, CancellationToken stop)
    {
        var leverancer = Demomappe.Leverancer(instans.Mappe);
        if (!Directory.Exists(leverancer))
        {
            var kladde = leverancer + ".part";
            if (Directory.Exists(kladde))
            {
                Directory.Delete(kladde, recursive: true);
            }

            Generate.Skriv(linje, maerke.Forloeb, maerke.Seed, kladde, stop);
            Directory.Move(kladde, leverancer);
        }

        instans.Koer(Demomappe.Indlaesning(instans), stop);
        var dato = DanskTid.Dag(instans.Time.GetUtcNow());
        instans.Koer(new Opgoer(instans.Hent<Faktadanner>(), Opgoer.IOrden(Regelsaet.Alle.Values), dato), stop);
        instans.Koer(Udgiv.Officiel(instans.Tjenester, dato), stop);
    }
    /// <summary>A key can be shown only when it is made, so every start has its own; those of earlier starts end.</summary>
    private static string NyNoegle(Instans instans)
    {
        const string Organisation = "Demo";
        var lager = instans.Hent<Adgangslager>();
        foreach (var gammel in lager.Alle().Where(noegle => noegle.Organisation == Organisation && noegle.Tilbagekaldt is null))
        {
            lager.Tilbagekald(gammel.Id);
        }

        return lager.Opret(Organisation, udloeber: null);
    }
}
