using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Disturbance;

/// <summary>Counts what the contract calls waiting: children whose forløb came in no accepted message.</summary>
internal static class Waiting
{
    public static int Count(List<Besked> person)
    {
        var known = new HashSet<Guid>();
        var newest = new Dictionary<Guid, Besked>();
        foreach (var besked in person)
        {
            if (besked.Udfald != Udfald.Accepteret)
                continue;
            if (besked.Entitet == Entitet.Forloeb)
                known.Add(besked.Indhold.Id);
            else if (!newest.TryGetValue(besked.Indhold.Id, out var other) || other.Version < besked.Version)
                newest[besked.Indhold.Id] = besked;
        }

        return newest.Values.Count(b =>
            b.Aendringstype != Aendringstype.Slet && !known.Contains(b.Indhold.ForloebId));
    }
}
