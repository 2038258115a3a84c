namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>What an attack on the finished tables has taught, by cell number: what to do otherwise next time.</summary>
/// <param name="GivenUp">Cells that are withheld.</param>
/// <param name="Tightened">Primary cells that must leave k values open though their whole, or their total over age and sex, is withheld too.</param>
internal sealed record FollowUpDemands(IReadOnlySet<int> GivenUp, IReadOnlySet<int> Tightened)
{
    /// <summary>Whether both ask the same of a cell.</summary>
    public bool IsSame(FollowUpDemands otherOne, int index) => GivenUp.Contains(index) == otherOne.GivenUp.Contains(index) && Tightened.Contains(index) == otherOne.Tightened.Contains(index);
}
