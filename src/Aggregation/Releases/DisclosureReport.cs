using Opgoerelse.Disclosure.TableSystem;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>How much of one level of a table is withheld.</summary>
/// <param name="Table">The table.</param>
/// <param name="Level">The level of omraade: land, region, landsdel, kommune.</param>
/// <param name="Kind">The kind of period: aar, rullendeaar, indfasning, kvartal.</param>
/// <param name="Cells">Counts with a cell.</param>
/// <param name="PrimaryCount">Withheld for their own size.</param>
/// <param name="SecondaryCount">Withheld for the sake of others.</param>
/// <param name="N">The sum of N over the cells.</param>
/// <param name="NWithheld">The sum of N over the withheld ones.</param>
/// <param name="SmallestInterval">The fewest values that are open in a primary cell; null without one.</param>
/// <param name="Determined">Primary cells that the attack found: 0 in a release.</param>
public sealed record DisclosureLine(string Table, string Level, string Kind, long Cells, long PrimaryCount, long SecondaryCount, long N, long NWithheld, long? SmallestInterval, long Determined);

/// <summary>The protection report of a release: for analysts, never for the public.</summary>
/// <param name="Rules">The rules it was made under.</param>
/// <param name="Unproven">Primary cells without a proof of their own; the attack has judged them too.</param>
/// <param name="Milliseconds">What protection and attack took.</param>
/// <param name="Lines">By table, level of omraade and kind of period.</param>
public sealed record DisclosureReport(DisclosureRules Rules, long Unproven, long Milliseconds, IReadOnlyList<DisclosureLine> Lines);
