using Opgoerelse.Generator.Premises;

namespace Opgoerelse.Generator.Life;

/// <summary>What all lives share: the kommuner with their differences, the types and the intake.</summary>
internal sealed class Country(ulong seed)
{
    public Kommuner Kommuner { get; } = new(seed);

    public Indsatstyper Indsatstyper { get; } = new();

    public Inflow Inflow { get; } = new();
}
