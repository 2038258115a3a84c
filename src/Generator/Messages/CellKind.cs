namespace Opgoerelse.Generator.Messages;

/// <summary>How a cell's text is to be understood.</summary>
internal enum CellKind
{
    Absent,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number or boolean, which JSON writes without quotes.</summary>
    Literal,

    /// <summary>0101@2022-01-01|0147@2023-05-01: CSV's way, from which JSON makes its list.</summary>
    Kommuner,

    /// <summary>a|b, likewise.</summary>
    Categories,
}
