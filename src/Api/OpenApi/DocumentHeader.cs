using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Opgoerelse.Serving;

namespace Opgoerelse.Api.OpenApi;

/// <summary>What the document says before its addresses: what it is, whom to ask, under which licence, and what its groups hold.</summary>
internal sealed class DocumentHeader(IOptions<HttpSettings> settings) : IOpenApiDocumentTransformer
{
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["Configuration"] = "What this service offers and how much of it.",
        ["Tables"] = "Which tables there are, and what is in them.",
        ["Data"] = "Figures, as JSON-stat and in other formats.",
        ["Codelists"] = "Values of a variable chosen by level or membership.",
        ["Saved queries"] = "Selections kept under an id.",
        ["jobindsats v2"] = "The figures as version 2 of jobindsats' API gives its own. With a key.",
        ["jobindsats v3"] = "The figures as version 3 of jobindsats' API gives its own. With a key.",
        ["Bulk"] = "Whole tables.",
        ["Discovery"] = "For machines that look for figures.",
        ["Health"] = "How the process is.",
    };

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var (contact, license) = (settings.Value.Contact, settings.Value.License);
        document.Info = new OpenApiInfo
        {
            Title = "Opgoerelse",
            Version = "v1",
            Description = "The published figures of the newest release, by the PxWebApi 2 specification. "
                + "Errors are RFC 9457 problem details with a stable `code`. "
                + "What a request holds that means nothing here is ignored, what is too large is reduced, and the answer says so in the header `Warning` (code 299).",
            Contact = new OpenApiContact { Name = contact.En, Email = contact.Mail, Url = new Uri(contact.HomePage) },
            License = new OpenApiLicense { Name = license.Name, Url = new Uri(license.Address) },
        };
        // The same document wherever it is served from.
        document.Servers = [new OpenApiServer { Url = "/" }];
        foreach (var group in document.Tags ?? Enumerable.Empty<OpenApiTag>())
        {
            group.Description = Groups[group.Name!];
        }

        return Task.CompletedTask;
    }
}
