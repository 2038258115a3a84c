namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>How values are named in a file.</summary>
internal enum Naming
{
    Codes,
    Texts,
    CodesAndTexts,
}
