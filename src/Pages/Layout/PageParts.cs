using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Layout;

/// <summary>What stands at the top and at the foot of the pages about a release.</summary>
internal static class PageParts
{
    private static readonly BilingualText NoneNext = new(
        "ingen: serien er slut, og alle tal er endelige",
        "none: the series has ended, and all figures are final");

    /// <summary>Which release is shown, and when the next is planned.</summary>
    public static void WriteFacts(Html html, Catalogue catalogue, Page page)
    {
        html.Write($"""
            <dl class="fakta">
            <div><dt>{page.Word("Opgjort pr.", "Figures as of")}</dt>
            <dd><time datetime="{LinkedData.IsoDay(catalogue.Release.Date)}">{page.Date(catalogue.Release.Date)}</time></dd></div>
            <div><dt>{page.Word("Offentliggjort", "Published")}</dt>
            <dd><time datetime="{LinkedData.IsoTime(catalogue.Published)}">{page.Moment(catalogue.Published)}</time></dd></div>

            """);
        if (catalogue.NextRelease.Announced is { } next)
        {
            html.Write($"""
                <div><dt>{page.Word("Næste udgivelse", "Next release")}</dt>
                <dd><time datetime="{LinkedData.IsoTime(next)}">{page.Moment(next)}</time></dd></div>

                """);
        }
        else
        {
            html.Write($"""
                <div><dt>{page.Word("Næste udgivelse", "Next release")}</dt>
                <dd>{Sentences.UpperCase(page.Word(NextReleaseText.Value(catalogue.NextRelease, NoneNext)))}</dd></div>

                """);
        }

        html.Write($"""
            </dl>

            """);
    }

    /// <summary>The source, the licence and whom to ask.</summary>
    public static void WriteFoot(Html html, HttpSettings settings, Page page) => html.Write($"""
        <p>{page.Word("Kilde", "Source")}: {page.Word(settings.Source.Text)}. {page.Word(
            "Tallene må bruges frit med kildeangivelse",
            "The figures may be used freely with reference "
                + "to the source")} (<a href="{settings.License.Address}">{settings.License.Name}</a>).</p>
        <p>{page.Word("Spørgsmål", "Questions")}: {page.Word(
            settings.Contact.Name)}, <a href="mailto:{settings.Contact.Mail}">{settings.Contact.Mail}</a>.</p>

        """);
}

/// <summary>What the signs mean.</summary>
internal static class SymbolExplanation
{
    /// <summary>All of them, as a part of a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="page">How it was asked for.</param>
    /// <param name="withRanges">Whether figures of the release are given as ranges: then it is said, once, what that is.</param>
    public static void Write(Html html, Page page, bool withRanges)
    {
        html.Write($"""
            <section class="bredde" aria-labelledby="tegn">
            <h2 id="tegn">{page.Word("Tegn i tabellerne", "Signs in the tables")}</h2>

            """);
        ListOf(html, Notes.Symbols, page.Language);
        if (withRanges)
        {
            html.Write($"""
                <p>{page.Word(RangeText.Note)} {page.Word(RangeText.InPictures)}</p>

                """);
        }

        html.Write($"""
            </section>

            """);
    }

    /// <summary>What a sign says where it stands: short, for there are many of them.</summary>
    public static BilingualText Short(CellSymbol symbol) => symbol switch
    {
        CellSymbol.Preliminary => new BilingualText("foreløbig", "preliminary"),
        CellSymbol.NoBasis => new BilingualText("intet grundlag", "no basis"),
        CellSymbol.Withheld => new BilingualText("vises ikke", "not shown"),
        CellSymbol.NotAvailable => new BilingualText("findes ikke", "not available"),
        _ => new BilingualText("kommer senere", "comes later"),
    };

    /// <summary>These, as a list.</summary>
    public static void ListOf(Html html, IEnumerable<CellSymbol> symbols, string language) => html
        .Write($"""
            <dl class="tegnliste">

            """)
        .WriteAll(symbols, (output, symbol) => output.Write($"""
            <div><dt>{symbol.Sign()}</dt><dd>{symbol.Meaning().In(language)}</dd></div>

            """))
        .Write($"""
            </dl>

            """);
}
