namespace Opgoerelse.Storage;

/// <summary>Placeholder.</summary>
public static class Placeholder;
