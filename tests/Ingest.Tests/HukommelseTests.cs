using System.Text;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Versions;

namespace Opgoerelse.IngestTests;

/// <summary>Measures the memory of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(Alene), DisableParallelization = true)]
public sealed class Alene;

/// <summary>Memory does not grow with the file.</summary>
[Collection(nameof(Alene))]
public sealed class HukommelseTests
{
    private const long Graense = 80 << 20;

    /// <summary>
    /// 200 MB are read and judged while the live memory is looked at. Were the lines kept, it would be some hundred
    /// MB: <see cref="Den_samme_maaling_opdager_en_der_beholder_linjerne"/> shows that the measure can fail.
    /// </summary>
    [Theory]
    [InlineData("a.ndjson")]
    [InlineData("indsats.csv")]
    public void To_hundrede_megabyte_laeses_i_fast_hukommelse(string navn)
    {
        var (hoejest, laest) = Laes(navn, 200 << 20, behold: false);
        Assert.True(laest >= 200 << 20);
        Assert.True(hoejest < Graense, $"{hoejest >> 20} MiB");
    }

    [Fact]
    public void Den_samme_maaling_opdager_en_der_beholder_linjerne()
    {
        var (hoejest, _) = Laes("a.ndjson", 200 << 20, behold: true);
        Assert.True(hoejest > Graense, $"{hoejest >> 20} MiB");
    }

    [Fact]
    public void Mange_lange_linjer_lukker_portionen_foer_tiden()
    {
        var linje = Encoding.UTF8.GetBytes(Linjer.Besked(Linjer.Forloeb().Med("afslutningsaarsag", new string('x', 1_000_000))).ToJsonString() + "\n");
        var ukendte = new Ukendtefelter();
        using var laesning = new Leverancelaesning(new Gentagelse([], linje, 30L << 20), new Leveranceformat(null, false), ukendte, Registeropslag.Standard, Laest.Noegle, LeveranceLimits.Standard);
        var portion = new Portion();
        var linjer = 0;
        for (; laesning.Naeste(portion); linjer += portion.Linjer)
        {
            Assert.True(portion.Linjer <= 17, $"{portion.Linjer} linjer");
        }

        Assert.True(linjer > 25);
    }

    private static (long Hoejest, long Laest) Laes(string navn, long laengde, bool behold)
    {
        var besked = Linjer.Besked(Linjer.Indsats());
        var hoved = navn.EndsWith(".csv", StringComparison.Ordinal)
            ? "beskedId;aendringstype;version;registreret;indsatsId;forloebId;indsatstype;status;startdato;notat\n"
            : "";
        var linje = hoved.Length == 0
            ? besked.ToJsonString() + "\n"
            : $"{Linjer.Id(1)};1;1;2024-05-01T08:30:00+02:00;{Linjer.Id(2)};{Linjer.Id(3)};SEL-85;planlagt;\"2024-01-01\";{new string('x', 300)}\n";
        var kilde = new Gentagelse(Encoding.UTF8.GetBytes(hoved), Encoding.UTF8.GetBytes(linje), laengde);
        var ukendte = new Ukendtefelter();
        var portion = new Portion();
        var beholdt = new List<object>();
        // What earlier tests left for their finalizers must not be taken for the ground to measure from.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var foer = GC.GetTotalMemory(forceFullCollection: true);
        var hoejest = 0L;
        using var laesning = new Leverancelaesning(kilde, Leveranceformat.Genkend(navn)!.Value, ukendte, Registeropslag.Standard, Laest.Noegle, LeveranceLimits.Standard);
        while (laesning.Naeste(portion))
        {
            Assert.Empty(portion.Afvisninger);
            if (behold)
            {
                beholdt.AddRange(portion.Beskeder.Select(_ => new byte[linje.Length]));
            }

            hoejest = Math.Max(hoejest, GC.GetTotalMemory(forceFullCollection: true) - foer);
        }

        GC.KeepAlive(beholdt);
        return (hoejest, kilde.Laest);
    }

    /// <summary>A file that never was: a header, then the same line again and again.</summary>
    private sealed class Gentagelse(byte[] hoved, byte[] linje, long laengde) : LaesbarStroem
    {
        public long Laest { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var skrevet = 0;
            while (skrevet < buffer.Length && (Laest < laengde || (Laest - hoved.Length) % linje.Length != 0))
            {
                var rest = Laest < hoved.Length ? hoved.AsSpan((int)Laest) : linje.AsSpan((int)((Laest - hoved.Length) % linje.Length));
                var antal = Math.Min(rest.Length, buffer.Length - skrevet);
                rest[..antal].CopyTo(buffer[skrevet..]);
                skrevet += antal;
                Laest += antal;
            }

            return skrevet;
        }
    }
}
