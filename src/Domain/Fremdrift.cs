namespace Opgoerelse.Domain;

/// <summary>How far long work has come.</summary>
/// <param name="Trin">What is being done, in Danish.</param>
/// <param name="Udfoert">Units done.</param>
/// <param name="IAlt">Units in all; null when that is not known.</param>
public readonly record struct Fremdrift(string Trin, long Udfoert, long? IAlt);
