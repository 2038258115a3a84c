using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Selection;

/// <summary>What a client asked for, as it wrote it, whether by GET or by POST.</summary>
/// <param name="Valg">One entry per variable; empty for the default selection.</param>
/// <param name="Kodelister">The codelists that the codes and expressions are read against.</param>
/// <param name="Heading">The variables in the columns; empty when nothing is said.</param>
/// <param name="Stub">The variables in the rows; empty when nothing is said.</param>
internal sealed record Valgforespoergsel(IReadOnlyList<Variabelvalg> Valg, IReadOnlyList<Kodelistevalg> Kodelister, IReadOnlyList<string> Heading, IReadOnlyList<string> Stub)
{
    /// <summary>The same, as a body says it; or what is wrong with that.</summary>
    public static Udfald<Valgforespoergsel> Af(VariablesSelection indhold)
    {
        if (Hul(indhold) is { } hul)
        {
            return Fejlliste.UgyldigJson(hul, new Tekst("null er ikke en værdi her.", "null is not a value here."));
        }

        return new Valgforespoergsel(
            [.. indhold.Selection.Select(et => new Variabelvalg(et.VariableCode, et.ValueCodes))],
            // An empty text asks for no codelist.
            [.. indhold.Selection.Where(et => !string.IsNullOrEmpty(et.Codelist)).Select(et => new Kodelistevalg(et.VariableCode, et.Codelist!))],
            indhold.Placement?.Heading ?? [],
            indhold.Placement?.Stub ?? []);
    }

    /// <summary>The cells of <paramref name="tabel"/> that it means, and where they go; or what is wrong with it.</summary>
    public Udfald<Valgplan> Udfyld(Katalogtabel tabel, int hoejst)
    {
        Placering? standard = null;
        Udsnit? udsnit;
        if (!Valgtolk.Find(tabel, Kodelister).Lykkedes(out var lister, out var fejl))
        {
            return fejl;
        }

        if (Valg.Count == 0)
        {
            // The default selection holds more than the codelist: it is not what was asked for.
            if (Array.FindIndex(lister, liste => liste is not null) is var nummer and >= 0)
            {
                return Fejlliste.KodelisteUdenValg(tabel.Dimensioner[nummer].Kode, lister[nummer]!.Id);
            }

            (udsnit, standard) = Standardvalg.For(tabel);
        }
        else if (!Valgtolk.Tolk(tabel, Valg, lister).Lykkedes(out udsnit, out fejl))
        {
            return fejl;
        }

        if (udsnit.Celler > hoejst)
        {
            return Fejlliste.ForMangeCeller(udsnit.Celler, hoejst);
        }

        if (Heading.Count == 0 && Stub.Count == 0)
        {
            return new Valgplan(udsnit, standard ?? Placering.Standard(udsnit), lister);
        }

        return Placering.Tolk(udsnit, Heading, Stub).Lykkedes(out var placering, out var ulovlig)
            ? new Valgplan(udsnit, placering, lister)
            : ulovlig;
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

/// <summary>The codes and expressions for one variable; none to take it away.</summary>
internal sealed record Variabelvalg(string Variabel, IReadOnlyList<string> Udtryk);

/// <summary>A codelist for one variable.</summary>
internal sealed record Kodelistevalg(string Variabel, string Id);

/// <summary>The cells and where they go.</summary>
/// <param name="Udsnit">The cells.</param>
/// <param name="Placering">Where they go.</param>
/// <param name="Kodelister">Per dimension the codelist that was named, or null.</param>
internal sealed record Valgplan(Udsnit Udsnit, Placering Placering, IReadOnlyList<Kodeliste?> Kodelister);
