namespace Opgoerelse.Domain.Tables;

/// <summary>The cube of one set of facts, lifted to every level and read into memory.</summary>
/// <param name="total">By omraade and period.</param>
/// <param name="ageAndSex">By omraade above the kommuner, period, age and sex.</param>
internal sealed class CubeExtract(
    Dictionary<(string Omraade, string Period), CubeSums> total,
    Dictionary<(string Omraade, string Period, string Age, string Sex), CubeSums> ageAndSex)
{
    private readonly Dictionary<(string Omraade, string Period), CubeSums> _total = total;
    private readonly Dictionary<(string Omraade, string Period, string Age, string Sex), CubeSums> _ageAndSex = ageAndSex;

    /// <summary>The sums of an omraade and period; zeros where nothing started.</summary>
    public CubeSums this[string omraade, string period] =>
        _total.GetValueOrDefault((omraade, period), CubeSums.None);

    /// <summary>N and antalMed by age and sex, above the kommuner.</summary>
    public CubeSums this[string omraade, string period, string age, string sex] =>
        _ageAndSex.GetValueOrDefault((omraade, period, age, sex), CubeSums.None);
}
