namespace Opgoerelse.Ingest.Validation;

/// <summary>A rejected line, as it is stored and listed.</summary>
/// <param name="Linje">The physical line, from 1; a CSV header is line 1.</param>
/// <param name="Felt">The contract's name of the field, empty when the line as a whole is wrong.</param>
/// <param name="Kode">One of <see cref="Afvisningskoder"/>.</param>
/// <param name="Tekst">What is wrong, in Danish; never holds a personnummer.</param>
public sealed record Afvisning(long Linje, string Felt, string Kode, string Tekst);

/// <summary>The stable codes of rejections.</summary>
public static class Afvisningskoder
{
    /// <summary>The line is no JSON, or no JSON object.</summary>
    public const string UgyldigtJson = "ugyldigt-json";

    /// <summary>An object of the line has a name twice.</summary>
    public const string DobbeltFelt = "dobbelt-felt";

    /// <summary>The entitet is none of the five.</summary>
    public const string UkendtEntitet = "ukendt-entitet";

    /// <summary>A required field is absent.</summary>
    public const string ManglerFelt = "mangler-felt";

    /// <summary>A value of wrong form or outside its range.</summary>
    public const string UgyldigVaerdi = "ugyldig-vaerdi";

    /// <summary>Not ten digits, or no date.</summary>
    public const string UgyldigtPersonnummer = "ugyldigt-personnummer";

    /// <summary>A kommunekode of right form that is no kommune.</summary>
    public const string UkendtKommune = "ukendt-kommune";

    /// <summary>A code in no row of the catalogue and in no mapping.</summary>
    public const string UkendtIndsatstype = "ukendt-indsatstype";

    /// <summary>A date outside 1900-01-01 to 2100-12-31.</summary>
    public const string DatoUdenfor = "dato-foer-1900-eller-efter-2100";

    /// <summary>slutdato before startdato, or til before fra.</summary>
    public const string SlutFoerStart = "slut-foer-start";

    /// <summary>The version was received before with other content.</summary>
    public const string VersionKonflikt = "version-konflikt";

    /// <summary>All codes, in the order of the contract.</summary>
    public static IReadOnlyList<string> Alle { get; } =
    [
        UgyldigtJson, DobbeltFelt, UkendtEntitet, ManglerFelt, UgyldigVaerdi, UgyldigtPersonnummer,
        UkendtKommune, UkendtIndsatstype, DatoUdenfor, SlutFoerStart, VersionKonflikt,
    ];
}
