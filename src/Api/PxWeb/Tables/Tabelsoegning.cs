using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Api.PxWeb.Tables;

/// <summary>A search among the tables of a release, as a client asked for it.</summary>
internal sealed class Tabelsoegning
{
    private static readonly Tekst HeltTal = new("et helt tal fra 1 og op", "a whole number from 1");
    private static readonly Tekst SandEllerFalsk = new("true eller false", "true or false");

    private Tabelsoegning()
    {
    }

    private string SomSkrevet { get; init; } = "";

    /// <summary>What is searched for, in Lucene's syntax; empty for all tables.</summary>
    public string Ord { get; private init; } = "";

    /// <summary>Only tables updated within this many days; null for all.</summary>
    public int? SenesteDage { get; private init; }

    /// <summary>Whether the client asked for discontinued tables too. There are none yet.</summary>
    public bool? MedAfsluttede { get; private init; }

    /// <summary>The page, from 1.</summary>
    public int Side { get; private init; }

    /// <summary>Tables on a page.</summary>
    public int Stoerrelse { get; private init; }

    /// <summary>
    /// Reads the query string. As the reference server does, numbers without a meaning are taken as if they were not
    /// there; a page larger than <paramref name="stoersteSide"/> is one of that size. Either is said in the answer.
    /// </summary>
    public static Udfald<Tabelsoegning> Laes(HttpContext http, int standardstoerrelse, int stoersteSide)
    {
        var query = http.Request.Query;
        if (!ProevTal(query, "pastDays", out var dage, out var fejl)
            || !ProevTal(query, "pageSize", out var stoerrelse, out fejl)
            || !ProevTal(query, "pageNumber", out var side, out fejl))
        {
            return fejl!;
        }

        if (stoerrelse > stoersteSide)
        {
            RemarkList.Capped("pageSize", query["pageSize"].ToString(), stoersteSide).Add(http);
        }
        else if (stoerrelse < 1)
        {
            RemarkList.Raised("pageSize", query["pageSize"].ToString(), standardstoerrelse).Add(http);
            stoerrelse = null;
        }

        if (side < 1)
        {
            RemarkList.Raised("pageNumber", query["pageNumber"].ToString(), 1).Add(http);
            side = 1;
        }

        var ord = query["query"].ToString();
        if (ord.Trim().Length > SearchIndex.LongestQuery)
        {
            RemarkList.Cut("query", SearchIndex.LongestQuery).Add(http);
        }

        var afsluttede = query["includeDiscontinued"].ToString();
        if (afsluttede.Length > 0 && !bool.TryParse(afsluttede, out _))
        {
            return Fejlliste.UgyldigParameter("includeDiscontinued", afsluttede, SandEllerFalsk);
        }

        return new Tabelsoegning
        {
            Ord = SearchIndex.Bounded(ord),
            SenesteDage = dage,
            MedAfsluttede = afsluttede.Length > 0 ? bool.Parse(afsluttede) : null,
            Side = side ?? 1,
            SomSkrevet = query["pageNumber"].ToString(),
            Stoerrelse = Math.Min(stoerrelse ?? standardstoerrelse, stoersteSide),
        };
    }

    /// <summary>The tables on the page asked for; 404 for a page that does not exist.</summary>
    public Udfald<Tabelside> Udfoer(Kald kald, DateTimeOffset nu)
    {
        var friske = SenesteDage is not { } dage || (nu - kald.Katalog.FiguresChanged).TotalDays <= dage;
        var fundne = friske ? Fundne(kald) : [];
        var sider = Math.Max(1, ((fundne.Count - 1) / Stoerrelse) + 1);
        // Where nothing is found, every page is empty.
        if (fundne.Count == 0)
        {
            return new Tabelside([], 0, sider);
        }

        return Side <= sider
            ? new Tabelside([.. fundne.Skip((Side - 1) * Stoerrelse).Take(Stoerrelse)], fundne.Count, sider)
            : Fejlliste.UkendtSide(SomSkrevet, sider);
    }

    /// <summary>All tables, or those that the words find, the best first.</summary>
    private IReadOnlyList<Katalogtabel> Fundne(Kald kald)
    {
        var tabeller = kald.Katalog.Tabeller;
        var index = SearchIndexes.Of(kald.Katalog).In(kald.Sprog);
        return Ord.Length == 0 ? tabeller
            : index.Read(Ord, SearchKind.Table) is not { } query ? []
            : [.. index.Find(query, SearchKind.Table, Math.Max(1, tabeller.Count)).Entries
                .Select(fundet => kald.Katalog.Find(fundet.Id)).OfType<Katalogtabel>()];
    }

    /// <summary>A whole number, however large; what lies outside an <see cref="int"/> is the nearest that does not.</summary>
    private static bool ProevTal(IQueryCollection query, string navn, out int? tal, out Fejl? fejl)
    {
        tal = null;
        fejl = null;
        var tekst = query[navn].ToString();
        if (tekst.Length == 0)
        {
            return true;
        }

        if (Int128.TryParse(tekst, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fundet))
        {
            tal = (int)Int128.Clamp(fundet, int.MinValue, int.MaxValue);
            return true;
        }

        fejl = Fejlliste.UgyldigParameter(navn, tekst, HeltTal);
        return false;
    }
}

/// <summary>The tables on a page, how many there are in all, and on how many pages.</summary>
internal sealed record Tabelside(IReadOnlyList<Katalogtabel> Tabeller, int IAlt, int Sider);
