using System.Globalization;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.PxWeb.Tabeller;

/// <summary>A search among the tables of a release, as a client asked for it.</summary>
internal sealed class Tabelsoegning
{
    private static readonly Tekst PositivtTal = new("et helt tal fra 1 og op", "a whole number from 1");
    private static readonly Tekst SandEllerFalsk = new("true eller false", "true or false");

    private Tabelsoegning()
    {
    }

    private string SomSkrevet { get; init; } = "";

    /// <summary>The words that must all be found; empty for all tables.</summary>
    public string Ord { get; private init; } = "";

    /// <summary>Only tables updated within this many days; null for all.</summary>
    public int? SenesteDage { get; private init; }

    /// <summary>Whether the client asked for discontinued tables too. There are none yet.</summary>
    public bool? MedAfsluttede { get; private init; }

    /// <summary>The page, from 1; below 1 it is one that does not exist.</summary>
    public int Side { get; private init; }

    /// <summary>Tables on a page.</summary>
    public int Stoerrelse { get; private init; }

    /// <summary>Reads the query string.</summary>
    public static Udfald<Tabelsoegning> Laes(IQueryCollection query, int standardstoerrelse, int stoersteSide)
    {
        if (!ProevTal(query, "pastDays", int.MaxValue, PositivtTal, out var dage, out var fejl)
            || !ProevTal(query, "pageSize", stoersteSide, new Tekst($"et helt tal fra 1 til {stoersteSide}", $"a whole number from 1 to {stoersteSide}"), out var stoerrelse, out fejl))
        {
            return fejl!;
        }

        // A whole number outside the pages is a page that is not there (404), all else is no number (400).
        var side = query["pageNumber"].ToString();
        if (side.Length > 0 && !Int128.TryParse(side, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return Fejlliste.UgyldigParameter("pageNumber", side, PositivtTal);
        }

        var afsluttede = query["includeDiscontinued"].ToString();
        if (afsluttede.Length > 0 && !bool.TryParse(afsluttede, out _))
        {
            return Fejlliste.UgyldigParameter("includeDiscontinued", afsluttede, SandEllerFalsk);
        }

        return new Tabelsoegning
        {
            Ord = query["query"].ToString().Trim(),
            SenesteDage = dage,
            MedAfsluttede = afsluttede.Length > 0 ? bool.Parse(afsluttede) : null,
            Side = side.Length == 0 ? 1 : int.TryParse(side, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nummer) ? nummer : 0,
            SomSkrevet = side,
            Stoerrelse = stoerrelse ?? standardstoerrelse,
        };
    }

    /// <summary>The tables on the page asked for; 404 for a page that does not exist.</summary>
    public Udfald<Tabelside> Udfoer(Kald kald, DateTimeOffset nu)
    {
        var ord = Ord.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var friske = SenesteDage is not { } dage || (nu - kald.Katalog.Opdateret).TotalDays <= dage;
        var fundne = friske ? kald.Katalog.Tabeller.Where(tabel => Rummer(tabel, kald.Sprog, ord)).ToList() : [];
        var sider = Math.Max(1, ((fundne.Count - 1) / Stoerrelse) + 1);
        return Side >= 1 && Side <= sider
            ? new Tabelside([.. fundne.Skip((Side - 1) * Stoerrelse).Take(Stoerrelse)], fundne.Count, sider)
            : Fejlliste.UkendtSide(SomSkrevet, sider);
    }

    private static bool Rummer(Katalogtabel tabel, string sprog, string[] ord)
    {
        if (ord.Length == 0)
        {
            return true;
        }

        var tekst = string.Join(
            '\n',
            [tabel.Tabel.Id, tabel.Tabel.Titel.Paa(sprog), Tabelbeskriver.Beskrivelse.Paa(sprog), Ordning.Standard.Emne.Navn.Paa(sprog), .. tabel.Dimensioner.Select(dimension => dimension.Navn.Paa(sprog))]);
        return ord.All(et => tekst.Contains(et, StringComparison.OrdinalIgnoreCase));
    }

    private static bool ProevTal(IQueryCollection query, string navn, int stoerst, Tekst krav, out int? tal, out Fejl? fejl)
    {
        tal = null;
        fejl = null;
        var tekst = query[navn].ToString();
        if (tekst.Length == 0)
        {
            return true;
        }

        if (int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var fundet) && fundet >= 1 && fundet <= stoerst)
        {
            tal = fundet;
            return true;
        }

        fejl = Fejlliste.UgyldigParameter(navn, tekst, krav);
        return false;
    }
}

/// <summary>The tables on a page, how many there are in all, and on how many pages.</summary>
internal sealed record Tabelside(IReadOnlyList<Katalogtabel> Tabeller, int IAlt, int Sider);
