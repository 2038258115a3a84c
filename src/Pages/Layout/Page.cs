using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving;

namespace Opgoerelse.Pages.Layout;

/// <summary>
/// A page as it was asked for: under which address and in which language. Every link from page to page is made here, so
/// that the language follows along.
/// </summary>
/// <param name="PathBase">What stands before every path of this service.</param>
/// <param name="Host">The address under which the world sees this service, without a slash at its end.</param>
/// <param name="Path">The page's own path, without <paramref name="PathBase"/>.</param>
/// <param name="Query">Its query without the language: empty, or <c>?</c> and the rest.</param>
/// <param name="Language">The language of its labels.</param>
internal sealed record Page(string PathBase, string Host, string Path, string Query, string Language)
{
    private const string LanguageParameter = "lang";

    /// <summary>The page that <paramref name="http"/> asks for. A language that we do not speak is taken as not said.</summary>
    public static Page Of(HttpContext http, HttpSettings settings) => new(
        http.Request.PathBase.ToUriComponent(),
        WebAddress.Of(http, settings),
        http.Request.Path.ToUriComponent(),
        WithoutLanguage(http.Request.QueryString.ToUriComponent()),
        TextLanguages.ToError(http));

    /// <summary>The same page at another path and query.</summary>
    public static Page At(Page page, string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return page with { Path = query < 0 ? address : address[..query], Query = query < 0 ? "" : address[query..] };
    }

    public bool IsDanish => Language == TextLanguages.Danish;

    /// <summary>A path of this service as a link that keeps the language. It may have a query and an anchor.</summary>
    public string To(string path) => PathBase + InLanguage(path, Language);

    /// <summary>The page of a table.</summary>
    public string ToTable(string id) => To("/tabeller/" + Uri.EscapeDataString(id));

    /// <summary>This page's whole address in a language.</summary>
    public string Address(string language) => Host + InLanguage(Path + Query, language);

    /// <summary>This page in the other language.</summary>
    public string InTheOther => PathBase + InLanguage(Path + Query, TextLanguages.Other(Language));

    /// <summary>The text that the page's language has.</summary>
    public string Word(string da, string one) => IsDanish ? da : one;

    /// <inheritdoc cref="Word(string, string)" />
    public string Word(BilingualText text) => text.In(Language);

    /// <summary>A number as the language writes it. See <see cref="DanishNotation.Number"/>.</summary>
    public string Number(long value, int decimals = 0) =>
        IsDanish ? DanishNotation.Number(value, decimals) : EnglishNotation.Number(value, decimals);

    /// <summary>The range of a withheld number, as the language writes it.</summary>
    public string Range(TableRange range) => IsDanish ? DanishNotation.Range(range) : EnglishNotation.Range(range);

    /// <summary>A share or difference of unit 1 as per cent with one decimal, as the language writes it.</summary>
    public string Percentage(double share) => IsDanish ? DanishNotation.Percentage(share) : EnglishNotation.Percentage(share);

    /// <summary>A date in running text.</summary>
    public string Date(DateOnly day) => IsDanish ? DanishNotation.Date(day) : EnglishNotation.Date(day);

    /// <summary>A moment in running text, Danish time.</summary>
    public string Moment(DateTimeOffset time) => IsDanish ? DanishNotation.Moment(time) : EnglishNotation.Moment(time);

    /// <summary>For forms: a field that keeps the language; nothing in Danish.</summary>
    public Html LanguageField() =>
        IsDanish ? new Html() : new Html().Write($"""<input type="hidden" name="{LanguageParameter}" value="{Language}">""");

    /// <summary>A path, with the language that it is to be answered in when that is not Danish.</summary>
    public static string InLanguage(string path, string language)
    {
        if (language == TextLanguages.Danish)
        {
            return path;
        }

        var anchor = path.IndexOf('#', StringComparison.Ordinal);
        var (before, after) = anchor < 0 ? (path, "") : (path[..anchor], path[anchor..]);
        return $"{before}{(before.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{LanguageParameter}={language}{after}";
    }

    private static string WithoutLanguage(string query)
    {
        var parts = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !part.StartsWith(LanguageParameter + "=", StringComparison.OrdinalIgnoreCase)
                && !string.Equals(part, LanguageParameter, StringComparison.OrdinalIgnoreCase));
        return string.Join('&', parts) is { Length: > 0 } rest ? "?" + rest : "";
    }
}

/// <summary>How these pages begin.</summary>
internal static class PageHeader
{
    /// <summary>The heading, what the page is about, and what <paramref name="more"/> adds.</summary>
    public static void Write(Html html, string overline, string title, string lead, Action<Html>? more = null)
    {
        html.Write($"""
            <section class="indledning">
            <div class="bredde">
            <p class="overlinje">{overline}</p>
            <h1>{title}</h1>
            <p class="manchet">{lead}</p>

            """);
        more?.Invoke(html);
        html.Write($"""
            </div>
            </section>

            """);
    }

    /// <summary>The page's own address, and what it is about.</summary>
    public static void WriteLinks(Html html, Page page, string path, string description) => html.Write($"""
        <link rel="canonical" href="{page.Host}{Page.InLanguage(path, page.Language)}">
        <meta name="description" content="{description}">

        """);
}
