using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>Which cells of each concept are withheld, over all tables of a release.</summary>
internal sealed class Moenster(Cellerum rum, IReadOnlyDictionary<string, bool[]> skjulte)
{
    /// <summary>Whether a cell of a concept is withheld.</summary>
    public bool Skjult(string begreb, string omraade, string periode, string alder = AgeGroup.AllCode, string koen = AgeGroup.AllCode) =>
        skjulte[begreb][rum.Nr(omraade, periode, alder, koen)];

    /// <summary>The withheld cells of a concept, by cell number.</summary>
    public bool[] Af(string begreb) => skjulte[begreb];
}
