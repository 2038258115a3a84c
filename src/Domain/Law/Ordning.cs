using System.Text.Json;
using System.Text.Json.Serialization;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Domain.Law;

/// <summary>
/// The scheme that the figures are about: its name, when it closes, its guarantee and phase-in, and its tables. It is data
/// (data/ordninger/*.json): the next scheme needs a new file, not new code.
/// </summary>
public sealed record Ordning
{
    [JsonPropertyName("kode")]
    public required string Code { get; init; }

    [JsonPropertyName("navn")]
    public required BilingualText Name { get; init; }

    /// <summary>The agreement that orders the opgoerelse, as it is named in a sentence.</summary>
    [JsonPropertyName("aftale")]
    public required BilingualText Agreement { get; init; }

    /// <summary>What the units are called in the plural.</summary>
    [JsonPropertyName("enheder")]
    public required BilingualText Units { get; init; }

    /// <summary>The last day on which a citizen could start; null while the scheme is open.</summary>
    [JsonPropertyName("sidsteStart")]
    public required DateOnly? LastStart { get; init; }

    /// <summary>What a reader is told about the closing; null while the scheme is open.</summary>
    [JsonPropertyName("lukning")]
    public required BilingualText? Closing { get; init; }

    /// <summary>The phase-in of running forloeb; null where there was none.</summary>
    [JsonPropertyName("indfasning")]
    public required PhaseIn? PhaseIn { get; init; }

    /// <summary>
    /// The first start day to which the guarantee applies: years are pooled before and since its year. Null where there is none.
    /// </summary>
    [JsonPropertyName("garantiFra")]
    public required DateOnly? GuaranteeFrom { get; init; }

    /// <summary>The codes of the kinds of period in which kommuner are published; other omraader are in all of them.</summary>
    /// <exception cref="JsonException">A code that is none.</exception>
    [JsonPropertyName("kommunePerioder")]
    public required IReadOnlyList<string> KommunePeriods
    {
        get;
        init
        {
            var known = Enum.GetValues<PeriodKind>().Select(kind => kind.Code()).ToList();
            field = value.FirstOrDefault(code => !known.Contains(code, StringComparer.Ordinal)) is { } unknown
                ? throw new JsonException($"kommunePerioder kan ikke være '{unknown}'; kendte er {string.Join(", ", known)}")
                : value;
        }
    }

    /// <summary>The code of the regelsaet of the official figures.</summary>
    [JsonPropertyName("officieltRegelsaet")]
    public required string OfficialRegelsaet { get; init; }

    /// <summary>The codes of the regelsaet under which a release counts hele landet once more, beside the official one.</summary>
    [JsonPropertyName("sideOmSide")]
    public required IReadOnlyList<string> RuleComparison { get; init; }

    [JsonPropertyName("emne")]
    public required Subject Subject { get; init; }

    [JsonPropertyName("tabeller")]
    public required IReadOnlyList<TableRecipe> Tables { get; init; }

    /// <summary>The scheme of data/ordninger.</summary>
    public static Ordning Standard { get; } = ReadStandard();

    /// <summary>Reads one scheme's file.</summary>
    /// <exception cref="JsonException">A field is missing, unknown or has a value that is none.</exception>
    public static Ordning Read(Stream json) => JsonSerializer.Deserialize(json, RuleJson.Default.Ordning)!;

    /// <summary>Whether a kind of period is published for omraader of a level.</summary>
    public bool Publishes(PeriodKind kind, OmraadeLevel level) =>
        level != OmraadeLevel.Kommune || KommunePeriods.Contains(kind.Code(), StringComparer.Ordinal);

    /// <summary>Which of these kinds of period kommuner have, and why not the others; null where they have them all.</summary>
    public BilingualText? NoteOnKommuner(IEnumerable<PeriodKind> kinds)
    {
        var order = new[] { PeriodKind.Quarter, PeriodKind.RollingYear, PeriodKind.Year, PeriodKind.PooledYears, PeriodKind.PhaseIn };
        var all = kinds.OrderBy(kind => Array.IndexOf(order, kind)).ToLookup(kind => Publishes(kind, OmraadeLevel.Kommune));
        var having = all[true].Select(PeriodKindCodes.InSentence).ToList();
        var lacking = all[false].Select(PeriodKindCodes.InSentence).ToList();
        return lacking.Count == 0 ? null : new BilingualText(
            $"Af hensyn til fortroligheden opgøres kommunernes tal kun for {Enumeration(having, text => text.Da, "og")}; "
                + $"{Enumeration(lacking, text => text.Da, "og")} findes for landsdele, regioner og hele landet.",
            $"For confidentiality, figures of municipalities are published for {Enumeration(having, text => text.En, "and")} only; "
                + $"{Enumeration(lacking, text => text.En, "and")} are there for provinces, regions and the whole country.");

        static string Enumeration(List<BilingualText> texts, Func<BilingualText, string> asked, string and) => texts.Count < 2
            ? string.Concat(texts.Select(asked))
            : $"{string.Join(", ", texts.SkipLast(1).Select(asked))} {and} {asked(texts[^1])}";
    }

    private static Ordning ReadStandard()
    {
        using var json = Data.Open(Data.List("ordninger").Single());
        return Read(json);
    }
}

/// <summary>
/// Phase-in: forloeb that started before <paramref name="Date"/>, still ran on it and had had no indsats are counted
/// once more, with that day in the place of S, in a period of their own.
/// </summary>
public sealed record PhaseIn(
    [property: JsonPropertyName("dato")] DateOnly Date,
    [property: JsonPropertyName("kode")] string Code,
    [property: JsonPropertyName("navn")] BilingualText Name);

/// <summary>The subject under which the tables are found.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="JobindsatsId">Its number on jobindsats, which scripts written for that know; null where it has none.</param>
public sealed record Subject(
    [property: JsonPropertyName("kode")] string Code,
    [property: JsonPropertyName("navn")] BilingualText Name,
    [property: JsonPropertyName("jobindsatsId")] int? JobindsatsId = null);

/// <summary>A published table: its id, its kind (which dimensions and measures) and its title.</summary>
public sealed record TableRecipe(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("slags")] TableKind Kind,
    [property: JsonPropertyName("titel")] BilingualText Title)
{
    /// <summary>Whether no release has it, but only the true figures on the machine's own command line.</summary>
    [JsonPropertyName("kunTilKontrol")]
    public bool IsForControl { get; init; }

    /// <summary>What every place that shows it says; null where there is nothing to say.</summary>
    [JsonPropertyName("note")]
    public BilingualText? Note { get; init; }
}
