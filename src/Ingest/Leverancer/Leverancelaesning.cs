using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Ingest.Versions;

namespace Opgoerelse.Ingest.Leverancer;

/// <summary>From the bytes of a file to portions of judged messages, one at a time.</summary>
internal sealed class Leverancelaesning : IDisposable
{
    private readonly Gzip? _udpakket;
    private readonly Linjelaeser _linjer;
    private readonly Csvposter? _poster;
    private readonly ILinjedeler _deler;
    private readonly RaaBesked _raa;
    private readonly Beskedvalidering _validering;

    /// <exception cref="FilAfvistException">The file's beginning shows that it cannot be read.</exception>
    public Leverancelaesning(
        Stream fil, Leveranceformat format, Ukendtefelter ukendtefelter, Registeropslag opslag, Pseudonymnoegle noegle, LeveranceLimits limits)
    {
        var form = format.Entitet is { } entitet ? Entitetsform.Alle[(int)entitet] : null;
        _udpakket = format.Gzip ? new Gzip(fil) : null;
        _linjer = new Linjelaeser(new BoundedStream(_udpakket ?? fil, _udpakket, limits));
        _raa = new RaaBesked(ukendtefelter);
        _validering = new Beskedvalidering(opslag, noegle, form, limits);
        if (form is null)
        {
            _deler = new NdjsonDeler(_linjer);
        }
        else
        {
            _poster = new Csvposter(_linjer);
            _deler = new CsvDeler(_poster, form, ukendtefelter);
        }
    }

    /// <summary>Fills a portion; false at the end.</summary>
    /// <exception cref="FilAfvistException">The file as a whole cannot be read.</exception>
    public bool Naeste(Portion portion)
    {
        portion.Nulstil();
        while (!portion.ErFuld && _deler.Naeste(_raa) is > 0 and var bytes)
        {
            var besked = _validering.Valider(_raa, out var afvisning);
            portion.Tag(besked, afvisning, bytes);
        }

        return portion.Linjer > 0;
    }

    /// <summary>Overwrites the buffers that held the lines.</summary>
    public void Dispose()
    {
        _validering.Dispose();
        _raa.Ryd();
        _poster?.Ryd();
        _linjer.Dispose();
        _udpakket?.Dispose();
    }
}
