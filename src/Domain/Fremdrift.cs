namespace Opgoerelse.Domain;

/// <summary>How far long work has come.</summary>
/// <param name="Trin">What is being done, in Danish, as a person reads it.</param>
/// <param name="Udfoert">How much of this step is done.</param>
/// <param name="IAlt">How much there is in all; null when it is not known.</param>
public readonly record struct Fremdrift(string Trin, long Udfoert, long? IAlt);
