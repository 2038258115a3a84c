using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.PxWeb.Formater;

namespace Opgoerelse.Api.Http.Forside;

/// <summary>What the signs mean.</summary>
internal static class Symbolforklaring
{
    public static void Skriv(Html html) => html
        .Skriv($"""
            <section class="bredde" aria-labelledby="tegn">
            <h2 id="tegn">Tegn i tabellerne</h2>
            <dl class="tegnliste">

            """)
        .SkrivAlle(Noter.Symboler, (ud, symbol) => ud.Skriv($"""
            <div><dt>{symbol.Tegn()}</dt><dd>{symbol.Betydning().Da}</dd></div>

            """))
        .Skriv($"""
            </dl>
            </section>

            """);
}
