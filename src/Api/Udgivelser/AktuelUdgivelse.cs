using Opgoerelse.Aggregation.Sammenligning;
using Opgoerelse.Aggregation.Udgivelser;

namespace Opgoerelse.Api.Udgivelser;

/// <summary>
/// The published release that this process serves. One reference is switched, so that a request that takes it once
/// sees either the old or the new release, never a mixture.
/// </summary>
/// <param name="grupper">Peer groups in place of the computed ones; null for those.</param>
public sealed class AktuelUdgivelse(Gruppefil? grupper = null)
{
    private volatile Katalog? _katalog;
    private volatile TaskCompletionSource _skiftet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The release served now; null until the first is loaded.</summary>
    public UdgivelseMedTabeller? Nu => _katalog?.Indhold;

    /// <summary>The same release, prepared for answering. Take it once per request.</summary>
    internal Katalog? Katalog => _katalog;

    /// <summary>Done at the next switch. Take it before looking at <see cref="Katalog"/>, so that none is missed.</summary>
    internal Task Skiftet => _skiftet.Task;

    /// <summary>Serves <paramref name="ny"/> from now on. Requests under way finish with the release they took.</summary>
    /// <param name="ny">The release.</param>
    /// <param name="historik">All releases that were ever published, oldest first; null when only this one is known.</param>
    /// <param name="aendringer">How each of them differs from the one that it took the place of; null when that is not known.</param>
    /// <param name="forberedt">Whether the comparison of its kommuner is made before the switch, so that no request waits for it.</param>
    /// <exception cref="ArgumentException">The release is not published: nothing else may reach the public path.</exception>
    public void Skift(UdgivelseMedTabeller ny, IReadOnlyList<Udgivelse>? historik = null, ILookup<long, Tabelaendring>? aendringer = null, bool forberedt = false)
    {
        var katalog = new Katalog(ny, historik ?? [ny.Udgivelse], aendringer ?? Enumerable.Empty<Tabelaendring>().ToLookup(_ => 0L), grupper);
        if (forberedt)
        {
            _ = katalog.Sammenligning;
        }

        Skift(katalog);
    }

    /// <summary>Serves nothing from now on: the public release was withdrawn, and there was none before it.</summary>
    public void Fjern() => Skift((Katalog?)null);

    private void Skift(Katalog? ny)
    {
        _katalog = ny;
        Interlocked.Exchange(ref _skiftet, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
