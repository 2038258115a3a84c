using Opgoerelse.Domain;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>
/// Writes a checking file, <c>facts</c> or <c>figures</c>. It is administrative: started by a person on the machine,
/// never by a scheduler and never over HTTP, and every run stands in the ledger with who asked.
/// </summary>
/// <param name="parametre">What was asked, for the ledger.</param>
/// <param name="fil">Where to write: beside its final name until it is whole.</param>
/// <param name="skriv">Writes the content and returns its number of rows.</param>
internal sealed class Kontroludskrift(IReadOnlyDictionary<string, string> parametre, string fil, Func<Stream, CancellationToken, long> skriv) : IJob
{
    /// <inheritdoc />
    public string Navn => "kontrol";

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => parametre;

    /// <summary>Rows written.</summary>
    public long Raekker { get; private set; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
    {
        var kladde = fil + ".part";
        try
        {
            // What a killed run left may have another mode: the file is made anew, the owner's only.
            File.Delete(kladde);
            using (var stroem = OwnerOnly.Open(kladde, FileMode.CreateNew))
            {
                Raekker = skriv(stroem, stop);
            }

            File.Move(kladde, fil, overwrite: true);
        }
        catch
        {
            File.Delete(kladde);
            throw;
        }

        return new Dictionary<string, long>(StringComparer.Ordinal) { ["raekker"] = Raekker };
    }
}
