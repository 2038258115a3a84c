using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Disclosure.Verification;

/// <summary>
/// Everything countable that the public can read out of the tables as they are downloaded: values and symbols, nothing
/// else. A rounded share beside its base bounds a count that is not shown itself.
/// </summary>
internal sealed class Offentligt
{
    /// <summary>What is left out of N has no share.</summary>
    private static readonly string[] Garantimaal = ["ingen", "undtagetLoentimer", "genbehandlet", "afsluttetInden", "fritaget", "ikkeObserveret"];

    /// <param name="tabeller">The tables of one release.</param>
    public Offentligt(IReadOnlyList<Tabel> tabeller)
    {
        foreach (var tabel in tabeller)
        {
            Laes(tabel);
        }
    }

    /// <summary>The counts that are shown.</summary>
    public Dictionary<Offentligcelle, long> Vist { get; } = [];

    /// <summary>The counts that some table has a cell for, and withholds.</summary>
    public HashSet<Offentligcelle> Skjult { get; } = [];

    /// <summary>Withheld counts of which something computed is shown all the same: share, average, hours, median.</summary>
    public List<(Offentligcelle Celle, string Maal)> Afledt { get; } = [];

    /// <summary>The tables' omraader, by code.</summary>
    public HashSet<string> Omraader { get; } = new(StringComparer.Ordinal);

    /// <summary>The tables' published periods, by code.</summary>
    public HashSet<string> Perioder { get; } = new(StringComparer.Ordinal);

    /// <summary>The counts of a table, in the order of its cells, and whether they are withheld. Some stand there more than once.</summary>
    public static IEnumerable<(Offentligcelle Celle, bool Skjult)> Antalsceller(Tabel tabel)
    {
        foreach (var celle in Cellegang.Gaa(tabel))
        {
            var symbol = tabel.Symboler[celle.Nr];
            if (symbol is not (Cellesymbol.EndnuIkke or Cellesymbol.IkkeTilgaengelig) && Hvad(tabel, celle) is { ErAntal: true } hvad)
            {
                yield return (new Offentligcelle(hvad.Begreb, celle.Omraade, celle.Periode, celle.Alder, celle.Koen), symbol == Cellesymbol.Diskretioneret);
            }
        }
    }

    private void Laes(Tabel tabel)
    {
        var vist = new Dictionary<Offentligcelle, List<string>>();
        foreach (var celle in Cellegang.Gaa(tabel))
        {
            var symbol = tabel.Symboler[celle.Nr];
            if (symbol is Cellesymbol.EndnuIkke or Cellesymbol.IkkeTilgaengelig || Hvad(tabel, celle) is not { } hvad)
            {
                continue;
            }

            Omraader.Add(celle.Omraade);
            Perioder.Add(celle.Periode);
            var noegle = new Offentligcelle(hvad.Begreb, celle.Omraade, celle.Periode, celle.Alder, celle.Koen);
            if (!hvad.ErAntal)
            {
                if (symbol != Cellesymbol.Diskretioneret)
                {
                    (vist.TryGetValue(noegle, out var maal) ? maal : vist[noegle] = []).Add($"{tabel.Id} {celle.Maal.Kode}");
                }
            }
            else if (symbol.HarVaerdi())
            {
                Vist[noegle] = tabel.Vaerdier[celle.Nr];
            }
            else if (symbol == Cellesymbol.Diskretioneret)
            {
                Skjult.Add(noegle);
            }
        }

        foreach (var (celle, maal) in vist.Where(par => Skjult.Contains(par.Key)))
        {
            Afledt.AddRange(maal.Select(kode => (celle, kode)));
        }
    }

    /// <summary>Which count a cell shows, or is computed from; null for what says nothing of one.</summary>
    private static (string Begreb, bool ErAntal)? Hvad(Tabel tabel, Celleplads celle)
    {
        var harIndsats = tabel.DimensionsIndeks("indsats") >= 0;
        var harInterval = tabel.DimensionsIndeks("interval") >= 0;
        return celle.Maal.Kode switch
        {
            "antalForloeb" => ("n", true),
            "antalMed" => (celle.Indsats, true),
            "antal" when harInterval => ("inden " + celle.Indsats, true),
            "andel" when harInterval => ("inden " + celle.Indsats, false),
            "median" => ("nogen", false),
            "indstillet" or "givet" => (celle.Maal.Kode, true),
            "andel" when !harIndsats => ("givet", false),
            var kode when Array.IndexOf(Garantimaal, kode) >= 0 => (kode, true),
            _ when harIndsats => (celle.Indsats, false),
            _ => null,
        };
    }
}
