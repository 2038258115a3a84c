using Dapper;
using Opgoerelse.Domain;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>How much a finding of the checklist weighs.</summary>
public enum CheckWeight
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>The release may be approved, with a reason.</summary>
    Warning,

    /// <summary>The release may not be approved.</summary>
    Error,
}

/// <summary>What the checklist found.</summary>
/// <param name="Code">Which check.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Text">A sentence, Danish.</param>
public sealed record CheckFinding(string Code, CheckWeight Weight, string Text)
{
    /// <summary>oplysning, advarsel, fejl.</summary>
    public string Level => Weight switch
    {
        CheckWeight.Note => "oplysning",
        CheckWeight.Warning => "advarsel",
        _ => "fejl",
    };
}

/// <summary>What is looked at before a release is approved. It changes nothing, and can be asked for at any time.</summary>
public sealed class ReleaseChecklist(Database database, TimeProvider time)
{
    /// <summary>Per cent of the registrations read since the public release that may be rejected, or wait, without a warning.</summary>
    public const int MostRejected = 5;

    private const string Registrations = """
        SELECT COALESCE(SUM(laest), 0) AS laest, COALESCE(SUM(afvist), 0) AS afvist, COALESCE(SUM(venter), 0) AS venter
        FROM leverance
        WHERE leverance_id > @efter AND leverance_id <= @til
        """;

    /// <summary>The findings, the heaviest first.</summary>
    /// <param name="id">The release.</param>
    /// <param name="announced">When the next release is announced for.</param>
    /// <param name="from">From when it is to be public; null for now, or where that is not asked about.</param>
    /// <exception cref="InvalidOperationException">There is no such release.</exception>
    public IReadOnlyList<CheckFinding> Of(long id, DateTimeOffset announced, DateTimeOffset? from = null) =>
        [.. Findings(id, announced, from).OrderByDescending(finding => finding.Weight)];

    private IEnumerable<CheckFinding> Findings(long id, DateTimeOffset announced, DateTimeOffset? from)
    {
        var store = new ReleaseStore(database, time);
        var all = store.All();
        var release = all.Single(one => one.Id == id);
        var publicOne = all.FirstOrDefault(one => one.State == ReleaseState.Published && one.Id != id);
        if (!release.Stands(all))
        {
            yield return Error("beskyttelse", "Den er ikke beskyttet sammen med alt, der har været offentligt. Dan den igen.");
        }

        var report = store.Report(id);
        if (report is null)
        {
            yield return Error("fortrolighed", "Der er ingen rapport om dens fortrolighed.");
        }
        else if (report.Lines.Sum(line => (long)line.Determined) is > 0 and var found)
        {
            yield return Error("fortrolighed", $"Angrebet fandt {found} tilbageholdte tal.");
        }

        var (tables, changes, damage) = Compared(store, release, publicOne);
        if (damage is not null)
        {
            yield return Error("kontrolsum", damage);
        }

        foreach (var change in changes)
        {
            if (tables!.Find(change.Table) is null)
            {
                yield return Error("tabel", $"{change.Table} er i udgivelse {change.Previous} og ikke i denne.");
            }
            else if (change.GoneCount > 0)
            {
                yield return new CheckFinding(
                    "udgaaede",
                    CheckWeight.Warning,
                    $"{change.Table} mangler {change.GoneCount} tal, der er i udgivelse {change.Previous}.");
            }
        }

        if (changes.Sum(change => change.FinalCount) is > 0 and var final)
        {
            yield return new CheckFinding("endelige", CheckWeight.Note, $"{final} foreløbige tal er blevet endelige uden at ændre sig.");
        }

        foreach (var finding in Received(publicOne?.Position ?? 0, release.Position))
        {
            yield return finding;
        }

        if (from is { } instant && instant != announced)
        {
            yield return new CheckFinding("tidspunkt", CheckWeight.Warning, "Tidspunktet er ikke det, der er bebudet i kalenderen.");
        }
    }

    private static CheckFinding Error(string code, string text) => new(code, CheckWeight.Error, text);

    private static (ReleaseWithTables? Tables, IReadOnlyList<TableChange> Changes, string? Damage) Compared(
        ReleaseStore store,
        Release release,
        Release? publicOne)
    {
        try
        {
            var tables = store.Fetch(release.Id);
            return (tables, publicOne is null ? [] : TableChange.Between(store.Fetch(publicOne.Id), tables), null);
        }
        catch (InvalidDataException error)
        {
            return (null, [], error.Message);
        }
    }

    private List<CheckFinding> Received(long after, long until)
    {
        using var connection = database.Connect();
        var (read, rejected, waits) = connection.QuerySingle<CountRow>(Registrations, new { efter = after, til = until }).As();
        var findings = new List<CheckFinding>();
        if (rejected * 100 > read * MostRejected)
        {
            findings.Add(new CheckFinding("afviste", CheckWeight.Warning, $"{rejected} af {read} nye registreringer er afvist."));
        }

        if (waits * 100 > read * MostRejected)
        {
            findings.Add(new CheckFinding("venter", CheckWeight.Warning, $"{waits} af {read} nye registreringer venter på andre."));
        }

        return findings;
    }

    /// <summary>Sums of leverance, named as its columns.</summary>
    [PinnedNames]
    private sealed record CountRow(long Laest, long Afvist, long Venter)
    {
        public (long Read, long Rejected, long Waits) As() => (Laest, Afvist, Venter);
    }
}
