namespace Opgoerelse.Generator;

/// <summary>Placeholder.</summary>
public static class Placeholder;
