using Opgoerelse.Domain;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>
/// Writes a checking file, <c>facts</c> or <c>figures</c>. It is administrative: started by a person on the machine,
/// never by a scheduler and never over HTTP, and every run stands in the ledger with who asked.
/// </summary>
/// <param name="parameters">What was asked, for the ledger.</param>
/// <param name="file">Where to write: beside its final name until it is whole.</param>
/// <param name="write">Writes the content and returns its number of rows.</param>
internal sealed class CheckFileJob(IReadOnlyDictionary<string, string> parameters, string file, Func<Stream, CancellationToken, long> write) : IJob
{
    /// <inheritdoc />
    public string Name => "kontrol";

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parameters => parameters;

    /// <summary>Rows written.</summary>
    public long Rows { get; private set; }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Run(IProgress<Progress> progress, CancellationToken stop)
    {
        var scratch = file + ".part";
        try
        {
            // What a killed run left may have another mode: the file is made anew, the owner's only.
            File.Delete(scratch);
            using (var stream = OwnerOnly.Open(scratch, FileMode.CreateNew))
            {
                Rows = write(stream, stop);
            }

            File.Move(scratch, file, overwrite: true);
        }
        catch
        {
            File.Delete(scratch);
            throw;
        }

        return new Dictionary<string, long>(StringComparer.Ordinal) { ["raekker"] = Rows };
    }
}
