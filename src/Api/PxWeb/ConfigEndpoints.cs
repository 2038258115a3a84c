using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb;

/// <summary><c>/config</c>: what this service can do and what its limits are.</summary>
internal static class ConfigEndpoints
{
    /// <summary>The version of the PxWebApi specification that is followed.</summary>
    private const string Specification = "2.0.0";

    private static readonly string ProgramVersion =
        typeof(ConfigEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static void MapConfig(this IEndpointRouteBuilder app) => app
        .MapGet("/config", Fetch)
        .WithName("GetApiConfiguration")
        .WithSummary("Languages, formats, limits and licence of this service")
        .WithDescription("The limits are those that are enforced: `maxDataCells` of an answer, `maxCallsPerTimeWindow` of a client.")
        .WithTags("Configuration");

    private static Results<Ok<ConfigResponse>, ProblemHttpResult> Fetch(HttpContext http, IOptions<HttpSettings> settings, FormatRegister formats)
    {
        var longOne = http.Request.Query["lang"].ToString();
        if (!TextLanguages.TryQuery(longOne, out _))
        {
            return ErrorList.UnknownLanguage(longOne).Answer(http, TextLanguages.English);
        }

        var values = settings.Value;
        return TypedResults.Ok(new ConfigResponse(
            Specification,
            ProgramVersion,
            [new Language(TextLanguages.Danish, "Dansk"), new Language(TextLanguages.English, "English")],
            TextLanguages.Danish,
            values.MaxDataCells,
            values.MaxCallsPerTimeWindow,
            values.TimeWindow,
            values.License.Address,
            [.. TextLanguages.All.Select(language => new SourceReference(language, values.Source.Text.OnDay(language)))],
            formats.Standard.Name,
            formats.Names,
            [new ApiFeature("CORS", [new KeyValue("enabled", "True")])]));
    }
}
