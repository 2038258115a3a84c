using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Api.PxWeb.SavedQueries;

/// <summary>
/// What the metadata are wanted of. Whether of the default selection makes no difference: as in the reference server
/// the metadata of a selection are those of its codelists, every value of them, and a default selection has none.
/// </summary>
/// <param name="Gemt">The saved query whose codelists count; empty for none.</param>
/// <param name="Kodelister">Of their variables only the values in these codelists.</param>
internal sealed record Metadatavalg(string Gemt, IReadOnlyList<Kodelistevalg> Kodelister);
