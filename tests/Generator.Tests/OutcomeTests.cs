using Opgoerelse.Generator;
using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Writing;

namespace Opgoerelse.GeneratorTests;

/// <summary>Is every line's promised outcome what the contract's rules make of it, and is everything there?</summary>
public sealed class OutcomeTests(Country country)
{
    [Fact]
    public void Repeats_and_version_conflicts_are_what_the_contract_makes_of_the_lines_in_order()
    {
        var accepted = new HashSet<Guid>();
        var versions = new Dictionary<(Guid Id, int Version), (bool Deleted, Registrering Indhold)>();
        foreach (var besked in InOrderOfArrival().Where(b => b.Afvisningskode is null or "version-konflikt"))
        {
            var content = (besked.Aendringstype == Aendringstype.Slet, besked.Indhold);
            var key = (besked.Indhold.Id, besked.Version);
            var outcome = Udfald.Accepteret;
            if (accepted.Contains(besked.BeskedId))
                outcome = Udfald.Gentaget;
            else if (versions.TryGetValue(key, out var first))
                outcome = Equals(first, content) ? Udfald.Gentaget : Udfald.Afvist;
            Assert.Equal(outcome, besked.Udfald);
            if (outcome != Udfald.Accepteret)
                continue;
            accepted.Add(besked.BeskedId);
            versions.Add(key, content);
        }
    }

    [Fact]
    public void The_summary_counts_what_the_files_hold()
    {
        using var leverancer = new Leverancer();
        var summary = leverancer.Generate(3_000, seed: 9);
        var beskeder = NationalGenerator.Simulate(3_000, seed: 9).SelectMany(p => p).ToList();

        Assert.Equal(3_000, summary.Forloeb);
        Assert.Equal(beskeder.Count, summary.Beskeder);
        Assert.Equal(beskeder.Count(b => b.Udfald == Udfald.Accepteret), summary.Accepterede);
        Assert.Equal(beskeder.Count(b => b.Udfald == Udfald.Gentaget), summary.Gentagne);
        Assert.Equal(
            beskeder.Where(b => b.Udfald == Udfald.Afvist).CountBy(b => b.Afvisningskode!).ToDictionary(c => c.Key, c => (long)c.Value),
            summary.Afviste);
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
        Assert.Equal(all.Except(["ugyldigt-json", "ukendt-entitet"]), Codes(new FilePlan(Kodning.Blandet, Komprimering.Blandet).TravelsAsCsv));
    }

    [Fact]
    public void Between_3_and_5_lines_of_a_thousand_are_rejected_and_some_are_repeats()
    {
        var lines = country.Beskeder.ToList();
        Assert.InRange(lines.Count(b => b.Udfald == Udfald.Afvist) * 1000.0 / lines.Count, 3, 5);
        Assert.InRange(lines.Count(b => b.Udfald == Udfald.Gentaget) * 1000.0 / lines.Count, 3, 6);
    }

    [Fact]
    public void A_rejected_line_is_mostly_sent_again_corrected_often_under_its_beskedId()
    {
        var accepted = country.Beskeder.Where(b => b.Udfald == Udfald.Accepteret).Select(b => b.BeskedId).ToHashSet();
        var versions = country.Beskeder.Where(b => b.Udfald == Udfald.Accepteret).Select(b => (b.Indhold.Id, b.Version)).ToHashSet();
        var broken = country.Beskeder.Where(b => b.Defect is not null).ToList();
        Assert.InRange(broken.Count(b => versions.Contains((b.Indhold.Id, b.Version))) * 100 / broken.Count, 75, 95);
        Assert.InRange(broken.Count(b => accepted.Contains(b.BeskedId)) * 100 / broken.Count, 30, 60);
    }

    [Fact]
    public void Versions_overtake_each_other_and_children_come_before_their_forloeb_or_without_it()
    {
        var accepted = InOrderOfArrival().Where(b => b.Udfald == Udfald.Accepteret).ToList();
        var highest = new Dictionary<Guid, int>();
        var known = new HashSet<Guid>();
        int overtaken = 0, early = 0;
        foreach (var besked in accepted)
        {
            if (besked.Entitet == Entitet.Forloeb)
                known.Add(besked.Indhold.Id);
            else if (!known.Contains(besked.Indhold.ForloebId))
                early++;
            if (highest.GetValueOrDefault(besked.Indhold.Id) > besked.Version)
                overtaken++;
            highest[besked.Indhold.Id] = Math.Max(highest.GetValueOrDefault(besked.Indhold.Id), besked.Version);
        }

        Assert.True(overtaken > 100, "Too few versions are overtaken.");
        Assert.True(early > 1000, "Too few children come early.");
        Assert.Contains(accepted, b => !known.Contains(b.Indhold.ForloebId));
    }

    [Fact]
    public void Deletes_revivals_and_mistakes_are_met()
    {
        var byEntity = country.Beskeder.Where(b => b.Udfald == Udfald.Accepteret).ToLookup(b => b.Indhold.Id);
        var deleted = byEntity.Where(e => e.Any(b => b.Aendringstype == Aendringstype.Slet)).ToList();
        var revived = deleted.Where(e => e.MaxBy(b => b.Version)!.Aendringstype != Aendringstype.Slet).ToList();
        Assert.InRange(deleted.Count, 100, 1_000);
        Assert.InRange(revived.Count, 10, deleted.Count / 2);
        Assert.Contains(country.Beskeder, b => b.Indhold is Forloeb { Fejloprettet: true });
        Assert.Contains(country.Beskeder, b => b.Indhold is Indsats { Fejloprettet: true });
    }

    [Fact]
    public void What_is_valid_keeps_the_rules_across_fields()
    {
        foreach (var besked in country.Beskeder)
        {
            switch (besked.Indhold)
            {
                case Forloeb f:
                    Assert.True(f.Slutdato is null || f.Slutdato >= f.Startdato);
                    Assert.True(f.Kommuner[0].Fra <= f.Startdato);
                    Assert.True(f.Kommuner.Zip(f.Kommuner.Skip(1)).All(p => p.First.Fra < p.Second.Fra));
                    break;
                case Indsats i:
                    Assert.True(i.Slutdato is null || i.Slutdato >= i.Startdato);
                    Assert.True(i is { TimerPrUge: null or (>= 0 and <= 59), MinutterPrUge: null or (>= 0 and <= 59) });
                    break;
                case Fritagelse f:
                    Assert.True(f.Til is null || f.Til >= f.Fra);
                    break;
                case OrdinaereTimer t:
                    Assert.True(t.Timer > 0);
                    break;
            }
        }
    }

    private IEnumerable<Besked> InOrderOfArrival()
    {
        var plan = new FilePlan(Kodning.Blandet, Komprimering.Blandet);
        var places = plan.Files.Index().ToDictionary(f => f.Item, f => f.Index);
        return country.Beskeder.OrderBy(b => places[plan.FileOf(b)]).ThenBy(b => b.Ankomst);
    }

    private IEnumerable<string> Codes(Func<Besked, bool> which) => country.Beskeder
        .Where(b => b.Afvisningskode is not null && which(b))
        .Select(b => b.Afvisningskode!)
        .Distinct()
        .Order(StringComparer.Ordinal);
}
