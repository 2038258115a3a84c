using Opgoerelse.Domain;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Layout;

/// <summary>
/// A page as it was asked for: under which address and in which language. Every link from page to page is made here, so
/// that the language follows along.
/// </summary>
/// <param name="Basis">What stands before every path of this service.</param>
/// <param name="Vaert">The address under which the world sees this service, without a slash at its end.</param>
/// <param name="Sti">The page's own path, without <paramref name="Basis"/>.</param>
/// <param name="Query">Its query without the language: empty, or <c>?</c> and the rest.</param>
/// <param name="Sprog">The language of its labels.</param>
internal sealed record Side(string Basis, string Vaert, string Sti, string Query, string Sprog)
{
    private const string Sprogparameter = "lang";

    /// <summary>The page that <paramref name="http"/> asks for. A language that we do not speak is taken as not said.</summary>
    public static Side Af(HttpContext http, HttpIndstillinger indstillinger) => new(
        http.Request.PathBase.ToUriComponent(),
        Webadresse.Af(http, indstillinger),
        http.Request.Path.ToUriComponent(),
        UdenSprog(http.Request.QueryString.ToUriComponent()),
        Tekstsprog.TilFejl(http));

    /// <summary>The same page at another path and query.</summary>
    public static Side Paa(Side side, string adresse)
    {
        var query = adresse.IndexOf('?', StringComparison.Ordinal);
        return side with { Sti = query < 0 ? adresse : adresse[..query], Query = query < 0 ? "" : adresse[query..] };
    }

    public bool ErDansk => Sprog == Tekstsprog.Dansk;

    /// <summary>A path of this service as a link that keeps the language. It may have a query and an anchor.</summary>
    public string Til(string sti) => Basis + PaaSprog(sti, Sprog);

    /// <summary>The page of a table.</summary>
    public string TilTabel(string id) => Til("/tabeller/" + Uri.EscapeDataString(id));

    /// <summary>This page's whole address in a language.</summary>
    public string Adresse(string sprog) => Vaert + PaaSprog(Sti + Query, sprog);

    /// <summary>This page in the other language.</summary>
    public string IDetAndet => Basis + PaaSprog(Sti + Query, Tekstsprog.Anden(Sprog));

    /// <summary>The text that the page's language has.</summary>
    public string Ord(string da, string en) => ErDansk ? da : en;

    /// <inheritdoc cref="Ord(string, string)" />
    public string Ord(Tekst tekst) => tekst.Paa(Sprog);

    /// <summary>A number as the language writes it. See <see cref="DanskSkrift.Tal"/>.</summary>
    public string Tal(long vaerdi, int decimaler = 0) => ErDansk ? DanskSkrift.Tal(vaerdi, decimaler) : EngelskSkrift.Tal(vaerdi, decimaler);

    /// <summary>A share or difference of unit 1 as per cent with one decimal, as the language writes it.</summary>
    public string Procent(double andel) => ErDansk ? DanskSkrift.Procent(andel) : EngelskSkrift.Procent(andel);

    /// <summary>A date in running text.</summary>
    public string Dato(DateOnly dag) => ErDansk ? DanskSkrift.Dato(dag) : EngelskSkrift.Dato(dag);

    /// <summary>A moment in running text, Danish time.</summary>
    public string Tidspunkt(DateTimeOffset tid) => ErDansk ? DanskSkrift.Tidspunkt(tid) : EngelskSkrift.Tidspunkt(tid);

    /// <summary>For forms: a field that keeps the language; nothing in Danish.</summary>
    public Html Sprogfelt() => ErDansk ? new Html() : new Html().Skriv($"""<input type="hidden" name="{Sprogparameter}" value="{Sprog}">""");

    /// <summary>A path, with the language that it is to be answered in when that is not Danish.</summary>
    public static string PaaSprog(string sti, string sprog)
    {
        if (sprog == Tekstsprog.Dansk)
        {
            return sti;
        }

        var anker = sti.IndexOf('#', StringComparison.Ordinal);
        var (foer, efter) = anker < 0 ? (sti, "") : (sti[..anker], sti[anker..]);
        return $"{foer}{(foer.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Sprogparameter}={sprog}{efter}";
    }

    private static string UdenSprog(string query)
    {
        var dele = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(del => !del.StartsWith(Sprogparameter + "=", StringComparison.OrdinalIgnoreCase) && !string.Equals(del, Sprogparameter, StringComparison.OrdinalIgnoreCase));
        return string.Join('&', dele) is { Length: > 0 } rest ? "?" + rest : "";
    }
}
