using System.Runtime.CompilerServices;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>
/// The hierarchies of a table (version 3), worked out once. The omraader have one per way to divide the country, the
/// ages one in bands and one in halves; every other variable has one. All have a top, <c>/</c>: the total, or where
/// there is none the value that the others are parts of.
/// </summary>
internal sealed class Hierarchies
{
    private const string Top = "/";

    private static readonly ConditionalWeakTable<JobindsatsTable, Hierarchies> OfTables = [];

    private Hierarchies(JobindsatsTable table) =>
        All = [.. table.Variables.Where(variable => variable != table.Period).SelectMany(variable => Of(table, variable))];

    public IReadOnlyList<Hierarchy> All { get; }

    public static Hierarchies For(JobindsatsTable table) => OfTables.GetValue(table, known => new Hierarchies(known));

    /// <summary>The hierarchy with this id, whatever its case, or null.</summary>
    public Hierarchy? Find(string id) =>
        All.FirstOrDefault(hierarchy => string.Equals(hierarchy.Id, id, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Hierarchy> Of(JobindsatsTable table, JobindsatsVariable variable)
    {
        var dimension = table.Table.Dimensions[variable.Number];
        if (variable == table.Omraade)
        {
            return ForOmraader(variable, dimension);
        }

        return dimension.Values.Any(value => IsHalf(value.Code))
            ? [
                Flat(variable, dimension, variable.Id, dimension.Name.Da, code => !IsHalf(code)),
                Flat(variable, dimension, variable.Id + "40", dimension.Name.Da + ", under og over 40 år", IsHalf),
            ]
            : [Flat(variable, dimension, variable.Id, dimension.Name.Da, _ => true)];

        static bool IsHalf(string code) => code != AgeGroup.AllCode && AgeGroup.All.Any(group => group.Code == code && !group.IsBand);
    }

    /// <summary>A top and one level below it.</summary>
    private static Hierarchy Flat(JobindsatsVariable variable, Dimension dimension, string id, string name, Predicate<string> having)
    {
        var top = variable.Root;
        return new Hierarchy(id, name, variable,
        [
            new HierarchyLevel(id + "_1", variable.Labels[top], [new HierarchyValue(Top, top)]),
            new HierarchyLevel(
                id + "_2",
                name,
                [
                    .. Enumerable.Range(0, dimension.Values.Count)
                        .Where(i => i != top && having(dimension.Values[i].Code))
                        .Select(i => new HierarchyValue(Top + dimension.Values[i].Code + Top, i)),
                ]),
        ]);
    }

    private static IEnumerable<Hierarchy> ForOmraader(JobindsatsVariable variable, Dimension dimension)
    {
        var country = new HierarchyLevel("_land", "Hele landet", [new HierarchyValue(Top, variable.Root)]);
        yield return new Hierarchy("_hele_landet", "Hele landet", variable, [country]);
        if (Level("kommune") is { Count: > 0 } kommuner)
        {
            yield return new Hierarchy(
                "_nykom",
                "Kommuner",
                variable,
                [
                    country,
                    new HierarchyLevel("_kommune", "Kommune", [.. kommuner.Select(i => new HierarchyValue(Top + Code(i) + Top, i))]),
                ]);
        }

        foreach (var (kind, name) in new[] { ("region", "Region"), ("landsdel", "Landsdel") })
        {
            if (Level(kind) is not { Count: > 0 } parts)
            {
                continue;
            }

            var under = parts.SelectMany(part => Level("kommune")
                .Where(kommune => dimension.Values[kommune].BelongsUnder.Contains(Code(part), StringComparer.Ordinal))
                .Select(kommune => new HierarchyValue(Top + Code(part) + Top + Code(kommune) + Top, kommune))).ToList();
            var level = new HierarchyLevel("_" + kind, name, [.. parts.Select(i => new HierarchyValue(Top + Code(i) + Top, i))]);
            yield return new Hierarchy(
                "_" + kind,
                name + (kind == "region" ? "er" : "e"),
                variable,
                under.Count == 0 ? [country, level] : [country, level, new HierarchyLevel("_kommune", "Kommune", under)]);
        }

        IReadOnlyList<int> Level(string kind) =>
            [.. Enumerable.Range(0, dimension.Values.Count).Where(i => dimension.Values[i].Kind == kind)];

        string Code(int position) => dimension.Values[position].Code;
    }
}

/// <summary>A way to divide a variable, from the top down (version 3).</summary>
/// <param name="Id">By which clients ask for it.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Variable">What is divided.</param>
/// <param name="Levels">The top first.</param>
internal sealed record Hierarchy(string Id, string Name, JobindsatsVariable Variable, IReadOnlyList<HierarchyLevel> Levels);

/// <summary>A level of a hierarchy.</summary>
internal sealed record HierarchyLevel(string Id, string Name, IReadOnlyList<HierarchyValue> Values);

/// <summary>A value in its place: its path of codes from the top, and its number in the dimension.</summary>
internal sealed record HierarchyValue(string Location, int Index);
