using Opgoerelse.Aggregation.Udgivelser;

namespace Opgoerelse.Api.Udgivelser;

/// <summary>
/// The published release that this process serves. One reference is switched, so that a request that takes it once
/// sees either the old or the new release, never a mixture.
/// </summary>
public sealed class AktuelUdgivelse
{
    private volatile Katalog? _katalog;
    private volatile TaskCompletionSource _skift = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The release served now; null until the first is loaded.</summary>
    public UdgivelseMedTabeller? Nu => _katalog?.Indhold;

    /// <summary>The same release, prepared for answering. Take it once per request.</summary>
    internal Katalog? Katalog => _katalog;

    /// <summary>Is done when another release than the present one is served. Take it before looking at the release.</summary>
    internal Task NaesteSkift => _skift.Task;

    /// <summary>Serves <paramref name="ny"/> from now on. Requests under way finish with the release they took.</summary>
    /// <param name="ny">The release.</param>
    /// <param name="historik">All releases that were ever published, oldest first; null when only this one is known.</param>
    /// <exception cref="ArgumentException">The release is not published: nothing else may reach the public path.</exception>
    public void Skift(UdgivelseMedTabeller ny, IReadOnlyList<Udgivelse>? historik = null)
    {
        _katalog = new Katalog(ny, historik ?? [ny.Udgivelse]);
        var skiftet = _skift;
        _skift = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        skiftet.TrySetResult();
    }
}
