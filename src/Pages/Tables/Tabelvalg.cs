using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Pages.Tables;

/// <summary>
/// What the page of a table shows: per variable the codes, or the expressions of the API, that its address says. A
/// selection has one address, whichever way it was made.
/// </summary>
internal sealed class Tabelvalg
{
    /// <summary>Before a kind of values: all of them. For the form; the address has their codes.</summary>
    public const string Alle = "alle-";

    private readonly IReadOnlyList<string>[] _udtryk;

    private Tabelvalg(Katalogtabel tabel, IReadOnlyList<string>[] udtryk, Udsnit udsnit, bool erStandard, Fejl? fejl)
    {
        Tabel = tabel;
        _udtryk = udtryk;
        Udsnit = udsnit;
        ErStandard = erStandard;
        Fejl = fejl;
    }

    public Katalogtabel Tabel { get; }

    /// <summary>The cells, no dimension taken away.</summary>
    public Udsnit Udsnit { get; }

    /// <summary>Whether the address says nothing: then the newest is shown, whichever that is.</summary>
    public bool ErStandard { get; }

    /// <summary>What was wrong with the address; the selection is then the standard one. Null when nothing was.</summary>
    public Fejl? Fejl { get; }

    /// <summary>The selection as a query, in its one form.</summary>
    public string Query => "?" + string.Join('&', _udtryk.Select((udtryk, nr) => $"{Uri.EscapeDataString(Tabel.Dimensioner[nr].Kode)}={Liste(udtryk)}"));

    /// <summary>The page of this selection.</summary>
    public string Sti => $"/tabeller/{Uri.EscapeDataString(Tabel.Tabel.Id)}{(ErStandard ? "" : Query)}";

    /// <summary>The same selection of the API, without <c>outputFormat</c>.</summary>
    /// <param name="sprog">The language of its labels.</param>
    public string Kald(string sprog) =>
        $"{Addresses.PxWeb}/tables/{Uri.EscapeDataString(Tabel.Tabel.Id)}/data?lang={sprog}" + string.Concat(_udtryk.Select((udtryk, nr) => $"&valuecodes[{Tabel.Dimensioner[nr].Kode}]={Liste(udtryk)}"));

    /// <summary>Reads a query. A variable that it does not name has its standard values; what is no variable is passed over.</summary>
    public static Tabelvalg Laes(IQueryCollection query, Katalogtabel tabel)
    {
        var standard = new IReadOnlyList<string>[tabel.Dimensioner.Count];
        var udtryk = new IReadOnlyList<string>[tabel.Dimensioner.Count];
        var erStandard = true;
        for (var nr = 0; nr < udtryk.Length; nr++)
        {
            var dimension = tabel.Dimensioner[nr];
            standard[nr] = Standard(tabel, nr);
            List<string> valgt = [.. query[dimension.Kode].SelectMany(tekst => Kommaliste.Del(tekst ?? "")).Where(del => del.Length > 0)];
            udtryk[nr] = valgt.Count == 0 ? standard[nr] : Enkelt(dimension, valgt);
            erStandard &= valgt.Count == 0;
        }

        return Tolk(tabel, udtryk).Lykkedes(out var udsnit, out var fejl)
            ? new Tabelvalg(tabel, udtryk, udsnit, erStandard, null)
            : new Tabelvalg(tabel, standard, Tolk(tabel, standard).Lykkedes(out udsnit, out _) ? udsnit : throw new InvalidOperationException($"{tabel.Tabel.Id} har intet standardudvalg."), erStandard: true, fejl);
    }

    /// <summary>Whether a query says the selection in its one form, or nothing at all.</summary>
    public bool ErEnkelt(IQueryCollection query) =>
        ErStandard || Tabel.Dimensioner.Index().All(dimension => query[dimension.Item.Kode] is { Count: 1 } tekst && tekst == string.Join(',', _udtryk[dimension.Index]));

    private static Udfald<Udsnit> Tolk(Katalogtabel tabel, IReadOnlyList<string>[] udtryk) =>
        Valgtolk.Tolk(tabel, [.. udtryk.Select((valgt, nr) => new Variabelvalg(tabel.Dimensioner[nr].Kode, valgt))], new Kodeliste?[tabel.Dimensioner.Count]);

    /// <summary>Codes in stored order, each once, all of them as a star. Expressions are left as they are: they follow the releases.</summary>
    private static List<string> Enkelt(Dimension dimension, List<string> valgt)
    {
        var alle = dimension.Vaerdier;
        var koder = new HashSet<int>();
        foreach (var et in valgt)
        {
            if (dimension.IndeksAf(et) is var indeks and >= 0)
            {
                koder.Add(indeks);
            }
            else if (et.StartsWith(Alle, StringComparison.Ordinal) && alle.Any(vaerdi => vaerdi.Slags == et[Alle.Length..]))
            {
                koder.UnionWith(Enumerable.Range(0, alle.Count).Where(i => alle[i].Slags == et[Alle.Length..]));
            }
            else
            {
                return valgt;
            }
        }

        return koder.Count == alle.Count && alle.Count > 1 ? ["*"] : [.. koder.Order().Select(i => alle[i].Kode)];
    }

    /// <summary>A picture that fits a screen: hele landet and the regions in the newest rolling year, all kinds, one measure of them.</summary>
    private static List<string> Standard(Katalogtabel tabel, int nr)
    {
        var dimension = tabel.Dimensioner[nr];
        var alle = dimension.Vaerdier;
        switch (dimension.Rolle)
        {
            case Dimensionsrolle.Geografi:
                return alle.Where(vaerdi => vaerdi.Slags is "land" or "region").Select(vaerdi => vaerdi.Kode).ToList() is { Count: > 0 } overordnede ? overordnede : [alle[0].Kode];
            case Dimensionsrolle.Tid:
                return [alle[tabel.NyestePeriode >= 0 ? tabel.NyestePeriode : alle.Count - 1].Kode];
            case Dimensionsrolle.Maal when tabel.Dimensioner.Any(anden => anden is { Rolle: Dimensionsrolle.Klassifikation, Totalkode: null }):
                return [alle[Math.Max(0, dimension.IndeksAf("andel"))].Kode];
            default:
                return dimension.Totalkode is { } total ? [total] : alle.Count == 1 ? [alle[0].Kode] : ["*"];
        }
    }

    private static string Liste(IReadOnlyList<string> udtryk) => string.Join(',', udtryk.Select(et => et == "*" ? et : Uri.EscapeDataString(et)));
}
