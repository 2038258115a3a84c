using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Disturbance;

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
