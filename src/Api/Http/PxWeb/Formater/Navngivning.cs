namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>How values are named in a file.</summary>
internal enum Navngivning
{
    Koder,
    Tekster,
    KoderOgTekster,
}
