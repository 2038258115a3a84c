using System.Globalization;

namespace Opgoerelse.Model;

/// <summary>
/// One row of the <c>facts</c> file: what the registrations of one forløb mean in one period. The measures are
/// empty, 0 and false unless <see cref="Status"/> is <c>N</c>.
/// </summary>
public sealed record SlowFact
{
    public required string ForloebId { get; init; }

    /// <summary>The start quarter, or INDF2022.</summary>
    public required string Period { get; init; }

    /// <summary>S; 1 January 2022 in the INDF2022 row.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>F; null where none exists.</summary>
    public required DateOnly? Frist { get; init; }

    /// <summary><c>N</c>, <c>afsluttetInden</c>, <c>fritaget</c> or <c>ikkeObserveret</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Four digits.</summary>
    public required string Kommune { get; init; }

    /// <summary>The band: u30, 30-39, 40-49, 50+.</summary>
    public required string Age { get; init; }

    /// <summary>kvinde or mand.</summary>
    public required string Sex { get; init; }

    /// <summary>The categories with at least one counting indsats, in the order of the files.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Counting indsatser begun in [S, F], by category and <c>nogen</c>.</summary>
    public IReadOnlyDictionary<string, long> Count { get; init; } = new Dictionary<string, long>();

    /// <summary>Days in [S, F] covered by counting indsatser (union), by category and <c>nogen</c>.</summary>
    public IReadOnlyDictionary<string, long> Days { get; init; } = new Dictionary<string, long>();

    /// <summary>Minutes a week times days in [S, F], summed over counting indsatser, by category and <c>nogen</c>.</summary>
    public IReadOnlyDictionary<string, long> MinuteDays { get; init; } = new Dictionary<string, long>();

    /// <summary>The first counting day, max(startdato, S).</summary>
    public DateOnly? FirstDate { get; init; }

    /// <summary>Days from S to <see cref="FirstDate"/>.</summary>
    public int? DaysToFirst { get; init; }

    /// <summary>Ordinary hours in (S, F], whatever the indsatser.</summary>
    public bool Loentimer { get; init; }

    /// <summary>A genbehandling dated in (F, F + 3 months], whatever the indsatser.</summary>
    public bool Genbehandlet { get; init; }

    /// <summary>The team named virksomhedsrettet.</summary>
    public bool IndstilletVirksomhedsrettet { get; init; }

    /// <summary>Under six years to folkepensionsalderen on day S. Not in the file of facts, as what follows is not.</summary>
    public bool Senior { get; init; }

    /// <summary>slutdato ≤ D; null while it runs, and in the INDF2022 row.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>The kommune responsible on <see cref="EndDate"/>.</summary>
    public string EndKommune { get; init; } = "";

    /// <summary>What followed.</summary>
    public string Ending { get; init; } = "";

    /// <summary>The latest indstilling not after S of a forløb in N; null where there is none.</summary>
    public DateOnly? Indstillet { get; init; }

    /// <summary>In the population.</summary>
    public bool IN => Status == "N";

    /// <summary>The columns antal_k, dage_k and minutdage_k have these k.</summary>
    private static readonly IReadOnlyList<string> Columns = [.. SlowCategory.All, "nogen"];

    /// <summary>The header line of the <c>facts</c> file, without line end.</summary>
    public static string Header()
    {
        List<string> cells = ["forloebId", "periode", "start", "frist", "status", "kommune", "alder", "koen", "kategorier"];
        cells.AddRange(Columns.Select(k => "antal_" + k));
        cells.AddRange(Columns.Select(k => "dage_" + k));
        cells.AddRange(Columns.Select(k => "minutdage_" + k));
        cells.AddRange(["foersteDato", "dageTilFoerste", "loentimer", "genbehandlet", "indstilletVirksomhedsrettet"]);
        return string.Join(';', cells);
    }

    /// <summary>The row of the <c>facts</c> file, without line end.</summary>
    public string ToLine()
    {
        List<string> cells = [ForloebId, Period, Iso(Start), Iso(Frist), Status, Kommune, Age, Sex];
        if (!IN)
        {
            int measureColumns = 1 + (3 * Columns.Count) + 5;
            cells.AddRange(Enumerable.Repeat("", measureColumns));
            return string.Join(';', cells);
        }

        cells.Add(string.Join('|', Categories));
        cells.AddRange(Columns.Select(k => Whole(Count[k])));
        cells.AddRange(Columns.Select(k => Whole(Days[k])));
        cells.AddRange(Columns.Select(k => Whole(MinuteDays[k])));
        cells.Add(Iso(FirstDate));
        cells.Add(DaysToFirst is null ? "" : Whole(DaysToFirst.Value));
        cells.Add(YesNo(Loentimer));
        cells.Add(YesNo(Genbehandlet));
        cells.Add(YesNo(IndstilletVirksomhedsrettet));
        return string.Join(';', cells);
    }

    /// <summary>What the file of facts has not got, on a line.</summary>
    public string RestToLine() => string.Join(';', YesNo(Senior), Iso(EndDate), EndKommune, Ending, Iso(Indstillet));

    private static string Iso(DateOnly? day) =>
        day is null ? "" : day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool value) => value ? "ja" : "nej";
}
