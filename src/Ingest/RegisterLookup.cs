using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Ingest;

/// <summary>What validation asks the registers.</summary>
/// <param name="IsKommune">Whether a four-digit code is a kommune.</param>
/// <param name="Indsatstype">The catalogue's code for a type or a source code of indsats, or null when it is unknown.</param>
public sealed record RegisterLookup(Func<string, bool> IsKommune, Func<string, string?> Indsatstype)
{
    /// <summary>The registers of the data files.</summary>
    public static RegisterLookup Standard { get; } =
        new(Omraader.Standard.IsKommune, IndsatsCatalogue.Standard.Normalise);
}
