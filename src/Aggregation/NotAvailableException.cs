using Opgoerelse.Domain;

namespace Opgoerelse.Aggregation;

/// <summary>Figures that cannot be made: opgoerelsesdato lies before the first receipt.</summary>
[PinnedName("IkkeTilgaengeligException")]
public sealed class NotAvailableException(string message) : Exception(message);
