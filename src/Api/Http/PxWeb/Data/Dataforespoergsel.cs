using System.Globalization;
using System.Text.Json;
using Opgoerelse.Api.Http.Fejlsvar;
using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Http.PxWeb.Kontrakt;
using Opgoerelse.Api.Http.PxWeb.Valg;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Http.PxWeb.Data;

/// <summary>A request for cells, read but not yet held against a table.</summary>
/// <param name="Valg">Which cells.</param>
/// <param name="Format">In which format.</param>
/// <param name="Formatparametre">How, as the client wrote it.</param>
/// <param name="Skriver">What writes them so.</param>
internal sealed record Dataforespoergsel(Valgforespoergsel Valg, IDataformat Format, IReadOnlyList<string> Formatparametre, IDataskriver Skriver)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        MaxDepth = 8,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a query string. What it does not know it refuses: a misspelt selection must not answer something else.</summary>
    public static Udfald<Dataforespoergsel> LaesGet(IQueryCollection query, Formatregister formater)
    {
        var valg = new List<Variabelvalg>();
        var kodelister = new List<Kodelistevalg>();
        foreach (var (navn, vaerdi) in query)
        {
            if (Indeks(navn, "valuecodes") is { } variabel)
            {
                valg.Add(new Variabelvalg(variabel, [.. vaerdi.SelectMany(del => Kommaliste.Del(del ?? ""))]));
            }
            else if (Indeks(navn, "codelist") is { } medKodeliste)
            {
                Tilfoej(kodelister, medKodeliste, vaerdi.ToString());
            }
            else if (!ErKendt(navn, "lang", "outputFormat", "outputFormatParams", "heading", "stub"))
            {
                return Fejlliste.UkendtParameter(navn);
            }
        }

        return MedFormat(new Valgforespoergsel(valg, kodelister, Liste(query, "heading"), Liste(query, "stub")), query, formater);
    }

    /// <summary>Reads a body.</summary>
    public static async Task<Udfald<Dataforespoergsel>> LaesPostAsync(HttpRequest anmodning, Formatregister formater)
    {
        foreach (var (navn, _) in anmodning.Query)
        {
            if (!ErKendt(navn, "lang", "outputFormat", "outputFormatParams"))
            {
                return Fejlliste.UkendtParameter(navn);
            }
        }

        VariablesSelection? indhold;
        try
        {
            indhold = await JsonSerializer.DeserializeAsync<VariablesSelection>(anmodning.Body, Json, anmodning.HttpContext.RequestAborted);
        }
        catch (JsonException ulaeselig)
        {
            return ulaeselig is { LineNumber: null or 0, BytePositionInLine: null or 0 }
                ? Fejlliste.IngenForespoergsel()
                : Fejlliste.UgyldigJson(
                    string.Create(CultureInfo.InvariantCulture, $"{ulaeselig.Path ?? "$"} (linje {ulaeselig.LineNumber + 1}, tegn {ulaeselig.BytePositionInLine + 1})"),
                    new Tekst("indholdet er ikke et udvalg, som kontrakten beskriver det.", "the content is not a selection as the contract describes it."));
        }

        if (indhold is null)
        {
            return Fejlliste.IngenForespoergsel();
        }

        if (Hul(indhold) is { } hul)
        {
            return Fejlliste.UgyldigJson(hul, new Tekst("null er ikke en værdi her.", "null is not a value here."));
        }

        var valg = new List<Variabelvalg>();
        var kodelister = new List<Kodelistevalg>();
        foreach (var et in indhold.Selection)
        {
            Tilfoej(kodelister, et.VariableCode, et.Codelist ?? "");
            valg.Add(new Variabelvalg(et.VariableCode, et.ValueCodes));
        }

        return MedFormat(new Valgforespoergsel(valg, kodelister, indhold.Placement?.Heading ?? [], indhold.Placement?.Stub ?? []), anmodning.Query, formater);
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
            else if (!ErKendt(navn, "lang", "defaultSelection"))
            {
                return Fejlliste.UkendtParameter(navn);
            }
        }

        var standard = query["defaultSelection"].ToString();
        if (standard.Length > 0 && !bool.TryParse(standard, out _))
        {
            return Fejlliste.UgyldigParameter("defaultSelection", standard, new Tekst("true eller false", "true or false"));
        }

        var kunStandard = standard.Length > 0 && bool.Parse(standard);
        return kunStandard && kodelister.Count > 0
            ? Fejlliste.UgyldigParameter("defaultSelection", standard, new Tekst("false sammen med 'codelist'", "false together with 'codelist'"))
            : new Metadatavalg(kunStandard, kodelister);
    }

    /// <summary>A codelist asked for; an empty text asks for none.</summary>
    private static void Tilfoej(List<Kodelistevalg> kodelister, string variabel, string id)
    {
        if (id.Length > 0)
        {
            kodelister.Add(new Kodelistevalg(variabel, id));
        }
    }

    private static Udfald<Dataforespoergsel> MedFormat(Valgforespoergsel valg, IQueryCollection query, Formatregister formater)
    {
        var navn = query["outputFormat"].ToString();
        if (formater.Find(navn) is not { } format)
        {
            return Fejlliste.UkendtFormat(navn, formater.Navne);
        }

        var parametre = Liste(query, "outputFormatParams");
        return format.Skriver(parametre).Lykkedes(out var skriver, out var fejl)
            ? new Dataforespoergsel(valg, format, parametre, skriver)
            : fejl;
    }

    private static string[] Liste(IQueryCollection query, string navn) =>
        [.. query[navn].SelectMany(del => Kommaliste.Del(del ?? ""))];

    /// <summary>VAR of <c>navn[VAR]</c>, or null.</summary>
    private static string? Indeks(string tekst, string navn) =>
        tekst.Length > navn.Length + 2 && tekst[navn.Length] == '[' && tekst[^1] == ']' && tekst.StartsWith(navn, StringComparison.OrdinalIgnoreCase)
            ? tekst[(navn.Length + 1)..^1]
            : null;

    private static bool ErKendt(string navn, params ReadOnlySpan<string> kendte)
    {
        foreach (var kendt in kendte)
        {
            if (string.Equals(navn, kendt, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a list of the body holds a null, which the types cannot say.</summary>
    private static string? Hul(VariablesSelection indhold)
    {
        for (var i = 0; i < indhold.Selection.Count; i++)
        {
            if (indhold.Selection[i] is not { } valg || valg.ValueCodes.Contains(null))
            {
                return string.Create(CultureInfo.InvariantCulture, $"$.selection[{i}]");
            }
        }

        return indhold.Placement is { } placering && (placering.Heading.Contains(null) || placering.Stub.Contains(null)) ? "$.placement" : null;
    }
}

/// <summary>What the metadata are wanted of.</summary>
/// <param name="Standard">The default selection only.</param>
/// <param name="Kodelister">Of their variables only the values in these codelists.</param>
internal sealed record Metadatavalg(bool Standard, IReadOnlyList<Kodelistevalg> Kodelister);
