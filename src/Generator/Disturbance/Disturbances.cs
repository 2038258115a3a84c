using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Life;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.Generator.Disturbance;

/// <summary>
/// What happens between the caseworker and the service: messages are delayed, overtake each other, come twice,
/// contradict each other or are broken. Every line leaves with the outcome that the contract gives it.
/// </summary>
internal sealed class Disturbances(Func<GeneratedBesked, bool> travelsAsCsv)
{
    private readonly DefectCatalogue _defects = new();

    /// <summary>Works on the messages of one person, each entity's versions standing together in order.</summary>
    public void Apply(List<GeneratedBesked> beskeder, Rng rng)
    {
        foreach (var besked in beskeder)
            besked.Arrival = Travel(besked.Registered, rng);
        for (var i = 1; i < beskeder.Count; i++)
        {
            var (lower, higher) = (beskeder[i - 1], beskeder[i]);
            if (lower.Content.Id == higher.Content.Id && rng.Hits(Assumptions.ReverseOrder))
                (lower.Arrival, higher.Arrival) = (higher.Arrival, lower.Arrival);
        }

        for (var i = beskeder.Count - 1; i >= 0; i--)
            Disturb(beskeder, i, rng);
        beskeder.RemoveAll(b => b.Arrival.Day > Assumptions.LastArrival);
    }

    // At most one thing happens to a message; so nothing but what is planned here decides what becomes of a line.
    private void Disturb(List<GeneratedBesked> beskeder, int index, Rng rng)
    {
        var besked = beskeder[index];
        var chance = rng.Unit();
        if ((chance -= Assumptions.RepeatedUnderSameBeskedId) < 0)
        {
            Later(besked.Copy(besked.BeskedId, besked.Arrival), ExpectedOutcome.Repeated);
        }
        else if ((chance -= Assumptions.RepeatedUnderNewBeskedId) < 0)
        {
            var repeat = besked.Copy(rng.NextGuid(), besked.Arrival);
            repeat.Form = Habits.FormOf(rng.Pick<Fagsystem>([Fagsystem.Plain, Fagsystem.Offset, Fagsystem.Utc, Fagsystem.Old]), rng);
            Later(repeat, ExpectedOutcome.Repeated);
        }
        else if (besked.ChangeType == ChangeType.Delete)
        {
            // A delete has only its id to be wrong about, and no content to contradict.
        }
        else if ((chance -= Assumptions.VersionConflict) < 0)
        {
            var contradiction = new GeneratedBesked(
                rng.NextGuid(), ChangeType.Update, besked.Version, besked.Registered, Corrections.Contradict(besked.Content))
            {
                Arrival = besked.Arrival,
                Form = besked.Form,
                RejectionCode = ExpectedRejectionCodes.VersionConflict,
            };
            Later(contradiction, ExpectedOutcome.Rejected);
        }
        else if ((chance -= Assumptions.DefectiveLine) < 0)
        {
            Break(beskeder, index, rng);
        }

        void Later(GeneratedBesked copy, ExpectedOutcome outcome)
        {
            // Most repeats come in the next nightly runs, some with a later delivery in another encoding.
            copy.Arrival = Delay(copy.Arrival, rng.Hits(0.8) ? rng.Between(0, 4) : rng.Between(5, 500), rng);
            copy.Outcome = outcome;
            beskeder.Insert(index + 1, copy);
        }
    }

    // The broken line comes first; the right one follows, mostly under the same beskedId.
    private void Break(List<GeneratedBesked> beskeder, int index, Rng rng)
    {
        var right = beskeder[index];
        var broken = right.Copy(rng.Hits(0.5) ? right.BeskedId : rng.NextGuid(), right.Arrival);
        broken.Defect = _defects.Draw(broken, travelsAsCsv(broken), rng);
        broken.Outcome = ExpectedOutcome.Rejected;
        broken.RejectionCode = broken.Defect.Code;
        if (rng.Hits(Assumptions.DefectNeverCorrected))
        {
            beskeder[index] = broken;
            return;
        }

        right.Arrival = Delay(right.Arrival, rng.Between(1, 20), rng);
        beskeder.Insert(index, broken);
    }

    private static GeneratedMoment Travel(GeneratedMoment registered, Rng rng) => rng.Hits(Assumptions.DelayedBesked)
        ? Delay(registered, rng.Between(3, 120), rng)
        : registered with { Second = registered.Second + rng.Below(2 * 3600) };

    private static GeneratedMoment Delay(GeneratedMoment sent, int days, Rng rng) => days > 0
        ? new GeneratedMoment(sent.Day.AddDays(days), rng.Between(7 * 3600, (22 * 3600) - 1))
        : sent with { Second = sent.Second + ((86_400 - sent.Second) / 2) };
}

/// <summary>Counts what the contract calls waiting: children whose forløb came in no accepted message.</summary>
internal static class Waiting
{
    public static int Count(List<GeneratedBesked> person)
    {
        var known = new HashSet<Guid>();
        var newest = new Dictionary<Guid, GeneratedBesked>();
        foreach (var besked in person)
        {
            if (besked.Outcome != ExpectedOutcome.Accepted)
                continue;
            if (besked.Entity == RegisteredEntity.Forloeb)
                known.Add(besked.Content.Id);
            else if (!newest.TryGetValue(besked.Content.Id, out var other) || other.Version < besked.Version)
                newest[besked.Content.Id] = besked;
        }

        return newest.Values.Count(b =>
            b.ChangeType != ChangeType.Delete && !known.Contains(b.Content.ForloebId));
    }
}
