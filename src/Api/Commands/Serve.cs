using System.CommandLine;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary>Makes the web host of an instance from the arguments that are ASP.NET's own.</summary>
internal delegate WebApplication Vaertsbygger(Datamappe mappe, string[] aspnet);

/// <summary><c>serve</c>: shows the newest release, and runs the recurring jobs.</summary>
internal static class Serve
{
    internal const string AspNet = """
        Derudover ASP.NET Cores egne indstillinger, fx --urls http://127.0.0.1:8080, --environment Development
        eller --Opgoerelse:Job:Aktiv=false; de kan også stå i miljøvariable (ASPNETCORE_URLS,
        Opgoerelse__Job__Aktiv) eller i appsettings.json i den aktuelle mappe.
        """;

    private const string Arbejder = "De faste job køres her. Hvordan de har det: {0}/health/ready";

    private static readonly string[] Aspnetnavne = ["urls", "environment", "contentroot", "webroot", "applicationname", "http_ports", "https_ports"];

    public static Command Kommando(Vaertsbygger bygger)
    {
        var kommando = new Kommando("serve", "Vis den nyeste udgivelse på nettet, og kør de faste job")
        {
            TreatUnmatchedTokensAsErrors = false,
            Eksempler = ["serve", "serve --data /var/lib/opgoerelse --urls http://127.0.0.1:8080"],
            Bemaerkning = AspNet,
        };
        kommando.GoerAsync((linje, stop) =>
        {
            var aspnet = AspnetArgumenter(linje);
            return Koer(linje, bygger, Datamappe.Paa(linje.GetValue(Felter.Data)!), aspnet, "Opgørelsen kan ses på {0}", stop);
        });
        return kommando;
    }

    /// <summary>The arguments that are left for ASP.NET; anything else that is left is an error.</summary>
    internal static string[] AspnetArgumenter(ParseResult linje)
    {
        var vaerdi = false;
        foreach (var ord in linje.UnmatchedTokens)
        {
            var navn = ord.StartsWith("--", StringComparison.Ordinal) ? ord[2..].Split('=')[0] : null;
            var kendt = navn is not null && (navn.Contains(':', StringComparison.Ordinal) || Aspnetnavne.Contains(navn, StringComparer.OrdinalIgnoreCase));
            if (!kendt && (navn is not null || !vaerdi))
            {
                throw new KommandoException(Exitkode.Brug, $"Ukendt kommando eller indstilling: '{ord}'.");
            }

            vaerdi = kendt && !ord.Contains('=', StringComparison.Ordinal);
        }

        return [.. linje.UnmatchedTokens];
    }

    /// <summary>
    /// Runs the service until it is asked to stop, and tells on standard output where it is, once it answers, and what
    /// <paramref name="more"/> has to say then.
    /// </summary>
    internal static async Task<Exitkode> Koer(ParseResult linje, Vaertsbygger bygger, Datamappe mappe, string[] aspnet, string melding, CancellationToken stop, Func<WebApplication, string?>? more = null)
    {
        mappe.Klargoer();
        await using var app = bygger(mappe, aspnet);
        ProtectedFiles.Tighten(mappe, app.Services.GetRequiredService<ILogger<Datamappe>>());
        Instans.Opdater(app.Services);
        if (Roller.Arbejder(app.Configuration))
        {
            // The ledger is the workers': a process that only serves may not even read it.
            app.Services.GetRequiredService<Jobkoerer>().RydOp();
        }

        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception fejl) when (Adresse.Fejl(fejl) is not null)
        {
            throw Adresse.Fejl(fejl)!;
        }

        linje.Ud.WriteLine(Roller.Viser(app.Configuration) ? melding : Arbejder, app.Urls.FirstOrDefault());
        if (more?.Invoke(app) is { } text)
        {
            linje.Ud.WriteLine(text);
        }

        await app.WaitForShutdownAsync(stop);
        return Exitkode.Ok;
    }
}
