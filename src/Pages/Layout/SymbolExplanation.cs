using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Pages.Layout;

/// <summary>What the signs mean.</summary>
internal static class SymbolExplanation
{
    /// <summary>All of them, as a part of a page.</summary>
    public static void Write(Html html, Page page)
    {
        html.Write($"""
            <section class="bredde" aria-labelledby="tegn">
            <h2 id="tegn">{page.Word("Tegn i tabellerne", "Signs in the tables")}</h2>

            """);
        ListOf(html, Notes.Symbols, page.Language);
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
            <div><dt>{symbol.Sign()}</dt><dd>{symbol.Meaning().OnDay(language)}</dd></div>

            """))
        .Write($"""
            </dl>

            """);
}
