namespace Opgoerelse.Domain.Tables;

/// <summary>The cube of one set of facts, lifted to every level and read into memory.</summary>
/// <param name="samlet">By omraade and period.</param>
/// <param name="alderOgKoen">By omraade above the kommuner, period, age and sex.</param>
internal sealed class Kubeudtraek(
    Dictionary<(string Omraade, string Periode), Kubetal> samlet,
    Dictionary<(string Omraade, string Periode, string Alder, string Koen), Kubetal> alderOgKoen)
{
    private readonly Dictionary<(string Omraade, string Periode), Kubetal> _samlet = samlet;
    private readonly Dictionary<(string Omraade, string Periode, string Alder, string Koen), Kubetal> _alderOgKoen = alderOgKoen;

    /// <summary>The sums of an omraade and period; zeros where nothing started.</summary>
    public Kubetal this[string omraade, string periode] =>
        _samlet.GetValueOrDefault((omraade, periode), Kubetal.Tomt);

    /// <summary>N and antalMed by age and sex, above the kommuner.</summary>
    public Kubetal this[string omraade, string periode, string alder, string koen] =>
        _alderOgKoen.GetValueOrDefault((omraade, periode, alder, koen), Kubetal.Tomt);
}
