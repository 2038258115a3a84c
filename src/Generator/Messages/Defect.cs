namespace Opgoerelse.Generator.Messages;

/// <summary>What is broken about a whole line, when it is not a single field.</summary>
internal enum Damage
{
    None,

    // NDJSON
    CutOff,
    NotAnObject,
    TrailingBrace,

    // CSV
    OneCellTooMany,
    OneCellTooFew,
}

/// <summary>One thing wrong with one line, and the contract's code for it.</summary>
/// <param name="Code">The reject code that the line must get.</param>
/// <param name="Field">The field whose value is replaced; null when the line itself is damaged.</param>
/// <param name="Kind">How the replacement is written; Absent takes the field away.</param>
/// <param name="Value">The replacement.</param>
/// <param name="Damage">What is done to the line.</param>
internal sealed record Defect(
    string Code, ContractField? Field = null, CellKind Kind = CellKind.Absent, string Value = "", Damage Damage = Damage.None);
