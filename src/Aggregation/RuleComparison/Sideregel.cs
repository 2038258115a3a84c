using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>The same citizens under another regelsaet than the release's own: hele landet, frozen with the release.</summary>
/// <param name="Regelsaet">Code of the other regelsaet.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kontrolsum">SHA-256 over the release's own checksum and these figures, lower-case hex: they belong to that release.</param>
/// <param name="Celler">The figures: years, oldest first, then the newest rolling year; in each nogen, the categories, ingen.</param>
public sealed record Sideregel(string Regelsaet, int Version, string Kontrolsum, IReadOnlyList<Sidecelle> Celler)
{
    /// <summary>The periods, in order.</summary>
    public IEnumerable<string> Perioder => Celler.Select(celle => celle.Periode).Distinct(StringComparer.Ordinal);

    /// <summary>The indsatser, in order.</summary>
    public IEnumerable<string> Indsatser => Celler.Select(celle => celle.Indsats).Distinct(StringComparer.Ordinal);

    /// <summary>The label of an indsats under any regelsaet; its code where it has none.</summary>
    public static Tekst Navn(string indsats) => Kategorikoder.Find(indsats) is { } kategori ? Dimensioner.Navn(kategori)
        : Dimensioner.AfIndsats(Domain.Law.Regelsaet.Alle[Ordning.Standard.OfficieltRegelsaet], medIngen: true).Vaerdier.FirstOrDefault(vaerdi => vaerdi.Kode == indsats)?.Navn ?? new Tekst(indsats, indsats);

    /// <summary>The figures of a period and an indsats; null where there are none.</summary>
    public Sidecelle? Find(string periode, string indsats) => Celler.FirstOrDefault(celle => celle.Periode == periode && celle.Indsats == indsats);

    /// <summary>
    /// This regelsaet's share minus the official one in percentage points, one decimal, from the exact shares and rounded last.
    /// It exists where both are published.
    /// </summary>
    public static Tabeltal Forskel(Andelscelle officiel, Andelscelle anden)
    {
        if (officiel.Andel is not { } her || anden.Andel is not { } der)
        {
            return officiel.Procent.Symbol == Cellesymbol.IkkeTilgaengelig ? officiel.Procent
                : officiel.ErDiskretioneret || anden.ErDiskretioneret ? new Tabeltal(0, 1, Cellesymbol.Diskretioneret)
                : new Tabeltal(0, 1, Cellesymbol.IntetGrundlag);
        }

        var taeller = (Int128)100 * (((Int128)der.Med * her.N) - ((Int128)her.Med * der.N));
        return new Tabeltal(Afrunding.Forhold(taeller, (Int128)her.N * der.N, 1)!.Value, 1, anden.ErForeloebig || officiel.ErForeloebig ? Cellesymbol.Foreloebig : Cellesymbol.Ingen);
    }

    /// <summary>The checksum of figures that belong to the release with <paramref name="udgivelsens"/> checksum.</summary>
    internal static string Sum(string udgivelsens, string regelsaet, int version, IReadOnlyList<Sidecelle> celler)
    {
        var tekst = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{udgivelsens}\n{regelsaet};{version}\n");
        foreach (var celle in celler)
        {
            tekst.Append(CultureInfo.InvariantCulture, $"{celle.Periode};{celle.Indsats};{Tekst(celle.Forloeb)};{Tekst(celle.Med)}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tekst.ToString())));
    }

    private static string Tekst(Tabeltal tal) => string.Create(CultureInfo.InvariantCulture, $"{(tal.HarVaerdi ? tal.Vaerdi : 0)}{tal.Symbol.Tegn()}");
}
