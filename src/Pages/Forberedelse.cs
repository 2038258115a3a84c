using Microsoft.Extensions.Options;
using Opgoerelse.Pages.Kommuner;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Pages.Start;
using Opgoerelse.Pages.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Search;

namespace Opgoerelse.Pages;

/// <summary>
/// Does what the first readers of the pages would wait for: the comparison of the kommuner, and the first page of each
/// kind that is made of much code, and the index of the search.
/// </summary>
internal sealed class Forberedelse(AktuelUdgivelse aktuel, FormatNames formater, IOptions<HttpIndstillinger> indstillinger)
{
    /// <summary>For the release that is served now; nothing when there is none.</summary>
    public void Udfoer()
    {
        if (aktuel.Katalog is not { } katalog)
        {
            return;
        }

        var side = new Side("", "", "/", "", Tekstsprog.Dansk);
        var intet = new QueryCollection();
        var tal = Forsidetal.Hent(katalog);
        Forsiden.Skriv(katalog, tal, tal is null ? null : Sortering.Laes(intet, tal), indstillinger.Value, side);
        if (katalog.Sammenligning is { Sammenligner.Kommuner: [var kommune, ..] } grundlag)
        {
            Kommuneside.Skriv(grundlag, Kommunevalg.Laes(intet, grundlag.Sammenligner, kommune), indstillinger.Value, side);
        }

        if (katalog.Tabeller is [var tabel, ..])
        {
            Tabelside.Skriv(katalog, Tabelvalg.Laes(intet, tabel), formater, indstillinger.Value, side);
        }

        foreach (var sprog in Tekstsprog.Alle)
        {
            _ = SearchIndexes.Of(katalog).In(sprog);
        }
    }
}
