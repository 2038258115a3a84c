using System.Text;

namespace Opgoerelse.Model;

/// <summary>The codes of section 7.</summary>
public static class SlowEnding
{
    /// <summary>What followed, in the order of the definition.</summary>
    public static IReadOnlyList<string> Categories { get; } =
    [
        "beskaeftigelse", "uddannelse", "fleksjob", "foertidspension", "seniorpension", "nyt-forloeb", "oevrige", "uoplyst",
    ];

    /// <summary>indsats6.</summary>
    public static IReadOnlyList<string> Indsatser { get; } = ["alle", "nogen", "virksomhedsrettet", "ingen", "uden-frist"];
}

/// <content>Section 7: who is a senior, and how a forløb ended.</content>
public static partial class SlowModel
{
    /// <summary>
    /// "S + 6 years (clamped) is later than the day the person reaches folkepensionsalderen (birth date + years and months
    /// of the file, clamped)".
    /// </summary>
    public static bool IsSenior(DateOnly born, DateOnly start)
    {
        SlowPensionAge age = SlowRegisters.PensionAges.SingleOrDefault(row =>
                row.BornFrom <= born && (row.BornTo is null || born <= row.BornTo))
            ?? SlowRegisters.PensionAges[0]; // born before the file begins
        return Later(start, 6, 0) > Later(born, age.Years, age.Months);
    }

    /// <summary>"text compared trimmed, lower-cased, NFC"; absent is uoplyst, a text that the file lacks too.</summary>
    public static string EndCategory(string? reason, DateOnly endDate)
    {
        string text = Plain(reason ?? "");
        return SlowRegisters.EndReasons
                .Where(row => Plain(row.Text) == text)
                .FirstOrDefault(row =>
                    (row.ValidFrom is null || row.ValidFrom <= endDate) && (row.ValidTo is null || endDate <= row.ValidTo))
                ?.Category
            ?? "uoplyst";
    }

    /// <summary>"valid forløb with slutdato ≤ D"; "kommune responsible on slutdato".</summary>
    private static SlowFact WithEnding(SlowFact fact, SlowForloeb forloeb, DateOnly d) =>
        forloeb.EndDate is null || forloeb.EndDate > d
            ? fact
            : fact with
            {
                EndDate = forloeb.EndDate,
                EndKommune = forloeb.Kommuner.Where(k => k.From <= forloeb.EndDate).OrderBy(k => k.From).Last().KommuneCode,
                Ending = EndCategory(forloeb.EndReason, forloeb.EndDate.Value),
            };

    private static string Plain(string text) => text.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormC);

    /// <summary>So many years and months later: the same day of that month, or its last where it has no such day.</summary>
    private static DateOnly Later(DateOnly day, int years, int months)
    {
        int month = day.Month - 1 + months;
        int year = day.Year + years + (month / 12);
        month = (month % 12) + 1;
        return new DateOnly(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month)));
    }
}
