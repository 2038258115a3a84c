namespace Opgoerelse.Aggregation;

/// <summary>Placeholder.</summary>
public static class Placeholder;
