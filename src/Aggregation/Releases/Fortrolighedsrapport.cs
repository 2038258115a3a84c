using Opgoerelse.Disclosure.TableSystem;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>How much of one level of a table is withheld.</summary>
/// <param name="Tabel">The table.</param>
/// <param name="Niveau">The level of omraade: land, region, landsdel, kommune.</param>
/// <param name="Slags">The kind of period: aar, rullendeaar, indfasning, kvartal.</param>
/// <param name="Celler">Counts with a cell.</param>
/// <param name="Primaere">Withheld for their own size.</param>
/// <param name="Sekundaere">Withheld for the sake of others.</param>
/// <param name="N">The sum of N over the cells.</param>
/// <param name="NSkjult">The sum of N over the withheld ones.</param>
/// <param name="MindsteInterval">The fewest values that are open in a primary cell; null without one.</param>
/// <param name="Bestemte">Primary cells that the attack found: 0 in a release.</param>
public sealed record Fortrolighedslinje(string Tabel, string Niveau, string Slags, long Celler, long Primaere, long Sekundaere, long N, long NSkjult, long? MindsteInterval, long Bestemte);

/// <summary>The protection report of a release: for analysts, never for the public.</summary>
/// <param name="Regler">The rules it was made under.</param>
/// <param name="Ubeviste">Primary cells without a proof of their own; the attack has judged them too.</param>
/// <param name="Millisekunder">What protection and attack took.</param>
/// <param name="Linjer">By table, level of omraade and kind of period.</param>
public sealed record Fortrolighedsrapport(Fortrolighedsregler Regler, long Ubeviste, long Millisekunder, IReadOnlyList<Fortrolighedslinje> Linjer);
