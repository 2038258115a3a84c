namespace Opgoerelse.Domain;

/// <summary>How far long work has come.</summary>
/// <param name="Step">What is being done, in Danish.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; null when that is not known.</param>
public readonly record struct Progress(string Step, long Done, long? Total);
