using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Domain;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>A request for cells, read but not yet held against a table.</summary>
/// <param name="Valg">Which cells.</param>
/// <param name="Format">In which format.</param>
internal sealed record Dataforespoergsel(Valgforespoergsel Valg, Formatvalg Format)
{
    /// <summary>Reads a query string. What it does not know <see cref="UnknownParameters"/> has settled before.</summary>
    public static Udfald<Dataforespoergsel> LaesGet(HttpRequest anmodning, Formatregister formater)
    {
        var query = anmodning.Query;
        var valg = new List<Variabelvalg>(8);
        List<Kodelistevalg>? kodelister = null;
        foreach (var (navn, vaerdi) in query)
        {
            if (Indeks(navn, "valuecodes") is { } variabel)
            {
                valg.Add(new Variabelvalg(variabel, vaerdi.Count == 1 ? Kommaliste.Del(vaerdi.ToString()) : [.. vaerdi.SelectMany(del => Kommaliste.Del(del ?? ""))]));
            }
            else if (Indeks(navn, "codelist") is { } medKodeliste)
            {
                Tilfoej(kodelister ??= [], medKodeliste, vaerdi.ToString());
            }
        }

        return Formatvalg.Laes(anmodning, formater, Liste(query, "outputFormatParams")).Lykkedes(out var format, out var fejl)
            ? new Dataforespoergsel(new Valgforespoergsel(valg, kodelister ?? [], Liste(query, "heading"), Liste(query, "stub")), format)
            : fejl;
    }

    /// <summary>Reads a body.</summary>
    public static async Task<Udfald<Dataforespoergsel>> LaesPostAsync(HttpRequest anmodning, Formatregister formater)
    {
        if (!(await Indholdslaeser.LaesAsync<VariablesSelection>(anmodning)).Lykkedes(out var indhold, out var fejl)
            || !Valgforespoergsel.Af(indhold).Lykkedes(out var valg, out fejl)
            || !Formatvalg.Laes(anmodning, formater, Liste(anmodning.Query, "outputFormatParams")).Lykkedes(out var format, out fejl))
        {
            return fejl;
        }

        return new Dataforespoergsel(valg, format);
    }

    /// <summary>Reads the query string of a request for metadata.</summary>
    public static Udfald<Metadatavalg> LaesMetadata(IQueryCollection query)
    {
        var kodelister = new List<Kodelistevalg>();
        foreach (var (navn, vaerdi) in query)
        {
            if (Indeks(navn, "codelist") is { } variabel)
            {
                Tilfoej(kodelister, variabel, vaerdi.ToString());
            }
        }

        var standard = query["defaultSelection"].ToString();
        if (standard.Length > 0 && !bool.TryParse(standard, out _))
        {
            return Fejlliste.UgyldigParameter("defaultSelection", standard, new Tekst("true eller false", "true or false"));
        }

        return new Metadatavalg(query["savedQuery"].ToString(), kodelister);
    }

    /// <summary>A list in the query string.</summary>
    public static IReadOnlyList<string> Liste(IQueryCollection query, string navn) => query[navn] switch
    {
        { Count: 0 } => [],
        { Count: 1 } ene => Kommaliste.Del(ene.ToString()),
        var flere => [.. flere.SelectMany(del => Kommaliste.Del(del ?? ""))],
    };

    /// <summary>A codelist asked for; an empty text asks for none.</summary>
    private static void Tilfoej(List<Kodelistevalg> kodelister, string variabel, string id)
    {
        if (id.Length > 0)
        {
            kodelister.Add(new Kodelistevalg(variabel, id));
        }
    }

    /// <summary>VAR of <c>navn[VAR]</c>, or null.</summary>
    private static string? Indeks(string tekst, string navn) =>
        tekst.Length > navn.Length + 2 && tekst[navn.Length] == '[' && tekst[^1] == ']' && tekst.StartsWith(navn, StringComparison.OrdinalIgnoreCase)
            ? tekst[(navn.Length + 1)..^1]
            : null;
}
