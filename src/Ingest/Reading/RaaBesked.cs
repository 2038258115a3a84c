namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// One line, taken apart but not judged: the values of the known fields wherever they stood, so that validation can
/// take them in the contract's order. One object is used for all lines of a leverance.
/// </summary>
internal sealed class RaaBesked(Ukendtefelter ukendtefelter)
{
    private readonly Raavaerdi[] _konvolut = new Raavaerdi[Felter.Antal];
    private readonly Raavaerdi[] _indhold = new Raavaerdi[Felter.Antal];
    private byte[] _linje = [];
    private byte[] _kladde = new byte[1024];
    private int _brugt;

    public enum Form
    {
        Besked,
        UgyldigtJson,
        ForkertAntalCeller,

        /// <summary>An object has a name twice: which of the two values holds is not ours to say.</summary>
        DobbeltFelt,
    }

    /// <summary>The physical line number, from 1.</summary>
    public long Linje { get; private set; }

    /// <summary>Whether the line could be taken apart at all.</summary>
    public Form Tilstand { get; set; }

    /// <summary>Cells of a line with a wrong number of them.</summary>
    public int Celler { get; set; }

    /// <summary>The field of the contract that stands twice, or in which something does; none for an unknown name.</summary>
    public Felt Dobbelt { get; private set; }

    /// <summary>The name that stands twice, fit to be shown; empty when none does.</summary>
    public string DobbeltNavn { get; private set; } = "";

    public List<Raakommune> Kommuner { get; } = [];

    public List<Raavaerdi> Kategorier { get; } = [];

    /// <summary>Numbers in <see cref="Ukendtefelter"/>; may hold doubles.</summary>
    public List<int> Ukendte { get; } = [];

    /// <summary>Known names in <c>indhold</c>, as bits: which of them are the entity's is not known here.</summary>
    public ulong Set { get; private set; }

    public Ukendtefelter Ukendtefelter { get; } = ukendtefelter;

    public void Begynd(byte[] linje, long nummer)
    {
        _linje = linje;
        Linje = nummer;
        Tilstand = Form.Besked;
        _brugt = 0;
        Array.Clear(_konvolut);
        Dobbelt = Felt.Intet;
        DobbeltNavn = "";
        Ukendte.Clear();
        if (Set != 0)
        {
            Array.Clear(_indhold);
            Set = 0;
        }

        Kommuner.Clear();
        Kategorier.Clear();
    }

    /// <summary>A name stands twice in an object; the first that does is the line's rejection.</summary>
    public void SaetDobbelt(Felt felt, ReadOnlySpan<byte> navn)
    {
        if (DobbeltNavn.Length == 0)
        {
            Dobbelt = felt;
            DobbeltNavn = $"»{Gengivelse.Rens(navn)}«";
        }
    }

    public Raavaerdi Konvolut(Felt felt) => _konvolut[(int)felt];

    public Raavaerdi Indhold(Felt felt) => _indhold[(int)felt];

    public void SaetKonvolut(Felt felt, Raavaerdi vaerdi) => _konvolut[(int)felt] = vaerdi;

    public void SaetIndhold(Felt felt, Raavaerdi vaerdi)
    {
        _indhold[(int)felt] = vaerdi;
        Set = vaerdi.ErDer ? Set | felt.Bit() : Set & ~felt.Bit();
    }

    public ReadOnlySpan<byte> Bytes(Raavaerdi vaerdi) =>
        (vaerdi.Kladde ? _kladde : _linje).AsSpan(vaerdi.Start, vaerdi.Laengde);

    /// <summary>Room for up to <paramref name="laengde"/> bytes in the scratch buffer; <see cref="Behold"/> keeps what was written.</summary>
    public Span<byte> Plads(int laengde)
    {
        if (_brugt + laengde > _kladde.Length)
        {
            var stoerre = new byte[Math.Max(_kladde.Length * 2, _brugt + laengde)];
            _kladde.AsSpan(0, _brugt).CopyTo(stoerre);
            Array.Clear(_kladde);
            _kladde = stoerre;
        }

        return _kladde.AsSpan(_brugt, laengde);
    }

    public Raavaerdi Behold(Slags slags, int laengde)
    {
        var vaerdi = new Raavaerdi(slags, Kladde: true, _brugt, laengde);
        _brugt += laengde;
        return vaerdi;
    }

    /// <summary>Overwrites what the scratch buffer held.</summary>
    public void Ryd() => Array.Clear(_kladde);
}
