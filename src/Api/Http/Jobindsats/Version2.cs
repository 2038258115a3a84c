using System.Text;
using System.Text.Json;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Http.Jobindsats;

/// <summary>Version 2's requests for rows: one parameter per variable, values are labels.</summary>
internal static class Version2
{
    private const string Area = "area";
    private const string Period = "period";

    private static readonly Tekst LabelsEllerListe = new("en tekst eller en liste af tekster", "a text or a list of texts");

    /// <summary>
    /// The rows meant. Without <c>area</c> they are those of hele landet; a variable that is not named and has a total is
    /// taken away; one that has none must be named.
    /// </summary>
    public static Udfald<Jobudtraek> Udtraek(Jobtabel tabel, Dictionary<string, IReadOnlyList<string>> parametre, int loft)
    {
        var valgte = new int[]?[tabel.Tabel.Dimensioner.Count];
        valgte[tabel.Tabel.Maal] = Jobudtraek.Alle(tabel.Tabel.Dimensioner[tabel.Tabel.Maal]);
        var kolonner = new List<Jobkolonne> { new("Area", tabel.Omraade), new("Periode", tabel.Periode) };

        foreach (var navn in parametre.Keys)
        {
            if (!ErKendt(tabel, navn))
            {
                return Fejlliste.UkendtParameter(navn);
            }
        }

        if (!Periodevalg.Vaelg(tabel, Period, type: null, parametre.GetValueOrDefault(Period, [])).Lykkedes(out valgte[tabel.Tabel.Tid], out var fejl))
        {
            return fejl;
        }

        if (!parametre.TryGetValue(Area, out var omraader))
        {
            valgte[tabel.Tabel.Geografi] = [tabel.IndeksAf(tabel.Omraade, tabel.Tabel.Dimensioner[tabel.Tabel.Geografi].Totalkode!)];
        }
        else if (!Vaelg(tabel, tabel.Omraade, Area, omraader).Lykkedes(out valgte[tabel.Tabel.Geografi], out fejl))
        {
            return fejl;
        }

        foreach (var variabel in tabel.Oevrige)
        {
            if (parametre.TryGetValue(variabel.Id, out var vaerdier))
            {
                if (!Vaelg(tabel, variabel, variabel.Id, vaerdier).Lykkedes(out valgte[variabel.Nummer], out fejl))
                {
                    return fejl;
                }

                kolonner.Add(new Jobkolonne(variabel.Navn, variabel));
            }
            else if (tabel.Tabel.Dimensioner[variabel.Nummer].Totalkode is null)
            {
                return Fejlliste.ManglendeValg(variabel.Id);
            }
        }

        return Jobudtraek.Lav(tabel, valgte, kolonner, loft);
    }

    /// <summary>The parameters of a query string: values apart by commas, or as a JSON list.</summary>
    public static Udfald<Dictionary<string, IReadOnlyList<string>>> Laes(IQueryCollection query)
    {
        var parametre = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (navn, vaerdier) in query)
        {
            var alle = new List<string>();
            foreach (var vaerdi in vaerdier)
            {
                if (vaerdi is ['[', ..])
                {
                    if (Liste(vaerdi) is not { } liste)
                    {
                        return Fejlliste.UgyldigParameter(navn, vaerdi, LabelsEllerListe);
                    }

                    alle.AddRange(liste);
                }
                else
                {
                    alle.AddRange((vaerdi ?? "").Split(','));
                }
            }

            parametre[navn] = alle;
        }

        return parametre;
    }

    /// <summary>The parameters of a JSON body: an object of texts and lists of texts. An empty body has none.</summary>
    public static async Task<Udfald<Dictionary<string, IReadOnlyList<string>>>> LaesAsync(HttpRequest anmodning)
    {
        var parametre = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        using var laeser = new StreamReader(anmodning.Body, Encoding.UTF8);
        var indhold = await laeser.ReadToEndAsync(anmodning.HttpContext.RequestAborted);
        if (string.IsNullOrWhiteSpace(indhold))
        {
            return parametre;
        }

        try
        {
            using var dokument = JsonDocument.Parse(indhold);
            if (dokument.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Fejlliste.UgyldigJson("$", new Tekst("det skal være et objekt", "it must be an object"));
            }

            foreach (var medlem in dokument.RootElement.EnumerateObject())
            {
                IReadOnlyList<string>? vaerdier = medlem.Value.ValueKind switch
                {
                    JsonValueKind.String => medlem.Value.GetString()!.Split(','),
                    JsonValueKind.Array => Tekster(medlem.Value),
                    _ => null,
                };
                if (vaerdier is null)
                {
                    return Fejlliste.UgyldigParameter(medlem.Name, medlem.Value.GetRawText(), LabelsEllerListe);
                }

                parametre[medlem.Name] = vaerdier;
            }

            return parametre;
        }
        catch (JsonException fejl)
        {
            return Fejlliste.UgyldigJson(fejl.Path ?? "$", new Tekst("det er ikke JSON", "it is not JSON"));
        }
    }

    private static bool ErKendt(Jobtabel tabel, string navn) =>
        string.Equals(navn, Area, StringComparison.OrdinalIgnoreCase)
        || string.Equals(navn, Period, StringComparison.OrdinalIgnoreCase)
        || tabel.Oevrige.Any(variabel => string.Equals(variabel.Id, navn, StringComparison.OrdinalIgnoreCase));

    private static Udfald<int[]> Vaelg(Jobtabel tabel, Jobvariabel variabel, string parameter, IReadOnlyList<string> vaerdier)
    {
        var valgte = new SortedSet<int>();
        foreach (var vaerdi in vaerdier.Select(vaerdi => vaerdi.Trim()))
        {
            if (vaerdi == "*")
            {
                valgte.UnionWith(Jobudtraek.Alle(tabel.Tabel.Dimensioner[variabel.Nummer]));
            }
            else if (tabel.IndeksAf(variabel, vaerdi) is >= 0 and var indeks)
            {
                valgte.Add(indeks);
            }
            else
            {
                return Fejlliste.UkendtVaerdi(parameter, vaerdi);
            }
        }

        return valgte.Count > 0 ? valgte.ToArray() : Fejlliste.ManglendeValg(parameter);
    }

    private static IReadOnlyList<string>? Liste(string json)
    {
        try
        {
            using var dokument = JsonDocument.Parse(json);
            return Tekster(dokument.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string>? Tekster(JsonElement liste) =>
        liste.EnumerateArray().All(vaerdi => vaerdi.ValueKind == JsonValueKind.String) ? [.. liste.EnumerateArray().Select(vaerdi => vaerdi.GetString()!)] : null;
}
