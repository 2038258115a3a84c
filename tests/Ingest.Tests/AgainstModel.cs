using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Model;

namespace Opgoerelse.IngestTests;

/// <summary>
/// Takes leverancer in, with the slow model beside: the same lines are accepted, repeated and rejected, with the same field
/// and code, the same versions are stored, and the same entities wait.
/// </summary>
internal static class AgainstModel
{
    /// <summary>What the model made of the files, when the service made the same.</summary>
    public static SlowLedger Judge(Proeve proeve, IReadOnlyList<(string Navn, byte[] Bytes)> filer)
    {
        var model = SlowReader.Read(filer.Select(fil => (fil.Navn, fil.Bytes, proeve.Ur.GetUtcNow())));
        var rigtige = filer.Select(fil => proeve.Tag(fil.Navn, fil.Bytes)).ToList();

        foreach (var (ventet, faktisk) in model.Leverancer.Zip(rigtige))
        {
            Assert.Equal(ventet.Refused, faktisk.Tilstand == Leverancetilstand.Afvist);
            Assert.Equal(
                ventet.Rejections.Select(afvisning => (afvisning.Line, afvisning.Field, afvisning.Code)),
                proeve.Afvisninger(faktisk).Select(afvisning => ((int)afvisning.Linje, afvisning.Felt, afvisning.Kode)));
            Assert.Equal((ventet.Read, ventet.Accepted, ventet.Repeats, ventet.Rejected), (faktisk.Laest, faktisk.Accepteret, faktisk.Gentaget, faktisk.Afvist));
        }

        Assert.Equal(model.Waiting(), proeve.Bog.Venter());
        Assert.Equal(
            model.Messages.Select(besked => $"{besked.Entitet} {besked.Id.Replace("-", "", StringComparison.Ordinal)} {besked.Version}").Order(StringComparer.Ordinal),
            Versioner(proeve));
        return model;
    }

    private static IEnumerable<string> Versioner(Proeve proeve) =>
        new[] { ("forloeb", "forloeb", "forloeb_id"), ("indsats", "indsats", "indsats_id"), ("fritagelse", "fritagelse", "fritagelse_id"), ("ordinaereTimer", "ordinaere_timer", "ordinaere_timer_id"), ("indstilling", "indstilling", "indstilling_id") }
            .SelectMany(tabel => proeve.Raekker($"SELECT {tabel.Item3}, version FROM {tabel.Item2}").Select(raekke => $"{tabel.Item1} {raekke.Replace(';', ' ')}"))
            .Order(StringComparer.Ordinal);
}
