using Microsoft.Extensions.Options;
using Opgoerelse.Domain;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Storage;
using Filfremdrift = Opgoerelse.Ingest.Leverancer.Fremdrift;
using Fremdrift = Opgoerelse.Domain.Fremdrift;

namespace Opgoerelse.Jobs;

/// <summary>Indlæs: takes leverancer in, each in one transaction.</summary>
/// <param name="kilde">Where they come from, for the ledger.</param>
/// <param name="tag">Takes them.</param>
public sealed class Indlaes(string kilde, Func<IProgress<Filfremdrift>, CancellationToken, Mapperesultat> tag) : IJob
{
    public const string Jobnavn = "indlaes";

    /// <inheritdoc />
    public string Navn => Jobnavn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal) { ["kilde"] = FileNames.Shown(kilde) };

    /// <summary>What was taken and what was passed over; empty until the job has run.</summary>
    public Mapperesultat Resultat { get; private set; } = new([], []);

    /// <summary>What lies in the inbox now, or was written to after it was taken; null when nothing is.</summary>
    public static IJob? Indbakken(IServiceProvider tjenester)
    {
        var mappe = tjenester.GetRequiredService<Datamappe>();
        return Indbakke.HasWork(tjenester.GetRequiredService<Database>(), tjenester.GetRequiredService<TimeProvider>(), mappe.Indbakke, new Arkiv(mappe.Arkiv))
            ? HeleIndbakken(tjenester)
            : null;
    }

    /// <summary>The inbox, whatever lies in it.</summary>
    public static Indlaes HeleIndbakken(IServiceProvider tjenester) => new("indbakke", Inbox(tjenester).Toem);

    private static Indbakke Inbox(IServiceProvider tjenester)
    {
        var mappe = tjenester.GetRequiredService<Datamappe>();
        return new Indbakke(
            tjenester.GetRequiredService<Database>(),
            tjenester.GetRequiredService<Pseudonymnoegle>(),
            tjenester.GetRequiredService<TimeProvider>(),
            mappe.Indbakke,
            new Arkiv(mappe.Arkiv),
            limits: tjenester.GetRequiredService<IOptions<LeveranceSettings>>().Value.Limits)
        {
            Still = tjenester.GetRequiredService<StillFiles>(),
        };
    }

    /// <summary>What takes files where they lie.</summary>
    public static Indlaesning FromFiles(IServiceProvider services) => new(
        services.GetRequiredService<Database>(),
        services.GetRequiredService<Pseudonymnoegle>(),
        services.GetRequiredService<TimeProvider>(),
        limits: services.GetRequiredService<IOptions<LeveranceSettings>>().Value.Limits);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
    {
        Resultat = tag(new Videregiver(fremdrift), stop);
        return new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["leverancer"] = Resultat.Leverancer.Count,
            ["afviste leverancer"] = Resultat.Leverancer.Count(leverance => leverance.Tilstand == Leverancetilstand.Afvist),
            ["laest"] = Resultat.Leverancer.Sum(leverance => leverance.Laest),
            ["accepteret"] = Resultat.Leverancer.Sum(leverance => leverance.Accepteret),
            ["gentaget"] = Resultat.Leverancer.Sum(leverance => leverance.Gentaget),
            ["afvist"] = Resultat.Leverancer.Sum(leverance => leverance.Afvist),
            ["oversprunget"] = Resultat.Oversprunget.Count,
        };
    }

    private sealed class Videregiver(IProgress<Fremdrift> fremdrift) : IProgress<Filfremdrift>
    {
        public void Report(Filfremdrift value) =>
            fremdrift.Report(new Fremdrift($"Indlæser {value.Fil} (byte)", value.Bytes, value.BytesIAlt));
    }
}
