using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;

namespace Opgoerelse.DomainTests.CaseBook;

/// <summary>
/// What the book expects of one row: every value by its key. What the book need not say, because it follows (a category
/// that is not there has no days), is expected all the same.
/// </summary>
public sealed record ExpectedFacts(string Regelsaet, bool PhaseIn, IReadOnlyDictionary<string, string> Values)
{
    private const string Nogen = "nogen";
    private static readonly string[] Ratio = ["loentimer", "genbehandlet", "indstillet"];
    private static readonly string[] Quantities = ["antal", "dage", "timer"];

    /// <summary>What is held to the program where the book tells of it.</summary>
    private static readonly string[] WhereToldOf =
    [
        "senior",
        "afslutning",
        "slutkommune",
        "laengde",
        "varede",
        "indstilletDag",
        "tilStart",
        "tilIndsats",
    ];
    private static readonly string[] StatusNames = [.. Enum.GetValues<Status>().Select(status => status.Code())];

    /// <summary>Gathers the lines <c>forvent [regelsaet] [INDF2022]: key=value ...</c> to one expectation per row.</summary>
    /// <exception cref="FormatException">An unknown key, one too many or too few, or nothing expected at all.</exception>
    public static IReadOnlyList<ExpectedFacts> Saml(
        IEnumerable<(string WhatIs, string Values)> lines, string regelsaet, DateOnly start, IReadOnlyList<KommuneResponsibility> kommuner,
        bool withAge)
    {
        var rows = new Dictionary<(string Regelsaet, bool PhaseIn), Dictionary<string, string>>();
        foreach (var (what, values) in lines)
        {
            var names = what.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
            var phaseIn = names.Remove(Ordning.Standard.PhaseIn!.Code);
            var name = names.Count switch
            {
                0 => regelsaet,
                1 => names[0],
                _ => throw new FormatException($"Kan ikke læses: forvent{what}"),
            };
            if (!Domain.Law.Regelsaet.All.ContainsKey(name))
            {
                throw new FormatException($"Ukendt regelsæt: {name}");
            }

            if (!rows.TryGetValue((name, phaseIn), out var row))
            {
                rows[(name, phaseIn)] = row = new Dictionary<string, string>(StringComparer.Ordinal);
            }

            foreach (var part in values.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var (key, value) = BookCase.PairsOf(part, "=");
                if (!row.TryAdd(key, value))
                {
                    throw new FormatException($"{key} er ventet to gange.");
                }
            }
        }

        if (rows.Count == 0)
        {
            throw new FormatException("Sagen venter intet.");
        }

        if (rows.Keys.FirstOrDefault(row => row.PhaseIn && !rows.ContainsKey((row.Regelsaet, false))) is { Regelsaet: { } alone })
        {
            throw new FormatException($"Under {alone} er kun indfasningen ventet.");
        }

        return [.. rows.Select(row =>
            new ExpectedFacts(
                row.Key.Regelsaet,
                row.Key.PhaseIn,
                FillIn(row.Value, row.Key.PhaseIn ? Ordning.Standard.PhaseIn!.Date : start, kommuner, withAge)))];
    }

    /// <summary>The categories of <c>a|b</c>; <c>ingen</c> for none.</summary>
    public static Categories CategoryList(string listOf) =>
        listOf == "ingen" ? Categories.Ingen
        : listOf.Length > 0 ? CategoryCodes.FromList(listOf)
        : throw new FormatException("Ingen kategorier.");

    /// <summary>Where the program's row reads otherwise, one sentence for each value.</summary>
    public IReadOnlyList<string> Deviations(ForloebFact fact)
    {
        var actual = Read(fact);
        return [.. Values.Where(pair => actual[pair.Key] != pair.Value).Select(pair =>
            $"{pair.Key}: bogen har {pair.Value}, programmet {actual[pair.Key]}")];
    }

    private static Dictionary<string, string> FillIn(
        Dictionary<string, string> given,
        DateOnly start,
        IReadOnlyList<KommuneResponsibility> kommuner,
        bool withAge)
    {
        var rest = new Dictionary<string, string>(given, StringComparer.Ordinal);
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start"] = Day(start),
            ["status"] = Tag("status"),
            ["frist"] = Tag("frist") is var frist && frist == "ingen" ? frist : Day(BookCase.Date(frist)),
            ["kommune"] = kommuner.Count > 1 ? Tag("kommune") : TakeOr("kommune", kommuner[0].Kommune),
        };
        if (!StatusNames.Contains(all["status"], StringComparer.Ordinal))
        {
            throw new FormatException($"Ukendt status: {all["status"]}");
        }

        if (withAge || rest.ContainsKey("alder"))
        {
            all["alder"] = Tag("alder");
        }

        foreach (var key in WhereToldOf.Where(rest.ContainsKey))
        {
            all[key] = Tag(key);
        }

        var iN = all["status"] == Status.Population.Code();
        var categories = iN ? CategoryList(Tag("kategorier")) : Categories.Ingen;
        all["kategorier"] = ListOf(categories);
        foreach (var ratio in Ratio)
        {
            all[ratio] = iN ? TakeOr(ratio, "nej") : "nej";
        }

        if (categories != Categories.Ingen)
        {
            all["foersteDato"] = Day(BookCase.Date(Tag("foersteDato")));
            all["dageTilFoerste"] = Tag("dageTilFoerste");
            if (rest.ContainsKey("interval"))
            {
                all["interval"] = Tag("interval");
            }
        }
        else
        {
            all["foersteDato"] = all["dageTilFoerste"] = "ingen";
            if (iN)
            {
                all["interval"] = "intet";
            }
        }

        var having = Enumerable.Range(0, CategoryCodes.Count)
            .Select(i => (Category)i)
            .Where(category => categories.Contains(category))
            .ToList();
        foreach (var quantityText in Quantities)
        {
            foreach (var code in CategoryCodes.All.Append(Nogen))
            {
                var key = $"{quantityText}.{code}";
                var nul = quantityText == "timer" ? "0,0" : "0";
                var nogen = code == Nogen;
                all[key] = nogen && having.Count == 1 ? TakeOr(key, all[$"{quantityText}.{having[0].Code()}"])
                    : nogen ? (having.Count > 1 ? Takes(quantityText, key, nul) : nul)
                    : having.Exists(category => category.Code() == code) ? Takes(quantityText, key, nul)
                    : nul;
            }
        }

        return rest.Count == 0 ? all : throw new FormatException($"Ukendt eller overflødigt i det ventede: {string.Join(", ", rest.Keys)}");

        // Hours may be left out where there are none: then none are expected.
        string Takes(string quantityText, string key, string nul) => quantityText == "timer" ? TakeOr(key, nul) : Tag(key);

        string Tag(string key) =>
            rest.Remove(key, out var value) ? value : throw new FormatException($"Det ventede mangler {key}.");

        string TakeOr(string key, string otherwise) => rest.Remove(key, out var value) ? value : otherwise;
    }

    private static Dictionary<string, string> Read(ForloebFact fact)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["start"] = Day(fact.Start),
            ["status"] = fact.Status.Code(),
            ["frist"] = fact.Frist is { } frist ? Day(frist) : "ingen",
            ["kommune"] = fact.Kommune,
            ["alder"] = fact.Age,
            ["kategorier"] = ListOf(fact.Categories),
            ["foersteDato"] = fact.FirstDate is { } date ? Day(date) : "ingen",
            ["dageTilFoerste"] = fact.DaysToFirst?.ToString(CultureInfo.InvariantCulture) ?? "ingen",
            ["interval"] = fact.Interval == StartInterval.NothingFound ? "intet" : StartInterval.All[fact.Interval].Code,
            ["loentimer"] = Yes(fact.Loentimer),
            ["genbehandlet"] = Yes(fact.Genbehandlet),
            ["indstillet"] = Yes(fact.IndstilletVirksomhedsrettet),
            ["senior"] = Yes(fact.IsSenior),
            ["afslutning"] = fact.Ending?.Category ?? "ingen",
            ["slutkommune"] = fact.Ending?.Kommune ?? "ingen",
            ["laengde"] = fact.Ending?.Length switch
            {
                null => "ingen",
                { } i when i == LengthInterval.Over => LengthInterval.OverCode,
                { } i => LengthInterval.All[i].Code,
            },
            ["varede"] = fact.Ending is { } ending
                ? (ending.Date.DayNumber - fact.Start.DayNumber + 1).ToString(CultureInfo.InvariantCulture)
                : "ingen",
            ["indstilletDag"] = fact.Waiting is { } waiting ? Day(waiting.Indstillet) : "ingen",
            ["tilStart"] = Wait(fact.Waiting?.ToStart),
            ["tilIndsats"] = Wait(fact.Waiting?.ToIndsats),
        };
        for (var i = 0; i < PerCategory.Length; i++)
        {
            var code = i == PerCategory.Nogen ? Nogen : CategoryCodes.All[i];
            values[$"antal.{code}"] = fact.Count[i].ToString(CultureInfo.InvariantCulture);
            values[$"dage.{code}"] = fact.Days[i].ToString(CultureInfo.InvariantCulture);
            values[$"timer.{code}"] = Hours(fact.MinuteDays[i]);
        }

        return values;
    }

    /// <summary>Hours with one decimal, half away from zero, from minutes a week times days: a tenth of an hour is 42.</summary>
    private static string Hours(long minuteDays)
    {
        var tenths = ((2 * minuteDays) + 42) / 84;
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10},{tenths % 10}");
    }

    private static string Wait(int? interval) => interval switch
    {
        null => "ingen",
        { } i when i == WaitingInterval.Longer => "laengere",
        { } i => WaitingInterval.All[i].Code,
    };

    private static string ListOf(Categories categories) => categories == Categories.Ingen ? "ingen" : categories.ListOf();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Yes(bool yes) => yes ? "ja" : "nej";
}
