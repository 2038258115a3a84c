using System.Buffers;
using System.Runtime.InteropServices;

namespace Opgoerelse.Serving.Cells;

/// <summary>Fills a buffer (the response's own, as a rule) piece by piece; call <see cref="Afslut"/> when done.</summary>
internal ref struct Bytelinje(IBufferWriter<byte> ud)
{
    /// <summary>Room worth asking for; a larger wish would cost a buffer of its own.</summary>
    private const int Mindst = 256;

    private Span<byte> _plads;
    private int _brugt;

    public void Skriv(scoped ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Mindst)
        {
            SkrivLangt(bytes);
            return;
        }

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

    /// <summary>The values of cells, each with a comma before it.</summary>
    public void SkrivCeller(JsonStat2Celler tabel, int fra, scoped ReadOnlySpan<int> spring)
    {
        var tekster = tabel.Tekster;
        var plads = _plads;
        var brugt = _brugt;
        foreach (var et in spring)
        {
            if (plads.Length - brugt < Tal.Laengst)
            {
                _brugt = brugt;
                Plads(Tal.Laengst);
                plads = _plads;
                brugt = _brugt;
            }

            var tekst = tekster[fra + et];
            if (tekst != 0)
            {
                // All eight bytes; the next cell is written over those that are none of it.
                MemoryMarshal.Write(plads[brugt..], tekst);
                brugt += (int)(tekst >> 56);
            }
            else
            {
                brugt += tabel.Skriv(fra + et, plads[brugt..]);
            }
        }

        _brugt = brugt;
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

    /// <summary>Over as many buffers as it takes, none larger than usual.</summary>
    private void SkrivLangt(scoped ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var plads = Plads(1);
            var del = Math.Min(plads.Length, bytes.Length);
            bytes[..del].CopyTo(plads);
            _brugt += del;
            bytes = bytes[del..];
        }
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
