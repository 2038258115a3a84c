namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>The formats that a selection can be had in, as the API calls them.</summary>
internal sealed record FormatNames(IReadOnlyList<string> All);
