namespace Opgoerelse.Generator.Disturbance;

/// <summary>The reject codes of the contract.</summary>
internal static class Afvisningskoder
{
    public const string UgyldigtJson = "ugyldigt-json";
    public const string UkendtEntitet = "ukendt-entitet";
    public const string ManglerFelt = "mangler-felt";
    public const string UgyldigVaerdi = "ugyldig-vaerdi";
    public const string UgyldigtPersonnummer = "ugyldigt-personnummer";
    public const string UkendtKommune = "ukendt-kommune";
    public const string UkendtIndsatstype = "ukendt-indsatstype";
    public const string DatoUdenForRaekkevidde = "dato-foer-1900-eller-efter-2100";
    public const string SlutFoerStart = "slut-foer-start";
    public const string VersionKonflikt = "version-konflikt";
}
