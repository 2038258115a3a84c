namespace Opgoerelse.Generator.Disturbance;

/// <summary>The reject codes of the contract.</summary>
internal static class ExpectedRejectionCodes
{
    public const string InvalidJson = "ugyldigt-json";
    public const string UnknownEntity = "ukendt-entitet";
    public const string MissingField = "mangler-felt";
    public const string InvalidValue = "ugyldig-vaerdi";
    public const string InvalidPersonnummer = "ugyldigt-personnummer";
    public const string UnknownKommune = "ukendt-kommune";
    public const string UnknownIndsatstype = "ukendt-indsatstype";
    public const string DateOutOfRange = "dato-foer-1900-eller-efter-2100";
    public const string EndBeforeStart = "slut-foer-start";
    public const string VersionConflict = "version-konflikt";
}
