using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>Which cells of each concept are withheld, over all tables of a release.</summary>
internal sealed class SuppressionPattern(CellSpace space, IReadOnlyDictionary<string, bool[]> withheldOnes)
{
    /// <summary>Whether a cell of a concept is withheld.</summary>
    public bool Withheld(string concept, string omraade, string period, string age = AgeGroup.AllCode, string sex = AgeGroup.AllCode) =>
        withheldOnes[concept][space.Index(omraade, period, age, sex)];

    /// <summary>The withheld cells of a concept, by cell number.</summary>
    public bool[] Of(string concept) => withheldOnes[concept];
}
