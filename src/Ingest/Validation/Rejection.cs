namespace Opgoerelse.Ingest.Validation;

/// <summary>A rejected line, as it is stored and listed.</summary>
/// <param name="Line">The physical line, from 1; a CSV header is line 1.</param>
/// <param name="Field">The contract's name of the field, empty when the line as a whole is wrong.</param>
/// <param name="Code">One of <see cref="RejectionCodes"/>.</param>
/// <param name="Text">What is wrong, in Danish; never holds a personnummer.</param>
public sealed record Rejection(long Line, string Field, string Code, string Text);

/// <summary>The stable codes of rejections.</summary>
public static class RejectionCodes
{
    /// <summary>The line is no JSON, or no JSON object.</summary>
    public const string InvalidJson = "ugyldigt-json";

    /// <summary>An object of the line has a name twice.</summary>
    public const string DuplicateField = "dobbelt-felt";

    /// <summary>The entitet is none of the five.</summary>
    public const string UnknownEntity = "ukendt-entitet";

    /// <summary>A required field is absent.</summary>
    public const string MissingField = "mangler-felt";

    /// <summary>A value of wrong form or outside its range.</summary>
    public const string InvalidValue = "ugyldig-vaerdi";

    /// <summary>Not ten digits, or no date.</summary>
    public const string InvalidPersonnummer = "ugyldigt-personnummer";

    /// <summary>A kommunekode of right form that is no kommune.</summary>
    public const string UnknownKommune = "ukendt-kommune";

    /// <summary>A code in no row of the catalogue and in no mapping.</summary>
    public const string UnknownIndsatstype = "ukendt-indsatstype";

    /// <summary>A date outside 1900-01-01 to 2100-12-31.</summary>
    public const string DateOutside = "dato-foer-1900-eller-efter-2100";

    /// <summary>slutdato before startdato, or til before fra.</summary>
    public const string EndBeforeStart = "slut-foer-start";

    /// <summary>The version was received before with other content.</summary>
    public const string VersionConflict = "version-konflikt";

    /// <summary>All codes, in the order of the contract.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        InvalidJson, DuplicateField, UnknownEntity, MissingField, InvalidValue, InvalidPersonnummer,
        UnknownKommune, UnknownIndsatstype, DateOutside, EndBeforeStart, VersionConflict,
    ];
}
