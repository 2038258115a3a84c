namespace Opgoerelse.Api.Jobindsats;

/// <summary>A published period.</summary>
/// <param name="Indeks">Its number in the dimension of periods.</param>
/// <param name="Kode">Its code: 2024Q1, 2024QMAT01, 2024.</param>
/// <param name="Navn">What a person calls it.</param>
/// <param name="Type">Its kind.</param>
/// <param name="ErForeloebig">Whether figures of it may still change as a matter of routine.</param>
internal sealed record Jobperiode(int Indeks, string Kode, string Navn, Periodetype Type, bool ErForeloebig);
