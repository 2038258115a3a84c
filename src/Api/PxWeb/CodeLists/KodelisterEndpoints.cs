using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.CodeLists;

/// <summary><c>/codelists/{id}</c>: the values of a codelist.</summary>
internal static class KodelisterEndpoints
{
    public static void MapKodelister(this IEndpointRouteBuilder app) => app
        .MapGet("/codelists/{id}", Hent)
        .WithName("GetCodelistById")
        .WithSummary("The values of a codelist; the metadata of a table name those that it has")
        .WithDescription("Each value with the codes of the variable that it stands for. Its id goes into the parameter `codelist`.")
        .WithTags("Codelists")
        .MedUaendret()
        .ProducesFejl(404);

    private static Results<Ok<CodelistResponse>, ProblemHttpResult> Hent(HttpContext http, string id, IOptions<HttpIndstillinger> indstillinger)
    {
        var kald = Kald.Af(http);
        // The same list may be longer in one table than in another: here it has what any of them has.
        var lister = kald.Katalog.Tabeller.Select(tabel => Tabelkodelister.For(tabel).Find(id)).OfType<Kodeliste>().ToList();
        if (lister.Count == 0)
        {
            return Fejlliste.UkendtKodeliste(id).Svar(http, kald.Sprog);
        }

        var links = new Links(Webadresse.Af(http, indstillinger.Value), kald.Sprog);
        var vaerdier = lister.SelectMany(liste => liste.Udvalg.Vaerdier).DistinctBy(vaerdi => vaerdi.Kode, StringComparer.Ordinal);
        return TypedResults.Ok(new CodelistResponse(
            lister[0].Id,
            lister[0].Navn.Paa(kald.Sprog),
            kald.Sprog,
            Tekstsprog.Alle,
            false,
            lister[0].Type.Kode(),
            [
                .. vaerdier.Select(vaerdi => new CodelistValue(
                    vaerdi.Kode,
                    vaerdi.Navn.Paa(kald.Sprog),
                    [vaerdi.Kode],
                    [.. vaerdi.Noter.Select(note => new CodelistNote(false, note.Paa(kald.Sprog)))])),
            ],
            links.Kodeliste(lister[0].Id)));
    }
}
