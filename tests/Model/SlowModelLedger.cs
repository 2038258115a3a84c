using System.Globalization;
using System.Text;

namespace Opgoerelse.Model;

/// <content>From the ledger to the rows of the <c>facts</c> file.</content>
public static partial class SlowModel
{
    /// <summary>
    /// One row for each valid forløb and period, made from the registrations received on or before D, sorted by
    /// forloebId and then periode. An exception "not available" when D is before the first receipt.
    /// </summary>
    public static IReadOnlyList<SlowFact> Facts(SlowLedger ledger, string regelsaet, DateOnly d) =>
        Facts(ledger, SlowRegelsaet.Named(regelsaet), d);

    /// <inheritdoc cref="Facts(SlowLedger, string, DateOnly)"/>
    public static IReadOnlyList<SlowFact> Facts(SlowLedger ledger, SlowRegelsaet regelsaet, DateOnly d)
    {
        DateOnly? first = ledger.FirstReceipt();
        if (first is null || d < first)
        {
            throw new InvalidOperationException("not available");
        }

        return Forloeb(ledger, d)
            .SelectMany(forloeb => Facts(forloeb, regelsaet, d))
            .OrderBy(fact => fact.ForloebId, StringComparer.Ordinal)
            .ThenBy(fact => fact.Period == SlowOrdning.PhaseInPeriod)
            .ToList();
    }

    /// <summary>The text of the <c>facts</c> file.</summary>
    public static string FactsFile(SlowLedger ledger, string regelsaet, DateOnly d)
    {
        StringBuilder text = new();
        text.Append(SlowFact.Header()).Append('\n');
        foreach (SlowFact fact in Facts(ledger, regelsaet, d))
        {
            text.Append(fact.ToLine()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The valid forløb as known on D: neither deleted nor fejloprettet, with what is registered for them.</summary>
    public static IReadOnlyList<SlowForloeb> Forloeb(SlowLedger ledger, DateOnly d)
    {
        IReadOnlyList<SlowMessage> newest = ledger.Newest(d);
        ILookup<string, SlowMessage> children = newest
            .Where(m => m.Entity != "forloeb")
            .ToLookup(m => m.Content["forloebId"]);

        List<SlowForloeb> result = [];
        foreach (SlowMessage message in newest.Where(m => m.Entity == "forloeb"))
        {
            IReadOnlyDictionary<string, string> f = message.Content;
            if (Flag(f, "fejloprettet") == true)
            {
                continue;
            }

            List<SlowMessage> mine = children[message.Id].ToList();
            result.Add(new SlowForloeb(
                message.Id,
                SlowValues.BirthDate(f["personnummer"])!.Value,
                SlowValues.Sex(f["personnummer"]),
                Day(f, "startdato")!.Value,
                Day(f, "slutdato"),
                f["kommuner"].Split('|').Select(Kommune).ToList(),
                mine.Where(m => m.Entity == "indsats").Select(m => Indsats(m.Content)).ToList(),
                mine.Where(m => m.Entity == "fritagelse").Select(m => Fritagelse(m.Content)).ToList(),
                mine.Where(m => m.Entity == "ordinaereTimer").Select(m => Hours(m.Content)).ToList(),
                mine.Where(m => m.Entity == "indstilling").Select(m => Indstilling(m.Content)).ToList(),
                f.GetValueOrDefault("afslutningsaarsag")));
        }

        return result;
    }

    private static SlowKommune Kommune(string entry) => new(entry.Split('@')[0], IsoDay(entry.Split('@')[1]));

    private static SlowIndsats Indsats(IReadOnlyDictionary<string, string> i) => new(
        i["indsatstype"],
        i["status"],
        Day(i, "startdato")!.Value,
        Day(i, "slutdato"),
        Number(i, "timerPrUge"),
        Number(i, "minutterPrUge"),
        Flag(i, "iIndsatsdel"),
        i.GetValueOrDefault("udfoerer"),
        Flag(i, "fejloprettet"));

    private static SlowFritagelse Fritagelse(IReadOnlyDictionary<string, string> f) =>
        new(f["hjemmel"], Day(f, "fra")!.Value, Day(f, "til"), Flag(f, "helbred"), Flag(f, "fejloprettet"));

    private static SlowTimer Hours(IReadOnlyDictionary<string, string> t) => new(IsoDay(t["maaned"] + "-01"));

    private static SlowIndstilling Indstilling(IReadOnlyDictionary<string, string> i) =>
        new(
            Day(i, "dato")!.Value,
            Flag(i, "genbehandling")!.Value,
            i["kategorier"].Split('|', StringSplitOptions.RemoveEmptyEntries));

    private static DateOnly? Day(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out string? text) ? IsoDay(text) : null;

    private static int? Number(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static bool? Flag(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out string? text) ? text == "true" : null;

    private static DateOnly IsoDay(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
