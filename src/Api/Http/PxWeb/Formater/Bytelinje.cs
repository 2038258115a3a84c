using System.IO.Pipelines;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>Fills the response's own buffer piece by piece; call <see cref="Afslut"/> when done.</summary>
internal ref struct Bytelinje(PipeWriter ud)
{
    /// <summary>Room worth asking for; a larger wish would cost a buffer of its own.</summary>
    private const int Mindst = 256;

    private Span<byte> _plads;
    private int _brugt;

    public void Skriv(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Plads(bytes.Length));
        _brugt += bytes.Length;
    }

    public void Skriv(byte tegn)
    {
        Plads(1)[0] = tegn;
        _brugt++;
    }

    public void Skriv(long vaerdi, int decimaler)
    {
        // In two steps: making room may start over from 0.
        var plads = Plads(Tal.Laengst);
        _brugt += Tal.Skriv(vaerdi, decimaler, plads);
    }

    /// <summary>Hands over what is written.</summary>
    public void Afslut()
    {
        // Nothing may be handed over that was not asked for, not even nothing.
        if (_brugt > 0)
        {
            ud.Advance(_brugt);
        }

        _plads = default;
        _brugt = 0;
    }

    private Span<byte> Plads(int antal)
    {
        if (_plads.Length - _brugt < antal)
        {
            Afslut();
            _plads = ud.GetSpan(Math.Max(antal, Mindst));
        }

        return _plads[_brugt..];
    }
}
