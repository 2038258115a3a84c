namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>How values are named in a file.</summary>
internal enum Navngivning
{
    Koder,
    Tekster,
    KoderOgTekster,
}
