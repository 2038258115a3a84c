using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>What <c>outputFormatParams</c> can say of a file of rows and columns.</summary>
/// <param name="Navngivning">UseCodes, UseTexts or UseCodesAndTexts; null when nothing is said.</param>
/// <param name="Skilletegn">SeparatorTab, SeparatorSpace or SeparatorSemicolon; null when nothing is said.</param>
/// <param name="MedTitel">IncludeTitle.</param>
/// <param name="MedNoter">IncludeNotes, which is our own.</param>
/// <param name="WithStatus">IncludeStatus, which is our own: after the values of a row the sign of each.</param>
/// <param name="ForSpreadsheet">ForSpreadsheet, which is our own: as a spreadsheet in the language of the request opens it right.</param>
internal sealed record Formatparametre(Navngivning? Navngivning, byte? Skilletegn, bool MedTitel, bool MedNoter, bool WithStatus, bool ForSpreadsheet)
{
    public const string IncludeStatus = "IncludeStatus";


    /// <summary>Reads the parameters of <paramref name="format"/>; those of CSV only where <paramref name="tekstfil"/>.</summary>
    public static Udfald<Formatparametre> Laes(IReadOnlyList<string> parametre, string format, bool tekstfil)
    {
        string? navngivning = null;
        string? skilletegn = null;
        var medTitel = false;
        var medNoter = false;
        var withStatus = false;
        var forSpreadsheet = false;
        foreach (var parameter in parametre)
        {
            Fejl? modstrid = null;
            switch (parameter.ToUpperInvariant())
            {
                case "USECODES" or "USETEXTS" or "USECODESANDTEXTS":
                    modstrid = Noter(ref navngivning, parameter);
                    break;
                case "SEPARATORTAB" or "SEPARATORSPACE" or "SEPARATORSEMICOLON" when tekstfil:
                    modstrid = Noter(ref skilletegn, parameter);
                    break;
                case "INCLUDETITLE":
                    medTitel = true;
                    break;
                case "INCLUDENOTES" when tekstfil:
                    medNoter = true;
                    break;
                case "INCLUDESTATUS" when tekstfil:
                    withStatus = true;
                    break;
                case "FORSPREADSHEET" when tekstfil:
                    forSpreadsheet = true;
                    break;
                default:
                    return Fejlliste.UkendtFormatparameter(parameter, format);
            }

            if (modstrid is not null)
            {
                return modstrid;
            }
        }

        return new Formatparametre(
            navngivning?.ToUpperInvariant() switch
            {
                null => null,
                "USECODES" => Api.PxWeb.Formats.Navngivning.Koder,
                "USETEXTS" => Api.PxWeb.Formats.Navngivning.Tekster,
                _ => Api.PxWeb.Formats.Navngivning.KoderOgTekster,
            },
            skilletegn?.ToUpperInvariant() switch
            {
                "SEPARATORTAB" => (byte)'\t',
                "SEPARATORSPACE" => (byte)' ',
                "SEPARATORSEMICOLON" => (byte)';',
                _ => null,
            },
            medTitel,
            medNoter,
            withStatus,
            forSpreadsheet);
    }

    /// <summary>Notes the first of its kind; another one contradicts it, the same again does not.</summary>
    private static Fejl? Noter(ref string? foerste, string parameter)
    {
        if (foerste is not null && !string.Equals(foerste, parameter, StringComparison.OrdinalIgnoreCase))
        {
            return Fejlliste.ModstridendeFormatparametre(foerste, parameter);
        }

        foerste = parameter;
        return null;
    }
}
