namespace Opgoerelse.Aggregation.Facts;

/// <summary>A set of facts that is made: all forloeb under one regelsaet.</summary>
/// <param name="Id">Its number in the database.</param>
/// <param name="Regelsaet">Code of the regelsaet.</param>
/// <param name="Loebende">Whether it is kept up to date; otherwise it was made once and is dropped after use.</param>
/// <param name="Dato">Opgoerelsesdato D.</param>
/// <param name="Position">The ledger position it was made from.</param>
/// <param name="Aftryk">Fingerprint of the code, rules and registers that made it.</param>
/// <param name="FoersteStart">The first valid start; null when there is no forloeb.</param>
public sealed record Faktasaet(long Id, string Regelsaet, bool Loebende, DateOnly Dato, long Position, string Aftryk, DateOnly? FoersteStart);

/// <summary>What a run did.</summary>
/// <param name="Saet">The set as it stands now.</param>
/// <param name="Fuld">Whether every forloeb was made again, not only the touched ones.</param>
/// <param name="Forloeb">Forloeb whose facts were made again.</param>
public sealed record Faktakoersel(Faktasaet Saet, bool Fuld, long Forloeb);
