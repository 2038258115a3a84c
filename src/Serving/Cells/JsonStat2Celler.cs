using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Serving.Cells;

/// <summary>
/// Every value of a table as it stands in a JSON array, comma first, eight bytes a cell: the text in the lower bytes,
/// its length in the uppermost. Written once per release, so that a request copies and formats nothing.
/// </summary>
internal sealed class JsonStat2Celler
{
    /// <summary>A text has so much room; longer ones are written when asked for.</summary>
    private const int Laengst = 7;

    private static readonly ConditionalWeakTable<Katalogtabel, JsonStat2Celler> Kendte = [];

    private readonly Katalogtabel _tabel;
    private readonly ulong[] _tekster;

    private JsonStat2Celler(Katalogtabel tabel)
    {
        _tabel = tabel;
        _tekster = new ulong[tabel.Tabel.Vaerdier.Length];
        Span<byte> plads = stackalloc byte[1 + Tal.Laengst];
        for (var celle = 0; celle < _tekster.Length; celle++)
        {
            var laengde = Skriv(celle, plads);
            if (laengde <= Laengst)
            {
                plads[laengde..sizeof(ulong)].Clear();
                plads[sizeof(ulong) - 1] = (byte)laengde;
                _tekster[celle] = MemoryMarshal.Read<ulong>(plads);
            }
        }
    }

    /// <summary>Per cell its text; 0 where it is too long for that (<see cref="Skriv"/>).</summary>
    public ReadOnlySpan<ulong> Tekster => _tekster;

    public static JsonStat2Celler For(Katalogtabel tabel) => Kendte.GetValue(tabel, kendt => new JsonStat2Celler(kendt));

    /// <summary>Writes the text of a cell, however long. Its length.</summary>
    public int Skriv(int celle, Span<byte> ud)
    {
        ud[0] = (byte)',';
        if (!_tabel.Tabel.Symboler[celle].HarVaerdi())
        {
            "null"u8.CopyTo(ud[1..]);
            return 5;
        }

        return 1 + Tal.Skriv(_tabel.Tabel.Vaerdier[celle], Decimaler(celle), ud[1..]);
    }

    private int Decimaler(int celle)
    {
        if (_tabel.Maal < 0)
        {
            return 0;
        }

        var maal = _tabel.Dimensioner[_tabel.Maal].Vaerdier;
        return maal[(int)(celle / _tabel.Tabel.Skridt(_tabel.Maal) % maal.Count)].Decimaler;
    }
}
