namespace Opgoerelse.Ingest;

/// <summary>Placeholder.</summary>
public static class Placeholder;
