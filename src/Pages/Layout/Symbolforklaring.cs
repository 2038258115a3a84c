using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Pages.Layout;

/// <summary>What the signs mean.</summary>
internal static class Symbolforklaring
{
    /// <summary>All of them, as a part of a page.</summary>
    public static void Skriv(Html html, Side side)
    {
        html.Skriv($"""
            <section class="bredde" aria-labelledby="tegn">
            <h2 id="tegn">{side.Ord("Tegn i tabellerne", "Signs in the tables")}</h2>

            """);
        Liste(html, Noter.Symboler, side.Sprog);
        html.Skriv($"""
            </section>

            """);
    }

    /// <summary>What a sign says where it stands: short, for there are many of them.</summary>
    public static Tekst Kort(Cellesymbol symbol) => symbol switch
    {
        Cellesymbol.Foreloebig => new Tekst("foreløbig", "preliminary"),
        Cellesymbol.IntetGrundlag => new Tekst("intet grundlag", "no basis"),
        Cellesymbol.Diskretioneret => new Tekst("vises ikke", "not shown"),
        Cellesymbol.IkkeTilgaengelig => new Tekst("findes ikke", "not available"),
        _ => new Tekst("kommer senere", "comes later"),
    };

    /// <summary>These, as a list.</summary>
    public static void Liste(Html html, IEnumerable<Cellesymbol> symboler, string sprog) => html
        .Skriv($"""
            <dl class="tegnliste">

            """)
        .SkrivAlle(symboler, (ud, symbol) => ud.Skriv($"""
            <div><dt>{symbol.Tegn()}</dt><dd>{symbol.Betydning().Paa(sprog)}</dd></div>

            """))
        .Skriv($"""
            </dl>

            """);
}
