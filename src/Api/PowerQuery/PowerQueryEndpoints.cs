using System.Text;
using System.Text.Encodings.Web;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.PxWeb;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PowerQuery;

/// <summary>Files for Excel and Power BI: <c>/powerquery/opgoerelse.pq</c>, a function, and <c>/powerquery/{id}.odc</c>, a table.</summary>
internal static class PowerQueryEndpoints
{
    public static void MapPowerQuery(this IEndpointRouteBuilder app)
    {
        var root = app.MapGroup("")
            .RequireCors(PxWebEndpoints.AllowAnyOrigin)
            .AddEndpointFilter<RouteGroupBuilder, CallFilter>()
            .ExcludeFromDescription();
        root.MapGet(Addresses.PowerQuery, (HttpContext http, IOptions<HttpSettings> options) =>
            Answer(http, options.Value, "opgoerelse.pq", "text/plain; charset=utf-8", query => query.Function + "\n"));
        root.MapGet("/powerquery/{id}.odc", (HttpContext http, string id, IOptions<HttpSettings> options) =>
        {
            var call = Call.Of(http);
            return call.Catalogue.Find(id)?.Table is { } table
                ? Answer(http, options.Value, $"{table.Id}.odc", ConnectionFile.MediaType, query =>
                    ConnectionFile.Write(table.Id, table.Title.In(call.Language), query.QueryOf(table.Id)))
                : ErrorList.UnknownTable(id).Respond(http);
        });
    }

    private static IResult Answer(
        HttpContext http, HttpSettings options, string fileName, string mediaType, Func<QueryText, string> write)
    {
        var call = Call.Of(http);
        var address = WebAddress.Of(http, options);
        var etag = new Fingerprint(call.Catalogue).Add(http.Request.Path).Add(address).Add(call.Language).Etag();
        if (CacheHeaders.IsUnchanged(http, call.Catalogue, etag, options.CacheSeconds, mediaType))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var text = write(new QueryText(address, call.Language == TextLanguages.Danish)).ReplaceLineEndings("\r\n");
        return TypedResults.File(Encoding.UTF8.GetBytes(text), mediaType, fileName);
    }
}

/// <summary>
/// An Office Data Connection (<c>.odc</c>) with a Power Query in it: Excel opens it as a workbook with the table, which is
/// fetched anew at each refresh. It is a page whose head holds the connection, and in that, as text, the query.
/// </summary>
internal static class ConnectionFile
{
    public const string MediaType = "text/x-ms-odc; charset=utf-8";

    private const string Html40 = "http://www.w3.org/TR/REC-html40";

    private const string Provider = "Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$";

    private static readonly XNamespace Mashup = "http://schemas.microsoft.com/DataMashup";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <param name="name">The name of the query: letters and digits.</param>
    /// <param name="title">What the connection is about.</param>
    /// <param name="query">The query in Power Query's language.</param>
    public static string Write(string name, string title, string query)
    {
        var text = HtmlEncoder.Default.Encode(Query(name, query).ToString(SaveOptions.DisableFormatting));
        return $"""
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="{Html40}">
            <head>
            <meta http-equiv=Content-Type content="text/x-ms-odc; charset=utf-8">
            <meta name=ProgId content=ODC.Database>
            <meta name=SourceType content=OLEDB>
            <title>{name}</title>
            <xml id=docprops><o:DocumentProperties xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="{Html40}">
              <o:Description>{HtmlEncoder.Default.Encode(title)}</o:Description>
              <o:Name>{name}</o:Name>
             </o:DocumentProperties>
            </xml><xml id=msodc><odc:OfficeDataConnection xmlns:odc="urn:schemas-microsoft-com:office:odc" xmlns="{Html40}">
              <odc:PowerQueryConnection odc:Type="OLEDB">
               <odc:ConnectionString>{Provider};Location={name};Extended Properties=&quot;&quot;</odc:ConnectionString>
               <odc:CommandType>SQL</odc:CommandType>
               <odc:CommandText>SELECT * FROM [{name}]</odc:CommandText>
              </odc:PowerQueryConnection>
              <odc:PowerQueryMashupData>{text}</odc:PowerQueryMashupData>
             </odc:OfficeDataConnection>
            </xml>
            </head>
            <body></body>
            </html>

            """;
    }

    private static XElement Query(string name, string query) => new(
        Mashup + "Mashup",
        new XAttribute(XNamespace.Xmlns + "xsi", Instance),
        new XElement(Mashup + "Client", "EXCEL"),
        new XElement(Mashup + "Version", "2.59.5135.781"),
        new XElement(Mashup + "MinVersion", "2.21.0.0"),
        new XElement(Mashup + "Culture", "da-DK"),
        new XElement(Mashup + "SafeCombine", "false"),
        new XElement(
            Mashup + "Items",
            new XElement(
                Mashup + "Query",
                new XAttribute("Name", name),
                new XElement(Mashup + "Formula", new XCData(query)),
                new XElement(Mashup + "IsParameterQuery", new XAttribute(Instance + "nil", "true")),
                new XElement(Mashup + "IsDirectQuery", new XAttribute(Instance + "nil", "true")))));
}
