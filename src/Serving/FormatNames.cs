namespace Opgoerelse.Serving;

/// <summary>The formats that a selection can be had in, as the API calls them.</summary>
internal sealed record FormatNames(IReadOnlyList<string> All);
