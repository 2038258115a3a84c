namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>What the previous public release showed of the same cells.</summary>
internal sealed class Tidligere
{
    private readonly Dictionary<(string Begreb, int Nr), long?> _celler = [];

    /// <summary>Remembers a cell: its value, or null where it was withheld. Shown in one table is shown.</summary>
    public void Husk(string begreb, int nr, long? vaerdi) =>
        _celler[(begreb, nr)] = vaerdi ?? _celler.GetValueOrDefault((begreb, nr));

    /// <summary>Whether it was withheld.</summary>
    public bool VarSkjult(string begreb, int nr) => _celler.TryGetValue((begreb, nr), out var vaerdi) && vaerdi is null;

    /// <summary>Whether it was shown with this value: then it is known, whatever we do.</summary>
    public bool VarVist(string begreb, int nr, long vaerdi) => _celler.TryGetValue((begreb, nr), out var foer) && foer == vaerdi;
}
