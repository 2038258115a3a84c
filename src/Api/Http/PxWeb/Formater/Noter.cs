using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>The notes that follow a table in every format: its own (frozen with the release), what the signs mean, source and licence.</summary>
internal static class Noter
{
    /// <summary>The signs that can stand in a cell, in the order of the legend.</summary>
    public static IReadOnlyList<Cellesymbol> Symboler { get; } =
        [.. Enum.GetValues<Cellesymbol>().Where(symbol => symbol != Cellesymbol.Ingen)];

    public static IEnumerable<string> For(Tabel tabel, HttpIndstillinger indstillinger, string sprog)
    {
        IEnumerable<Tekst> noter =
        [
            .. tabel.Noter,
            .. Symboler.Select(symbol => new Tekst($"{symbol.Tegn()} = {symbol.Betydning().Da}", $"{symbol.Tegn()} = {symbol.Betydning().En}")),
            new Tekst($"Kilde: {indstillinger.Kilde.Da}", $"Source: {indstillinger.Kilde.En}"),
            new Tekst($"Licens: {indstillinger.Licens.Navn} ({indstillinger.Licens.Adresse})", $"Licence: {indstillinger.Licens.Navn} ({indstillinger.Licens.Adresse})"),
        ];
        return noter.Select(note => note.Paa(sprog));
    }
}
