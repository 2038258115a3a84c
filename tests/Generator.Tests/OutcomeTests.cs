using Opgoerelse.Generator;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Generator.Writing;

namespace Opgoerelse.GeneratorTests;

/// <summary>Is every line's promised outcome what the contract's rules make of it, and is everything there?</summary>
public sealed class OutcomeTests(TestCountry country)
{
    [Fact]
    public void Repeats_and_version_conflicts_are_what_the_contract_makes_of_the_lines_in_order()
    {
        var accepted = new HashSet<Guid>();
        var versions = new Dictionary<(Guid Id, int Version), (bool Deleted, Registration Content)>();
        foreach (var besked in InOrderOfArrival().Where(b => b.RejectionCode is null or "version-konflikt"))
        {
            var content = (besked.ChangeType == ChangeType.Delete, besked.Content);
            var key = (besked.Content.Id, besked.Version);
            var outcome = ExpectedOutcome.Accepted;
            if (accepted.Contains(besked.BeskedId))
                outcome = ExpectedOutcome.Repeated;
            else if (versions.TryGetValue(key, out var first))
                outcome = Equals(first, content) ? ExpectedOutcome.Repeated : ExpectedOutcome.Rejected;
            Assert.Equal(outcome, besked.Outcome);
            if (outcome != ExpectedOutcome.Accepted)
                continue;
            accepted.Add(besked.BeskedId);
            versions.Add(key, content);
        }
    }

    [Fact]
    public void The_summary_counts_what_the_files_hold()
    {
        using var leverancer = new GeneratedLeverancer();
        var summary = leverancer.Generate(3_000, seed: 9);
        var beskeder = NationalGenerator.Simulate(3_000, seed: 9).SelectMany(p => p).ToList();

        Assert.Equal(3_000, summary.Forloeb);
        Assert.Equal(beskeder.Count, summary.Beskeder);
        Assert.Equal(beskeder.Count(b => b.Outcome == ExpectedOutcome.Accepted), summary.AcceptedCount);
        Assert.Equal(beskeder.Count(b => b.Outcome == ExpectedOutcome.Repeated), summary.RepeatedCount);
        Assert.Equal(
            beskeder.Where(b => b.Outcome == ExpectedOutcome.Rejected)
                .CountBy(b => b.RejectionCode!)
                .ToDictionary(c => c.Key, c => (long)c.Value),
            summary.RejectedCount);
    }

    [Fact]
    public void Every_reject_code_of_the_contract_is_met()
    {
        string[] all =
        [
            "dato-foer-1900-eller-efter-2100", "mangler-felt", "slut-foer-start", "ugyldig-vaerdi", "ugyldigt-json",
            "ugyldigt-personnummer", "ukendt-entitet", "ukendt-indsatstype", "ukendt-kommune", "version-konflikt",
        ];
        Assert.Equal(all, Codes(b => true));

        // A CSV file cannot hold broken JSON, and says by its name what it holds.
        Assert.Equal(all.Except(["ugyldigt-json", "ukendt-entitet"]), Codes(new FilePlan(Encodings.Mixed, Compression.Mixed).TravelsAsCsv));
    }

    [Fact]
    public void Between_3_and_5_lines_of_a_thousand_are_rejected_and_some_are_repeats()
    {
        var lines = country.Beskeder.ToList();
        Assert.InRange(lines.Count(b => b.Outcome == ExpectedOutcome.Rejected) * 1000.0 / lines.Count, 3, 5);
        Assert.InRange(lines.Count(b => b.Outcome == ExpectedOutcome.Repeated) * 1000.0 / lines.Count, 3, 6);
    }

    [Fact]
    public void A_rejected_line_is_mostly_sent_again_corrected_often_under_its_beskedId()
    {
        var accepted = country.Beskeder.Where(b => b.Outcome == ExpectedOutcome.Accepted).Select(b => b.BeskedId).ToHashSet();
        var versions = country.Beskeder
            .Where(b => b.Outcome == ExpectedOutcome.Accepted)
            .Select(b => (b.Content.Id, b.Version))
            .ToHashSet();
        var broken = country.Beskeder.Where(b => b.Defect is not null).ToList();
        Assert.InRange(broken.Count(b => versions.Contains((b.Content.Id, b.Version))) * 100 / broken.Count, 75, 95);
        Assert.InRange(broken.Count(b => accepted.Contains(b.BeskedId)) * 100 / broken.Count, 30, 60);
    }

    [Fact]
    public void Versions_overtake_each_other_and_children_come_before_their_forloeb_or_without_it()
    {
        var accepted = InOrderOfArrival().Where(b => b.Outcome == ExpectedOutcome.Accepted).ToList();
        var highest = new Dictionary<Guid, int>();
        var known = new HashSet<Guid>();
        int overtaken = 0, early = 0;
        foreach (var besked in accepted)
        {
            if (besked.Entity == RegisteredEntity.Forloeb)
                known.Add(besked.Content.Id);
            else if (!known.Contains(besked.Content.ForloebId))
                early++;
            if (highest.GetValueOrDefault(besked.Content.Id) > besked.Version)
                overtaken++;
            highest[besked.Content.Id] = Math.Max(highest.GetValueOrDefault(besked.Content.Id), besked.Version);
        }

        Assert.True(overtaken > 100, "Too few versions are overtaken.");
        Assert.True(early > 1000, "Too few children come early.");
        Assert.Contains(accepted, b => !known.Contains(b.Content.ForloebId));
    }

    [Fact]
    public void Deletes_revivals_and_mistakes_are_met()
    {
        var byEntity = country.Beskeder.Where(b => b.Outcome == ExpectedOutcome.Accepted).ToLookup(b => b.Content.Id);
        var deleted = byEntity.Where(e => e.Any(b => b.ChangeType == ChangeType.Delete)).ToList();
        var revived = deleted.Where(e => e.MaxBy(b => b.Version)!.ChangeType != ChangeType.Delete).ToList();
        Assert.InRange(deleted.Count, 100, 1_000);
        Assert.InRange(revived.Count, 10, deleted.Count / 2);
        Assert.Contains(country.Beskeder, b => b.Content is RegisteredForloeb { Fejloprettet: true });
        Assert.Contains(country.Beskeder, b => b.Content is RegisteredIndsats { Fejloprettet: true });
    }

    [Fact]
    public void What_is_valid_keeps_the_rules_across_fields()
    {
        foreach (var besked in country.Beskeder)
        {
            switch (besked.Content)
            {
                case RegisteredForloeb f:
                    Assert.True(f.EndDate is null || f.EndDate >= f.StartDate);
                    Assert.True(f.Kommuner[0].From <= f.StartDate);
                    Assert.True(f.Kommuner.Zip(f.Kommuner.Skip(1)).All(p => p.First.From < p.Second.From));
                    break;
                case RegisteredIndsats i:
                    Assert.True(i.EndDate is null || i.EndDate >= i.StartDate);
                    Assert.True(i is { HoursPerWeek: null or (>= 0 and <= 59), MinutesPerWeek: null or (>= 0 and <= 59) });
                    break;
                case RegisteredFritagelse f:
                    Assert.True(f.To is null || f.To >= f.From);
                    break;
                case RegisteredOrdinaryHours t:
                    Assert.True(t.Hours > 0);
                    break;
            }
        }
    }

    private IEnumerable<GeneratedBesked> InOrderOfArrival()
    {
        var plan = new FilePlan(Encodings.Mixed, Compression.Mixed);
        var places = plan.Files.Index().ToDictionary(f => f.Item, f => f.Index);
        return country.Beskeder.OrderBy(b => places[plan.FileOf(b)]).ThenBy(b => b.Arrival);
    }

    private IEnumerable<string> Codes(Func<GeneratedBesked, bool> which) => country.Beskeder
        .Where(b => b.RejectionCode is not null && which(b))
        .Select(b => b.RejectionCode!)
        .Distinct()
        .Order(StringComparer.Ordinal);
}
