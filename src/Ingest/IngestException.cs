using Opgoerelse.Domain;

namespace Opgoerelse.Ingest;

/// <summary>
/// Something an operator must put right before ingest can go on: no leverance was taken, no row written. The message
/// is Danish and holds no personal data.
/// </summary>
[PinnedName("IngestException")]
public sealed class IngestException : Exception
{
    public IngestException(string code, string besked, Exception? reason = null)
        : base(besked, reason) => Code = code;

    /// <summary>
    /// A stable code: <c>modtaget-foer-seneste</c>, <c>modtaget-i-fremtiden</c>, <c>modtaget-ikke-i-fremtiden</c>,
    /// <c>ukendt-leverance</c>, <c>anden-noegle</c>, <c>ingen-noegle</c>, <c>ugyldig-noegle</c>, <c>optaget</c>, <c>ukendt-fil</c>,
    /// <c>fil-findes-ikke</c>, <c>fil-aendret</c>.
    /// </summary>
    public string Code { get; }
}
