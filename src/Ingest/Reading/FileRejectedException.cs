using Opgoerelse.Domain;

namespace Opgoerelse.Ingest.Reading;

/// <summary>The whole file is refused. The message is the reason that stands in the ledger: Danish, without personal data.</summary>
[PinnedName("FilAfvistException")]
internal sealed class FileRejectedException : Exception
{
    public FileRejectedException(string reason)
        : base(reason)
    {
    }
}
