using Opgoerelse.Domain;

namespace Opgoerelse.Api.Hosting;

/// <summary>An order that cannot be carried out, with a Danish message for who gave it.</summary>
[PinnedName("KommandoException")]
public sealed class KommandoException(Exitkode exitkode, string besked) : Exception(besked)
{
    public Exitkode Exitkode { get; } = exitkode;
}
