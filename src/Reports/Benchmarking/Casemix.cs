using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// The expected share of a kommune with one indsats in the newest rolling year, from published margins only: the national
/// rates by age and sex weighted by the ages and sexes of its landsdel (a kommune's own are not published), times how the
/// national rate of its own start quarters stands to that of the year. Where a landsdel's crossing of age and sex has a
/// withheld cell, age alone is used.
/// </summary>
internal sealed class Casemix(Sammenligner sammenligner, string indsats)
{
    private const string Alle = "alle";

    private readonly Dictionary<string, double?> _landsdele = new(StringComparer.Ordinal);

    /// <summary>The expected share, 0 to 1; null where what it needs is not published.</summary>
    public double? Forventet(Dimensionsvaerdi kommune)
    {
        var tabel = sammenligner.Tabel;
        if (tabel.Omraader.FirstOrDefault(omraade => omraade.Slags == "landsdel" && kommune.Hoererunder.Contains(omraade.Kode, StringComparer.Ordinal)) is not { } landsdel)
        {
            return null;
        }

        if (!_landsdele.TryGetValue(landsdel.Kode, out var alderOgKoen))
        {
            alderOgKoen = AlderOgKoen(landsdel.Kode);
            _landsdele.Add(landsdel.Kode, alderOgKoen);
        }

        return alderOgKoen is { } grund && Kvartaler(kommune.Kode) is { } faktor ? Math.Clamp(grund * faktor, 0, 1) : null;
    }

    private double? AlderOgKoen(string landsdel)
    {
        var tabel = sammenligner.Tabel;
        return Strata(landsdel, [.. tabel.Alder.SelectMany(alder => tabel.Koen, (alder, koen) => (alder, koen))])
            ?? Strata(landsdel, [.. tabel.Alder.Select(alder => (alder, Alle))]);
    }

    private double? Strata(string landsdel, IReadOnlyList<(string Alder, string Koen)> grupper)
    {
        var tabel = sammenligner.Tabel;
        var strata = new List<(double Vaegt, double Rate)>();
        foreach (var (alder, koen) in grupper)
        {
            var vaegt = tabel[landsdel, sammenligner.Periode.Kode, alder, koen, indsats].Forloeb;
            if (!vaegt.HarVaerdi)
            {
                return null;
            }

            if (vaegt.Vaerdi == 0)
            {
                continue;
            }

            if (tabel[sammenligner.Land.Kode, sammenligner.Periode.Kode, alder, koen, indsats].Andel is not { } land)
            {
                return null;
            }

            strata.Add((vaegt.Vaerdi, land.Vaerdi));
        }

        return Standardisering.Forventet(strata);
    }

    /// <summary>The national rate of the kommune's quarters over that of the year; 1 where its quarters are withheld or the national ones are.</summary>
    private double? Kvartaler(string kommune)
    {
        var tabel = sammenligner.Tabel;
        var strata = new List<(double Vaegt, double Rate)>();
        var land = tabel[sammenligner.Land.Kode, sammenligner.Periode.Kode, indsats].Andel;
        if (land is not { Med: > 0 } aaret)
        {
            return land is null ? null : 1;
        }

        foreach (var kvartal in sammenligner.Kvartaler)
        {
            var vaegt = tabel[kommune, kvartal, indsats].Forloeb;
            if (!vaegt.HarVaerdi || tabel[sammenligner.Land.Kode, kvartal, indsats].Andel is not { } rate)
            {
                return 1;
            }

            strata.Add((vaegt.Vaerdi, rate.Vaerdi));
        }

        return Standardisering.Forventet(strata) / aaret.Vaerdi ?? 1;
    }
}
