namespace Opgoerelse.AcceptanceTests.Http.Readers;

/// <summary>A cell as a reader of one format finds it: a number, a sign, or both.</summary>
/// <param name="Number">The number; null where there is none.</param>
/// <param name="Sign">The sign; empty where there is none or the format cannot say.</param>
internal readonly record struct ReadCell(decimal? Number, string Sign);
