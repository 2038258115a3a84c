using System.Text.Encodings.Web;
using System.Xml.Linq;

namespace Opgoerelse.Api.PowerQuery;

/// <summary>
/// An Office Data Connection (<c>.odc</c>) with a Power Query in it: Excel opens it as a workbook with the table, which is
/// fetched anew at each refresh. It is a page whose head holds the connection, and in that, as text, the query.
/// </summary>
internal static class ConnectionFile
{
    public const string MediaType = "text/x-ms-odc; charset=utf-8";

    private static readonly XNamespace Mashup = "http://schemas.microsoft.com/DataMashup";
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <param name="name">The name of the query: letters and digits.</param>
    /// <param name="title">What the connection is about.</param>
    /// <param name="query">The query in Power Query's language.</param>
    public static string Write(string name, string title, string query)
    {
        var text = HtmlEncoder.Default.Encode(Query(name, query).ToString(SaveOptions.DisableFormatting));
        return $"""
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
            <head>
            <meta http-equiv=Content-Type content="text/x-ms-odc; charset=utf-8">
            <meta name=ProgId content=ODC.Database>
            <meta name=SourceType content=OLEDB>
            <title>{name}</title>
            <xml id=docprops><o:DocumentProperties xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
              <o:Description>{HtmlEncoder.Default.Encode(title)}</o:Description>
              <o:Name>{name}</o:Name>
             </o:DocumentProperties>
            </xml><xml id=msodc><odc:OfficeDataConnection xmlns:odc="urn:schemas-microsoft-com:office:odc" xmlns="http://www.w3.org/TR/REC-html40">
              <odc:PowerQueryConnection odc:Type="OLEDB">
               <odc:ConnectionString>Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$;Location={name};Extended Properties=&quot;&quot;</odc:ConnectionString>
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
