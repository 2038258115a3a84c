using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Data;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Domain;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Api.PxWeb;

/// <summary>
/// <c>/savedqueries</c>: a selection is kept as it was written and answered from whatever release is served. When the
/// table or a value is gone by then, the answer is the same error as if the selection were sent anew.
/// </summary>
internal static class GemteEndpoints
{
    private const long StoersteIndhold = 64 << 10;

    public static void MapGemte(this IEndpointRouteBuilder app)
    {
        var gruppe = app.MapGroup("").AddEndpointFilter(SavedQueryAccess.KraevLager).WithTags("Saved queries");

        gruppe.MapPost("/savedqueries", Gem)
            .WithName("CreateSavedQuery")
            .WithSummary("Keeps a query")
            .WithDescription("The query is tried first: what would be answered an error is answered that error, and not kept. The id follows from the content, so the same query has the same id. Expressions are kept as written; what is said twice is kept once. At most 1,000 codes and expressions and 16 KiB are kept of a query. A client may save so many new ones in a day (429 beyond), and where there is no room the one that nobody has asked for the longest gives way. Nothing is kept of who saved it.")
            .WithMetadata(new RequestSizeLimitAttribute(StoersteIndhold))
            .Accepts<SavedQuery>("application/json")
            .RequireRateLimiting(Trafikgraenser.Gem)
            .ProducesFejl(403)
            .ProducesFejl(404)
            .ProducesFejl(413)
            .ProducesFejl(415);

        gruppe.MapGet("/savedqueries/{id}", Hent)
            .WithName("GetSavedQuery")
            .WithSummary("A kept query as it was written")
            .WithDescription("Expressions as they were written, so that `TOP(4)` follows the periods.")
            .MedUaendret()
            .ProducesFejl(404);

        gruppe.MapGet("/savedqueries/{id}/selection", Udvalg)
            .WithName("GetSavedQuerySelection")
            .WithSummary("What a kept query selects in the release that is served, the codes written out")
            .WithDescription("Expressions as codes of the newest release.")
            .MedUaendret()
            .ProducesFejl(403)
            .ProducesFejl(404);

        gruppe.MapGet("/savedqueries/{id}/data", Data)
            .WithName("RunSavedQuery")
            .WithSummary("The cells that a kept query selects")
            .WithDescription("`lang`, `outputFormat` and `outputFormatParams` go before what was saved; another format does not take over the parameters that were saved.")
            .MedParametre(DataEndpoints.Format, DataEndpoints.Formatparametre)
            .WithMetadata(new Datasetsvar("The cells", MedFiler: true))
            .Produces(304)
            .ProducesFejl(403)
            .ProducesFejl(404);
    }

    private static async Task<Results<Created<SavedQueryResponse>, ProblemHttpResult>> Gem(
        HttpContext http, Forespoergselslager lager, SavedQueryAllowance allowance, IOptions<HttpIndstillinger> indstillinger, Formatregister formater)
    {
        var kald = Kald.Af(http);
        if (!(await Indholdslaeser.LaesAsync<SavedQuery>(http.Request)).Lykkedes(out var forespoergsel, out var fejl)
            || !Proev(kald, forespoergsel, indstillinger.Value, formater).Lykkedes(out forespoergsel, out fejl))
        {
            return fejl.Svar(http, kald.Sprog);
        }

        var content = SavedQueryContent.Of(forespoergsel);
        if (!content.IsWithinBounds)
        {
            return Fejlliste.SavedQueryTooLarge(content.Bytes, SavedQueryContent.MostBytes, content.Values, SavedQueryContent.MostValues).Svar(http, kald.Sprog);
        }

        // What is kept already takes no room, and nothing of the client's share.
        var gemt = await lager.FindAsync(content.Id, http.RequestAborted);
        if (gemt is null)
        {
            var client = Klientnoegle.Af(http.Connection.RemoteIpAddress);
            if (!allowance.TryTake(client))
            {
                http.Response.Headers.RetryAfter = Math.Ceiling(allowance.UntilTomorrow.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
                return Fejlliste.TooManySavedQueries(allowance.PerDay).Svar(http, kald.Sprog);
            }

            try
            {
                gemt = await lager.GemAsync(content, kald.Katalog.Udgivelse.Id, http.RequestAborted);
            }
            finally
            {
                if (gemt is null)
                {
                    allowance.GiveBack(client);
                }
            }
        }

        if (gemt is null)
        {
            return Fejlliste.LagerErFuldt(indstillinger.Value.MaxSavedQueries).Svar(http, kald.Sprog);
        }

        http.Response.Headers.CacheControl = "no-store";
        var svar = Svar(http, gemt, indstillinger.Value);
        return TypedResults.Created(svar.Links[0].Href, svar);
    }

    /// <summary>The query in normal form if it can be answered now, otherwise what is wrong with it.</summary>
    private static Udfald<SavedQuery> Proev(Kald kald, SavedQuery forespoergsel, HttpIndstillinger indstillinger, Formatregister formater)
    {
        if (!Tekstsprog.Proev(forespoergsel.Language, out var sprog))
        {
            return Fejlliste.UkendtSprog(forespoergsel.Language);
        }

        if (kald.Katalog.Find(forespoergsel.TableId) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(forespoergsel.TableId);
        }

        if (forespoergsel.OutputFormatParams.Contains(null!))
        {
            return Fejlliste.UgyldigJson("$.outputFormatParams", new Tekst("null er ikke en værdi her.", "null is not a value here."));
        }

        if (!Valgforespoergsel.Af(forespoergsel.Selection).Lykkedes(out var valg, out var fejl)
            || !valg.Udfyld(tabel, indstillinger.MaxDataCells).Lykkedes(out var plan, out fejl)
            || !Formatvalg.Laes(formater, forespoergsel.OutputFormat ?? "", forespoergsel.OutputFormatParams).Lykkedes(out var format, out fejl))
        {
            return fejl;
        }

        return format.Skriver.Afvis(new Dataopgave(kald with { Sprog = sprog }, plan.Udsnit, plan.Placering, indstillinger)) is { } afvist
            ? afvist
            : forespoergsel with
            {
                TableId = tabel.Tabel.Id,
                Language = sprog,
                OutputFormat = string.IsNullOrEmpty(forespoergsel.OutputFormat) ? null : format.Format.Navn,
            };
    }

    private static async Task<Results<Ok<SavedQueryResponse>, ProblemHttpResult>> Hent(
        HttpContext http, string id, Forespoergselslager lager, IOptions<HttpIndstillinger> indstillinger) =>
        await lager.FindAsync(id, http.RequestAborted) is { } gemt
            ? TypedResults.Ok(Svar(http, gemt, indstillinger.Value))
            : Fejlliste.UkendtForespoergsel(id).Svar(http, Kald.Af(http).Sprog);

    private static async Task<Results<Ok<SelectionResponse>, ProblemHttpResult>> Udvalg(HttpContext http, string id, Forespoergselslager lager, IOptions<HttpIndstillinger> indstillinger)
    {
        if (await lager.FindAsync(id, http.RequestAborted) is not { } gemt)
        {
            return Fejlliste.UkendtForespoergsel(id).Svar(http, Kald.Af(http).Sprog);
        }

        var kald = MedSprog(http, gemt);
        return Udfyld(kald, gemt, indstillinger.Value).Lykkedes(out var plan, out var fejl)
            ? TypedResults.Ok(Udvalgssvar.For(plan, kald.Sprog, new Links(Webadresse.Af(http, indstillinger.Value), kald.Sprog).GemtUdvalg(gemt.Id)))
            : fejl.Svar(http, kald.Sprog);
    }

    private static async Task<IResult> Data(HttpContext http, string id, Forespoergselslager lager, IOptions<HttpIndstillinger> indstillinger, Formatregister formater)
    {
        var kald = Kald.Af(http);
        if (await lager.FindAsync(id, http.RequestAborted) is not { } gemt)
        {
            return Fejlliste.UkendtForespoergsel(id).Svar(http, kald.Sprog);
        }

        kald = MedSprog(http, gemt);
        var (navn, parametre) = Format(http.Request.Query, gemt.Forespoergsel);
        var valgt = navn.Length > 0 ? Formatvalg.Laes(formater, navn, parametre) : Formatvalg.Laes(http.Request, formater, parametre);
        return Udfyld(kald, gemt, indstillinger.Value).Lykkedes(out var plan, out var fejl) && valgt.Lykkedes(out var format, out fejl)
            ? DataEndpoints.Svar(http, kald, plan, format, indstillinger.Value)
            : fejl.Svar(http, kald.Sprog);
    }

    /// <summary>The format asked for with its parameters, else the one that was saved with those.</summary>
    private static (string Navn, IReadOnlyList<string> Parametre) Format(IQueryCollection query, SavedQuery gemt)
    {
        var navn = query["outputFormat"].ToString();
        var parametre = Dataforespoergsel.Liste(query, "outputFormatParams");
        var samme = navn.Length == 0 || string.Equals(navn, gemt.OutputFormat, StringComparison.OrdinalIgnoreCase);
        return (navn.Length > 0 ? navn : gemt.OutputFormat ?? "", parametre.Count > 0 || !samme ? parametre : gemt.OutputFormatParams);
    }

    private static Udfald<Valgplan> Udfyld(Kald kald, GemtForespoergsel gemt, HttpIndstillinger indstillinger)
    {
        if (kald.Katalog.Find(gemt.Forespoergsel.TableId) is not { } tabel)
        {
            return Fejlliste.UkendtTabel(gemt.Forespoergsel.TableId);
        }

        return Valgforespoergsel.Af(gemt.Forespoergsel.Selection).Lykkedes(out var valg, out var fejl) ? valg.Udfyld(tabel, indstillinger.MaxDataCells) : fejl;
    }

    /// <summary>The language asked for, else the one that was saved.</summary>
    private static Kald MedSprog(HttpContext http, GemtForespoergsel gemt)
    {
        var kald = Kald.Af(http);
        return http.Request.Query["lang"].ToString().Length > 0 ? kald : kald with { Sprog = gemt.Forespoergsel.Language };
    }

    private static SavedQueryResponse Svar(HttpContext http, GemtForespoergsel gemt, HttpIndstillinger indstillinger) => new(
        gemt.Forespoergsel.Language,
        gemt.Id,
        gemt.Forespoergsel,
        gemt.Version,
        gemt.Gemt.UtcDateTime,
        gemt.Udgivelse,
        new Links(Webadresse.Af(http, indstillinger), gemt.Forespoergsel.Language).Gemt(gemt.Id));
}
