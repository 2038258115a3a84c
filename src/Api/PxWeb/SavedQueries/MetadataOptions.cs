using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.PxWeb.SavedQueries;

/// <summary>
/// What the metadata are wanted of. Whether of the default selection makes no difference: as in the reference server
/// the metadata of a selection are those of its codelists, every value of them, and a default selection has none.
/// </summary>
/// <param name="Stored">The saved query whose codelists count; empty for none.</param>
/// <param name="Codelists">Of their variables only the values in these codelists.</param>
internal sealed record MetadataOptions(string Stored, IReadOnlyList<CodelistChoice> Codelists);
