namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>What the previous public release showed of the same cells.</summary>
internal sealed class EarlierRelease
{
    private readonly Dictionary<(string Concept, int Index), long?> _cells = [];

    /// <summary>Remembers a cell: its value, or null where it was withheld. Shown in one table is shown.</summary>
    public void Remember(string concept, int index, long? value) =>
        _cells[(concept, index)] = value ?? _cells.GetValueOrDefault((concept, index));

    /// <summary>Whether it was withheld.</summary>
    public bool WasWithheld(string concept, int index) => _cells.TryGetValue((concept, index), out var value) && value is null;

    /// <summary>Whether it was shown with this value: then it is known, whatever we do.</summary>
    public bool WasShown(string concept, int index, long value) => _cells.TryGetValue((concept, index), out var before) && before == value;
}
