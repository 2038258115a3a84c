using System.Globalization;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// The computed peers: the seven nearest kommuner by number of forløb (its logarithm: 20 and 40 are as far apart as 200 and
/// 400) and age mix, each in units of its own spread over the kommuner. A kommune's own ages are not published, so its age
/// mix is that of its landsdel.
/// </summary>
internal sealed class Kommuneligheder
{
    /// <summary>How many peers there are.</summary>
    public const int Antal = 7;

    private readonly List<(Dimensionsvaerdi Kommune, long N, double[] Traek)> _kommuner = [];
    private readonly bool _medAlder;

    public Kommuneligheder(Sammenligner sammenligner)
    {
        var tabel = sammenligner.Tabel;
        var indsats = tabel.Indsatser[0].Kode;
        var periode = sammenligner.Periode.Kode;
        _medAlder = sammenligner.Kommuner.All(kommune => Aldre(kommune) is not null);
        foreach (var kommune in sammenligner.Kommuner)
        {
            if (tabel[kommune.Kode, periode, indsats].Forloeb is { HarVaerdi: true, Vaerdi: > 0 and var n })
            {
                _kommuner.Add((kommune, n, [Math.Log(n), .. _medAlder ? Aldre(kommune)! : []]));
            }
        }

        Skaler();

        double[]? Aldre(Dimensionsvaerdi kommune)
        {
            if (tabel.Omraader.FirstOrDefault(omraade => omraade.Slags == "landsdel" && kommune.Hoererunder.Contains(omraade.Kode, StringComparer.Ordinal)) is not { } landsdel)
            {
                return null;
            }

            var antal = tabel.Alder.Select(alder => tabel[landsdel.Kode, periode, alder, "alle", indsats].Forloeb).ToList();
            var ialt = antal.Sum(tal => tal.Vaerdi);
            return ialt == 0 || antal.Exists(tal => !tal.HarVaerdi) ? null : [.. antal.Select(tal => (double)tal.Vaerdi / ialt)];
        }
    }

    /// <summary>The peers of a kommune, with the reason; null when its number of forløb is withheld or 0.</summary>
    public Sammenligningsgrundlag? Naermeste(Dimensionsvaerdi kommune)
    {
        var egen = _kommuner.Find(kendt => kendt.Kommune.Kode == kommune.Kode);
        if (egen.Kommune is null)
        {
            return null;
        }

        var naermeste = _kommuner
            .Where(anden => anden.Kommune.Kode != kommune.Kode)
            .OrderBy(anden => anden.Traek.Zip(egen.Traek, (a, b) => (a - b) * (a - b)).Sum())
            .ThenBy(anden => anden.Kommune.Navn.Da, DanskOrden.Standard)
            .Take(Antal)
            .ToList();
        if (naermeste.Count == 0)
        {
            return null;
        }

        var forklaring = string.Create(
            CultureInfo.InvariantCulture,
            $"Lignende kommuner er de {naermeste.Count}, der ligger nærmest i antal forløb ({naermeste.Min(anden => anden.N)} til {naermeste.Max(anden => anden.N)}; {kommune.Navn.Da} har {egen.N}){(_medAlder ? " og i landsdelens aldersfordeling" : "")}: {Sammenligner.Navne(naermeste.Select(anden => anden.Kommune))}.");
        return new Sammenligningsgrundlag("Lignende kommuner", forklaring, [.. naermeste.Select(anden => anden.Kommune)]);
    }

    /// <summary>Each feature in units of its standard deviation; the age bands together weigh as much as the number.</summary>
    private void Skaler()
    {
        if (_kommuner.Count == 0)
        {
            return;
        }

        var laengde = _kommuner[0].Traek.Length;
        for (var i = 0; i < laengde; i++)
        {
            var middel = _kommuner.Average(kommune => kommune.Traek[i]);
            var spredning = Math.Sqrt(_kommuner.Average(kommune => Math.Pow(kommune.Traek[i] - middel, 2)));
            var vaegt = i == 0 ? 1 : 1 / Math.Sqrt(laengde - 1);
            foreach (var (_, _, traek) in _kommuner)
            {
                traek[i] = spredning > 0 ? (traek[i] - middel) / spredning * vaegt : 0;
            }
        }
    }
}
