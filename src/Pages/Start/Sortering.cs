using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Pages.Start;

/// <summary>How the table of kommuner is sorted. What is unknown in a query is taken as not said.</summary>
/// <param name="Noegle">kommune, n or the code of an indsats.</param>
/// <param name="Faldende">The largest first.</param>
internal sealed record Sortering(string Noegle, bool Faldende)
{
    public const string Parameter = "sorter";
    public const string Navn = "kommune";
    public const string Forloeb = "n";

    public static Sortering Laes(IQueryCollection query, Forsidetal tal)
    {
        var noegle = query[Parameter].ToString();
        if (noegle != Forloeb && !tal.Indsatser.Any(indsats => indsats.Kode == noegle))
        {
            noegle = Navn;
        }

        return new Sortering(noegle, query["retning"].ToString() switch
        {
            "faldende" => true,
            "stigende" => false,
            _ => noegle != Navn,
        });
    }

    /// <summary>What a click on the column <paramref name="noegle"/> asks for: the other direction where it is sorted by that already.</summary>
    public Sortering EfterKlik(string noegle) => new(noegle, noegle == Noegle ? !Faldende : noegle != Navn);

    /// <summary>As a query string.</summary>
    public string Query => $"?{Parameter}={Uri.EscapeDataString(Noegle)}&retning={(Faldende ? "faldende" : "stigende")}";

    /// <summary>
    /// The kommuner in order. Cells without a value come last in both directions, by name: their place must tell
    /// nothing of a value that is withheld.
    /// </summary>
    public IEnumerable<Omraaderaekke> Udfoer(Forsidetal tal)
    {
        if (Noegle == Navn)
        {
            return Faldende
                ? tal.Kommuner.OrderByDescending(kommune => kommune.Navn.Da, DanskOrden.Standard)
                : tal.Kommuner.OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard);
        }

        var nummer = tal.Indsatser.Index().FirstOrDefault(indsats => indsats.Item.Kode == Noegle).Index;
        Celle Vaerdi(Omraaderaekke kommune) => Noegle == Forloeb ? kommune.Forloeb : kommune.Andel[nummer];
        return tal.Kommuner
            .OrderBy(kommune => Vaerdi(kommune).HarVaerdi ? 0 : 1)
            .ThenBy(kommune => Vaerdi(kommune) is { HarVaerdi: true } celle ? (Faldende ? -celle.Vaerdi : celle.Vaerdi) : 0)
            .ThenBy(kommune => kommune.Navn.Da, DanskOrden.Standard);
    }
}
