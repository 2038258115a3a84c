using System.Text;
using System.Text.Json.Nodes;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Ingest.Versions;

namespace Opgoerelse.IngestTests;

/// <summary>What reading and validation make of a file, without a database.</summary>
internal sealed record Laest(IReadOnlyList<Besked> Beskeder, IReadOnlyList<Afvisning> Afvisninger, long Linjer, string? FilAfvist)
{
    public static readonly Pseudonymnoegle Noegle = new(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());

    public static Laest Fil(string navn, byte[] bytes, LeveranceLimits? limits = null)
    {
        var ukendte = new Ukendtefelter();
        var regnskab = new Regnskab(ukendte);
        var beskeder = new List<Besked>();
        var afvisninger = new List<Afvisning>();
        try
        {
            using var laesning = new Leverancelaesning(new MemoryStream(bytes), Leveranceformat.Genkend(navn)!.Value, ukendte, Registeropslag.Standard, Noegle, limits ?? LeveranceLimits.Standard);
            var portion = new Portion();
            while (laesning.Naeste(portion))
            {
                regnskab.Modtaget(portion.Linjer);
                beskeder.AddRange(portion.Beskeder);
                afvisninger.AddRange(portion.Afvisninger);
            }
        }
        catch (FilAfvistException afvist)
        {
            return new Laest([], [], 0, afvist.Message);
        }

        return new Laest(beskeder, afvisninger, regnskab.Laest, null);
    }

    public static Laest Linje(string linje) => Fil("a.ndjson", Encoding.UTF8.GetBytes(linje));

    public static Laest Besked(JsonObject besked) => Fil("a.ndjson", IngestTests.Linjer.Ndjson(besked));

    public static Laest Csv(string entitet, params string[] linjer) => Fil(entitet + ".csv", Encoding.UTF8.GetBytes(string.Join("\n", linjer) + "\n"));

    /// <summary>The one message that was valid.</summary>
    public Besked Gyldig
    {
        get
        {
            Assert.Null(FilAfvist);
            Assert.Empty(Afvisninger);
            return Assert.Single(Beskeder);
        }
    }

    /// <summary>Field and code of the one line that was rejected.</summary>
    public (string Felt, string Kode) Afvist
    {
        get
        {
            Assert.Null(FilAfvist);
            Assert.Empty(Beskeder);
            var afvisning = Assert.Single(Afvisninger);
            return (afvisning.Felt, afvisning.Kode);
        }
    }
}
