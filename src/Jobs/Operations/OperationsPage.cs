using System.Globalization;
using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs.Scheduling;

namespace Opgoerelse.Jobs.Operations;

/// <summary>
/// <c>/drift</c>: how the instance is, on one page: health, what the jobs wait for, runs, leverancer, releases. It is the worker's,
/// which may have no public pages, so it brings its own style. What stands in it comes from the ledgers; it holds no citizen and no
/// line.
/// </summary>
internal static class OperationsPage
{
    private const int Rows = 20;

    public static void MapOperationsPage(this IEndpointRouteBuilder app) =>
        app.MapGet(OperationsDoor.Path, async (HttpContext http, HealthCheckService health, IServiceProvider services) =>
            TypedResults.Content(Write(services, await health.CheckHealthAsync(http.RequestAborted)), "text/html; charset=utf-8"))
                .ExcludeFromDescription();

    private static string Write(IServiceProvider services, HealthReport health)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var html = new Html();
        html.Write($$"""
            <!DOCTYPE html>
            <html lang="da">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Drift: Opgørelsen</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 1.5rem; max-width: 90rem }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid }
            td:not(:last-child) { white-space: nowrap }
            td:last-child { overflow-wrap: anywhere }
            div { overflow-x: auto }
            h2 { margin-top: 2rem }
            </style>
            </head>
            <body>
            <h1>Drift</h1>
            <p>Som det ser ud {{DanishNotation.Moment(now)}}. <a href="{{OperationsDoor.Path}}/job">Planlæggerens sider</a></p>

            """);
        Section(
            html,
            "Sundhed",
            ["Punkt", "Tilstand", "Hvad"],
            health.Entries.Select(entry => (string[])[entry.Key, State(entry.Value.Status), entry.Value.Description ?? ""]));
        Section(html, "Faste job", ["Job", "Kø", "Periode", "Begyndte", "Skal køres nu"], Jobs(services, now));
        Section(html, "Køer", ["Kø", "Venter", "I gang"], Queues(services));
        Section(
            html,
            "Kørsler",
            ["Nr.", "Job", "Periode", "Forsøg", "Tilstand", "Startet", "Sluttet", "Resultat"],
            services.GetRequiredService<RunLedger>().Newest(Rows).Select(run => (string[])
            [
                Number(run.Id),
                run.Job,
                run.Key,
                Number(run.Attempts),
                Word(run.State),
                Time(run.StartedAt),
                Time(run.EndedAt),
                run.Error ?? run.Number ?? run.Progress ?? "",
            ]));
        Section(
            html,
            "Leverancer",
            ["Nr.", "Navn", "Modtaget", "Tilstand", "Læst", "Accepteret", "Gentaget", "Afvist", "Venter"],
            services.GetRequiredService<LeveranceLedger>().Newest(Rows).Select(leverance => (string[])
            [
                Number(leverance.LeveranceId), leverance.Name, Time(leverance.Received), Word(leverance.State), Number(leverance.ReadCount),
                Number(leverance.Accepted), Number(leverance.Repeated), Number(leverance.Rejected), Number(leverance.Waits),
            ]));
        Section(
            html,
            "Udgivelser",
            ["Nr.", "Tilstand", "Opgjort pr.", "Regelsæt", "Klargjort", "Offentlig fra", "Udgivet", "Trukket tilbage"],
            services.GetRequiredService<ReleaseStore>().All().Reverse().Take(Rows).Select(release => (string[])
            [
                Number(release.Id),
                release.State.Code(),
                DanishNotation.Date(release.Date),
                $"{release.Regelsaet}, version {Number(release.RegelsaetVersion)}",
                Time(release.Prepared),
                Time(release.PublicFrom),
                Time(release.Published),
                Time(release.Withdrawn),
            ]));
        return html.Write($"""
            </body>
            </html>

            """).ToString();
    }

    private static IEnumerable<string[]> Jobs(IServiceProvider services, DateTimeOffset now)
    {
        var due = services.GetRequiredService<DueJobs>();
        return JobPlan.All.Select(planned =>
        {
            var opening = planned.Newest(services, now);
            return (string[])[
                planned.Title,
                Scheduler.Queue(planned),
                opening.Key,
                Time(opening.From),
                due.Due(planned) is null ? "nej" : "ja, hvis der er noget at gøre",
            ];
        });
    }

    private static IEnumerable<string[]> Queues(IServiceProvider services)
    {
        var monitor = services.GetRequiredService<JobStorage>().GetMonitoringApi();
        return Scheduler.Queues.Select(queue =>
            (string[])[queue, Number(monitor.EnqueuedCount(queue)), Number(monitor.FetchedCount(queue))]);
    }

    private static void Section(Html html, string title, string[] headings, IEnumerable<string[]> rows)
    {
        html.Write($"""
            <h2>{title}</h2>
            <div tabindex="0" role="region" aria-label="{title}"><table>
            <thead><tr>
            """);
        html.WriteAll(headings, (to, heading) => to.Write($"""<th scope="col">{heading}</th>"""));
        html.Write($"""
            </tr></thead>
            <tbody>

            """);
        html.WriteAll(rows, (to, row) =>
        {
            to.Write($"<tr>");
            to.WriteAll(row, (cell, text) => cell.Write($"<td>{text}</td>"));
            to.Write($"</tr>");
        });
        html.Write($"""
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

    private static string Word(LeveranceState state) => state == LeveranceState.Ingested ? "indlæst" : "afvist";

    private static string Word(RunState state) => state switch
    {
        RunState.InProgress => "kører",
        RunState.Ended => "afsluttet",
        RunState.Failed => "fejlet",
        RunState.Interrupted => "afbrudt",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset? time) =>
        time is { } at ? DanishTime.LocalTime(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
}
