using System.Globalization;
using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Jobs.Operations;

/// <summary>
/// <c>/drift</c>: how the instance is, on one page: health, what the jobs wait for, runs, leverancer, releases. It is the worker's, which may
/// have no public pages, so it brings its own style. What stands in it comes from the ledgers; it holds no citizen and no line.
/// </summary>
internal static class OperationsPage
{
    private const int Rows = 20;

    public static void MapOperationsPage(this IEndpointRouteBuilder app) =>
        app.MapGet(OperationsDoor.Path, async (HttpContext http, HealthCheckService health, IServiceProvider services) =>
            TypedResults.Content(Write(services, await health.CheckHealthAsync(http.RequestAborted)), "text/html; charset=utf-8")).ExcludeFromDescription();

    private static string Write(IServiceProvider services, HealthReport health)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var html = new Html();
        html.Skriv($$"""
            <!DOCTYPE html>
            <html lang="da">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Drift: Opgørelsen</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 1.5rem; max-width: 90rem }
            table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid }
            td:not(:last-child) { white-space: nowrap } td:last-child { overflow-wrap: anywhere } div { overflow-x: auto } h2 { margin-top: 2rem }
            </style>
            </head>
            <body>
            <h1>Drift</h1>
            <p>Som det ser ud {{DanskSkrift.Tidspunkt(now)}}. <a href="{{OperationsDoor.Path}}/job">Planlæggerens sider</a></p>

            """);
        Section(html, "Sundhed", ["Punkt", "Tilstand", "Hvad"], health.Entries.Select(entry => (string[])[entry.Key, State(entry.Value.Status), entry.Value.Description ?? ""]));
        Section(html, "Faste job", ["Job", "Kø", "Periode", "Begyndte", "Skal køres nu"], Jobs(services, now));
        Section(html, "Køer", ["Kø", "Venter", "I gang"], Queues(services));
        Section(html, "Kørsler", ["Nr.", "Job", "Periode", "Forsøg", "Tilstand", "Startet", "Sluttet", "Resultat"], services.GetRequiredService<Koerselslager>().Nyeste(Rows).Select(run => (string[])
        [
            Number(run.Id), run.Job, run.Noegle, Number(run.Forsoeg), Word(run.Tilstand), Time(run.Startet), Time(run.Sluttet), run.Fejl ?? run.Tal ?? run.Fremdrift ?? "",
        ]));
        Section(html, "Leverancer", ["Nr.", "Navn", "Modtaget", "Tilstand", "Læst", "Accepteret", "Gentaget", "Afvist", "Venter"], services.GetRequiredService<Leverancebog>().Nyeste(Rows).Select(leverance => (string[])
        [
            Number(leverance.LeveranceId), leverance.Navn, Time(leverance.Modtaget), Word(leverance.Tilstand), Number(leverance.Laest),
            Number(leverance.Accepteret), Number(leverance.Gentaget), Number(leverance.Afvist), Number(leverance.Venter),
        ]));
        Section(html, "Udgivelser", ["Nr.", "Opgjort pr.", "Regelsæt", "Klargjort", "Udgivet", "Trukket tilbage"], services.GetRequiredService<Udgivelseslager>().Alle().Reverse().Take(Rows).Select(release => (string[])
        [
            Number(release.Id), DanskSkrift.Dato(release.Dato), $"{release.Regelsaet}, version {Number(release.RegelsaetVersion)}", Time(release.Klargjort), Time(release.Udgivet), Time(release.Trukket),
        ]));
        return html.Skriv($"""
            </body>
            </html>

            """).ToString();
    }

    private static IEnumerable<string[]> Jobs(IServiceProvider services, DateTimeOffset now)
    {
        var due = services.GetRequiredService<DueJobs>();
        return Jobplan.Alle.Select(planned =>
        {
            var opening = planned.Newest(services, now);
            return (string[])[planned.Title, Scheduler.Queue(planned), opening.Key, Time(opening.From), due.Due(planned) is null ? "nej" : "ja, hvis der er noget at gøre"];
        });
    }

    private static IEnumerable<string[]> Queues(IServiceProvider services)
    {
        var monitor = services.GetRequiredService<JobStorage>().GetMonitoringApi();
        return Scheduler.Queues.Select(queue => (string[])[queue, Number(monitor.EnqueuedCount(queue)), Number(monitor.FetchedCount(queue))]);
    }

    private static void Section(Html html, string title, string[] headings, IEnumerable<string[]> rows)
    {
        html.Skriv($"""
            <h2>{title}</h2>
            <div tabindex="0" role="region" aria-label="{title}"><table>
            <thead><tr>
            """);
        html.SkrivAlle(headings, (to, heading) => to.Skriv($"""<th scope="col">{heading}</th>"""));
        html.Skriv($"""
            </tr></thead>
            <tbody>

            """);
        html.SkrivAlle(rows, (to, row) =>
        {
            to.Skriv($"<tr>");
            to.SkrivAlle(row, (cell, text) => cell.Skriv($"<td>{text}</td>"));
            to.Skriv($"</tr>");
        });
        html.Skriv($"""
            </tbody>
            </table></div>

            """);
    }

    private static string State(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "i orden",
        HealthStatus.Degraded => "nedsat",
        _ => "ude af drift",
    };

    private static string Word(Leverancetilstand state) => state == Leverancetilstand.Indlaest ? "indlæst" : "afvist";

    private static string Word(Koerselstilstand state) => state switch
    {
        Koerselstilstand.Koerer => "kører",
        Koerselstilstand.Afsluttet => "afsluttet",
        Koerselstilstand.Fejlet => "fejlet",
        Koerselstilstand.Afbrudt => "afbrudt",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset? time) => time is { } at ? DanskTid.Lokal(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
}
