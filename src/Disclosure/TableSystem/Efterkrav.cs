namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>What an attack on the finished tables has taught, by cell number: what to do otherwise next time.</summary>
/// <param name="Opgivne">Cells that are withheld.</param>
/// <param name="Skaerpede">Primary cells that must leave k values open though their whole, or their total over age and sex, is withheld too.</param>
internal sealed record Efterkrav(IReadOnlySet<int> Opgivne, IReadOnlySet<int> Skaerpede)
{
    /// <summary>Whether both ask the same of a cell.</summary>
    public bool ErEns(Efterkrav andet, int nr) => Opgivne.Contains(nr) == andet.Opgivne.Contains(nr) && Skaerpede.Contains(nr) == andet.Skaerpede.Contains(nr);
}
