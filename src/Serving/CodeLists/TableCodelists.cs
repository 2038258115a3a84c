using System.Runtime.CompilerServices;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Serving.CodeLists;

/// <summary>The codelists of a table, worked out once for as long as its release is served.</summary>
internal sealed class TableCodelists
{
    private static readonly ConditionalWeakTable<CatalogueTable, TableCodelists> KnownOnes = [];

    /// <summary>The levels of omraader, the name of each in an id, and what a list of them is called.</summary>
    private static readonly (string Kind, string Id, BilingualText Name)[] Levels =
    [
        ("region", "regioner", new BilingualText("Regioner", "Regions")),
        ("landsdel", "landsdele", new BilingualText("Landsdele", "Provinces")),
        ("rar", "rar", new BilingualText("Regionale arbejdsmarkedsråd (RAR)", "Regional labour market councils (RAR)")),
    ];

    private readonly Codelist[][] _listNames;

    private TableCodelists(CatalogueTable table) => _listNames =
    [
        .. table.Dimensions.Select(dimension => dimension.Role switch
        {
            DimensionRole.Geography => (Codelist[])[.. ForOmraader(dimension)],
            DimensionRole.Time => [.. ForPeriods(dimension, table.WithFigures)],
            _ => [],
        }),
    ];

    public static TableCodelists For(CatalogueTable table) => KnownOnes.GetValue(table, known => new TableCodelists(known));

    /// <summary>The codelists of a dimension.</summary>
    public IReadOnlyList<Codelist> Of(int dimension) => _listNames[dimension];

    /// <summary>The dimension's codelist with this id (case does not matter), or null.</summary>
    public Codelist? Find(int dimension, string id) =>
        Array.Find(_listNames[dimension], codelist => string.Equals(codelist.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The table's codelist with this id, or null.</summary>
    public Codelist? Find(string id) =>
        Enumerable.Range(0, _listNames.Length).Select(dimension => Find(dimension, id)).FirstOrDefault(codelist => codelist is not null);

    private static IEnumerable<Codelist> ForOmraader(Dimension dimension)
    {
        var codelists = new List<Codelist?>();
        foreach (var (kind, id, name) in Levels)
        {
            codelists.Add(Make("agg_" + id, name, CodelistType.Aggregation, dimension, value => value.Kind == kind));
        }

        codelists.Add(
            Make("vs_kommuner", new BilingualText("Kun kommuner", "Municipalities only"), CodelistType.Valueset, dimension, IsKommune));
        foreach (var (kind, id, name) in Levels)
        {
            codelists.Add(Make(
                "vs_" + id,
                new BilingualText("Kun " + LowerCase(name.Da), name.En + " only"),
                CodelistType.Valueset,
                dimension,
                value => value.Kind == kind));
        }

        foreach (var over in dimension.Values.Where(value => value.Kind is "region" or "landsdel"))
        {
            codelists.Add(Make(
                "vs_kommuner_" + over.Code,
                new BilingualText($"Kommuner i {over.Name.Da}", $"Municipalities in {over.Name.En}"),
                CodelistType.Valueset,
                dimension,
                value => IsKommune(value) && value.BelongsUnder.Contains(over.Code, StringComparer.Ordinal)));
        }

        foreach (var rar in dimension.Values.Select(Rar).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            codelists.Add(Make(
                "vs_kommuner_" + AddressName(rar),
                new BilingualText($"Kommuner i {rar}", $"Municipalities in {rar}"),
                CodelistType.Valueset,
                dimension,
                value => Rar(value) == rar));
        }

        return codelists.OfType<Codelist>();
    }

    private static IEnumerable<Codelist> ForPeriods(Dimension dimension, bool[] withFigures) =>
        from kind in PeriodKindCodelist.All
        let codelist = kind.Codelist is null
            ? null
            : Make(kind.Codelist, kind.Only, CodelistType.Valueset, dimension, value => value.Kind == kind.Code, withFigures)
        where codelist is not null
        select codelist;

    /// <summary>The list of the values that <paramref name="having"/> says; null where the dimension has none.</summary>
    private static Codelist? Make(
        string id, BilingualText name, CodelistType type, Dimension dimension, Predicate<DimensionValue> having, bool[]? withFigures = null)
    {
        int[] position = [.. Enumerable.Range(0, dimension.Values.Count).Where(i => having(dimension.Values[i]))];
        return position.Length == 0 ? null : new Codelist(id, name, type, dimension, position, withFigures);
    }

    private static bool IsKommune(DimensionValue value) => value.Kind == "kommune";

    private static string? Rar(DimensionValue value) => IsKommune(value) ? Omraader.Standard.Find(value.Code)?.Rar : null;

    private static string LowerCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><c>RAR Sjælland</c> as it can stand in an address: <c>rar-sjaelland</c>.</summary>
    private static string AddressName(string name) =>
        string.Concat(name.Select(sign => char.ToLowerInvariant(sign) switch
        {
            'æ' => "ae",
            'ø' => "oe",
            'å' => "aa",
            ' ' => "-",
            var lowerCase => lowerCase.ToString(),
        }));
}

/// <summary>A kind of period, as clients meet it: the periods of all kinds stand on one axis, a codelist shows one kind.</summary>
/// <param name="Code">Its code in a release (<see cref="DimensionValue.Kind"/>).</param>
/// <param name="Codelist">The codelist of its periods; null where there is none, as there is but one period.</param>
/// <param name="Only">What that codelist is called.</param>
/// <param name="Name">What its periods are called in a sentence.</param>
internal sealed record PeriodKindCodelist(string Code, string? Codelist, BilingualText Only, BilingualText Name)
{
    /// <summary>The kinds that codelists are offered of, in the order in which they are offered.</summary>
    public static IReadOnlyList<PeriodKindCodelist> All { get; } =
    [
        new(
            PeriodKindCodes.Quarter,
            "vs_kvartaler",
            new BilingualText("Kun kvartaler", "Quarters only"),
            PeriodKind.Quarter.InSentence()),
        new(
            PeriodKindCodes.RollingYear,
            "vs_rullendeaar",
            new BilingualText("Kun rullende år (fire kvartaler)", "Rolling years only (four quarters)"),
            PeriodKind.RollingYear.InSentence()),
        new(
            PeriodKindCodes.Year,
            "vs_aar",
            new BilingualText("Kun kalenderår", "Calendar years only"),
            PeriodKind.Year.InSentence()),
        new(
            PeriodKindCodes.PooledYears,
            "vs_samledeaar",
            new BilingualText("Kun samlede år", "Pooled years only"),
            PeriodKind.PooledYears.InSentence()),
        new(PeriodKindCodes.PhaseIn, null, new BilingualText("", ""), PeriodKind.PhaseIn.InSentence()),
    ];

    /// <summary>The kinds of a table's periods, each with its newest period as an example; null where there is one kind.</summary>
    public static BilingualText? Note(CatalogueTable table)
    {
        if (table.Time < 0)
        {
            return null;
        }

        var periods = table.Dimensions[table.Time].Values;
        var kinds = All.Select(kind => (kind.Name, Newest: periods.LastOrDefault(period => period.Kind == kind.Code)?.Code))
            .Where(kind => kind.Newest is not null)
            .ToList();
        return kinds.Count < 2
            ? null
            : new BilingualText(
                $"Perioderne er af flere slags, som overlapper og ikke kan lægges sammen: {And(TextLanguages.Danish, " og ")}. "
                + "I API'et gælder et udtryk (TOP, BOTTOM, FROM, TO, RANGE) perioder af én slags, "
                + "TOP og BOTTOM de korteste, der har tal.",
                $"The periods are of several kinds, which overlap and cannot be added up: {And(TextLanguages.English, " and ")}. "
                + "In the API an expression (TOP, BOTTOM, FROM, TO, RANGE) means periods of one kind, "
                + "TOP and BOTTOM the shortest that have figures.");

        string And(string language, string and)
        {
            var example = language == TextLanguages.Danish ? "fx" : "such as";
            var named = kinds.Select(kind => $"{kind.Name.In(language)} ({example} {kind.Newest})").ToList();
            return string.Join(", ", named[..^1]) + and + named[^1];
        }
    }
}
