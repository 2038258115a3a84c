using System.Globalization;
using System.Text;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Serving;

namespace Opgoerelse.Api.PxWeb.Tables;

/// <summary>
/// The links of an answer: whole addresses, as the reference server writes them, for clients hand them to their users as
/// they are; queries encoded.
/// </summary>
/// <param name="address">The service's own, see <see cref="Webadresse"/>.</param>
/// <param name="sprog">The answer's language.</param>
internal sealed class Links(string address, string sprog)
{
    private readonly string _rod = address + Addresses.PxWeb;

    /// <summary>A table: itself, in the other language, its metadata and its data.</summary>
    public IReadOnlyList<Link> Tabel(string id) =>
    [
        new Link("self", sprog, Adresse(id, "", sprog)),
        new Link("alternate", Tekstsprog.Anden(sprog), Adresse(id, "", Tekstsprog.Anden(sprog))),
        new Link("metadata", sprog, Adresse(id, "/metadata", sprog)),
        new Link("data", sprog, Adresse(id, "/data", sprog) + "&outputFormat=json-stat2"),
    ];

    /// <summary>The default selection of a table, in both languages, and the data that it selects.</summary>
    public IReadOnlyList<Link> Standardvalg(string id) =>
    [
        new Link("self", sprog, Adresse(id, "/defaultselection", sprog)),
        new Link("alternate", Tekstsprog.Anden(sprog), Adresse(id, "/defaultselection", Tekstsprog.Anden(sprog))),
        new Link("data", sprog, Adresse(id, "/data", sprog)),
    ];

    /// <summary>A saved query: itself, its data and its selection.</summary>
    public IReadOnlyList<Link> Gemt(string id) =>
    [
        new Link("self", sprog, Gemtadresse(id, "")),
        new Link("data", sprog, Gemtadresse(id, "/data")),
        new Link("selection", sprog, Gemtadresse(id, "/selection")),
    ];

    /// <summary>The selection of a saved query, in both languages, and its data.</summary>
    public IReadOnlyList<Link> GemtUdvalg(string id) =>
    [
        new Link("self", sprog, $"{Gemtadresse(id, "/selection")}?lang={sprog}"),
        new Link("alternate", Tekstsprog.Anden(sprog), $"{Gemtadresse(id, "/selection")}?lang={Tekstsprog.Anden(sprog)}"),
        new Link("data", sprog, $"{Gemtadresse(id, "/data")}?lang={sprog}"),
    ];

    /// <summary>A codelist, in both languages.</summary>
    public IReadOnlyList<Link> Kodeliste(string id) =>
    [
        new Link("self", sprog, Kodelisteadresse(id, sprog)),
        new Link("alternate", Tekstsprog.Anden(sprog), Kodelisteadresse(id, Tekstsprog.Anden(sprog))),
    ];

    /// <summary>A codelist, as the metadata of a table name it.</summary>
    public Link KodelisteAfTabel(string id) => new("metadata", sprog, Kodelisteadresse(id, sprog));

    /// <summary>The pages around the one asked for.</summary>
    public IReadOnlyList<Link> Sider(Tabelsoegning soegning, int sider)
    {
        var links = new List<Link>();
        if (soegning.Side > 1)
        {
            links.Add(Tabelside("previous", soegning, soegning.Side - 1));
        }

        if (soegning.Side < sider)
        {
            links.Add(Tabelside("next", soegning, soegning.Side + 1));
            links.Add(Tabelside("last", soegning, sider));
        }

        return links;
    }

    /// <summary>A page of the list of tables.</summary>
    public Link Tabelside(string rel, Tabelsoegning soegning, int side)
    {
        var adresse = new StringBuilder($"{_rod}/tables?lang={sprog}");
        if (soegning.Ord.Length > 0)
        {
            adresse.Append("&query=").Append(Uri.EscapeDataString(soegning.Ord));
        }

        if (soegning.SenesteDage is { } dage)
        {
            adresse.Append(CultureInfo.InvariantCulture, $"&pastDays={dage}");
        }

        if (soegning.MedAfsluttede is { } med)
        {
            adresse.Append("&includeDiscontinued=").Append(med ? "true" : "false");
        }

        adresse.Append(CultureInfo.InvariantCulture, $"&pageSize={soegning.Stoerrelse}&pageNumber={side}");
        return new Link(rel, sprog, adresse.ToString());
    }

    private string Gemtadresse(string id, string del) => $"{_rod}/savedqueries/{Uri.EscapeDataString(id)}{del}";

    private string Kodelisteadresse(string id, string lang) => $"{_rod}/codelists/{Uri.EscapeDataString(id)}?lang={lang}";

    private string Adresse(string id, string del, string lang) => $"{_rod}/tables/{Uri.EscapeDataString(id)}{del}?lang={lang}";
}
