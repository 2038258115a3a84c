using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb;

/// <summary><c>/config</c>: what this service can do and what its limits are.</summary>
internal static class KonfigurationEndpoints
{
    /// <summary>The version of the PxWebApi specification that is followed.</summary>
    private const string Specifikation = "2.0.0";

    private static readonly string Programversion =
        typeof(KonfigurationEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static void MapKonfiguration(this IEndpointRouteBuilder app) => app
        .MapGet("/config", Hent)
        .WithName("GetApiConfiguration")
        .WithSummary("Languages, formats, limits and licence of this service")
        .WithDescription("The limits are those that are enforced: `maxDataCells` of an answer, `maxCallsPerTimeWindow` of a client.")
        .WithTags("Configuration");

    private static Results<Ok<ConfigResponse>, ProblemHttpResult> Hent(HttpContext http, IOptions<HttpIndstillinger> indstillinger, Formatregister formater)
    {
        var lang = http.Request.Query["lang"].ToString();
        if (!Tekstsprog.Proev(lang, out _))
        {
            return Fejlliste.UkendtSprog(lang).Svar(http, Tekstsprog.Engelsk);
        }

        var vaerdier = indstillinger.Value;
        return TypedResults.Ok(new ConfigResponse(
            Specifikation,
            Programversion,
            [new Language(Tekstsprog.Dansk, "Dansk"), new Language(Tekstsprog.Engelsk, "English")],
            Tekstsprog.Dansk,
            vaerdier.MaxDataCells,
            vaerdier.MaxCallsPerTimeWindow,
            vaerdier.TimeWindow,
            vaerdier.Licens.Adresse,
            [.. Tekstsprog.Alle.Select(sprog => new SourceReference(sprog, vaerdier.Kilde.Tekst.Paa(sprog)))],
            formater.Standard.Navn,
            formater.Navne,
            [new ApiFeature("CORS", [new KeyValue("enabled", "True")])]));
    }
}
