namespace Opgoerelse.Disclosure.Suppression;

/// <summary>What the suppressor decided.</summary>
/// <param name="Withheld">By cell.</param>
/// <param name="Unproved">Primary cells for which no proof of safety was found; normally none.</param>
/// <param name="Repaired">How many primary cells the linear pass had left to bounds.</param>
internal sealed record SuppressionResult(bool[] Withheld, IReadOnlyList<int> Unproved, int Repaired);
