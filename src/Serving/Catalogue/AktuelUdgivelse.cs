using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Reports.Benchmarking;

namespace Opgoerelse.Serving.Catalogue;

/// <summary>
/// The published release that this process serves. One reference is switched, so that a request that takes it once
/// sees either the old or the new release, never a mixture.
/// </summary>
/// <param name="grupper">Peer groups in place of the computed ones; null for those.</param>
/// <param name="time">The clock by which the next release is late; null for the machine's.</param>
public sealed class AktuelUdgivelse(Gruppefil? grupper = null, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private Katalog? _katalog;
    private volatile TaskCompletionSource _skiftet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The release served now; null until the first is loaded.</summary>
    public UdgivelseMedTabeller? Nu => Volatile.Read(ref _katalog)?.Indhold;

    /// <summary>The same release, prepared for answering. Take it once per request.</summary>
    internal Katalog? Katalog
    {
        get
        {
            // One comparison of two instants; the switch itself happens once, at the planned instant.
            var katalog = Volatile.Read(ref _katalog);
            var now = katalog?.At(_time.GetUtcNow());
            if (now == katalog)
            {
                return katalog;
            }

            return Interlocked.CompareExchange(ref _katalog, now, katalog) == katalog ? Announce(now) : Volatile.Read(ref _katalog);
        }
    }

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
        Volatile.Write(ref _katalog, ny);
        Announce(ny);
    }

    private Katalog? Announce(Katalog? ny)
    {
        Interlocked.Exchange(ref _skiftet, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return ny;
    }
}
