namespace Opgoerelse.Domain;

/// <summary>Placeholder.</summary>
public static class Placeholder;
