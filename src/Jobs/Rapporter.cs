using System.Globalization;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Jobs;

/// <summary>
/// Rapporter: makes the reports of the public release into the archive, once for each release. It may be run again after it was
/// killed: every file is whole or not there, and the mark that they are all there comes last.
/// </summary>
internal sealed class Rapporter(Udgivelseslager lager, Rapportarkiv arkiv, Chromium? chromium, Gruppefil? grupper, long id) : IJob
{
    public const string Jobnavn = "rapporter";

    /// <inheritdoc />
    public string Navn => Jobnavn;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Parametre => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["udgivelse"] = id.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// The reports of the release that is public now; null when they are there, or nothing is public. Asked often: a person
    /// approves a release at any time of any day.
    /// </summary>
    public static IJob? AfDenOffentlige(IServiceProvider tjenester, DateOnly dag)
    {
        var lager = tjenester.GetRequiredService<Udgivelseslager>();
        var arkiv = tjenester.GetRequiredService<Rapportarkiv>();
        var indstillinger = tjenester.GetRequiredService<IOptions<Rapportindstillinger>>().Value;
        return lager.Nyeste() is { } id && !arkiv.ErFaerdig(lager.Alle().Single(udgivelse => udgivelse.Id == id))
            ? new Rapporter(lager, arkiv, indstillinger.Pdf ? Chromium.Find(Environment.GetEnvironmentVariable("OPGOERELSE_CHROMIUM")) : null, indstillinger.LaesGrupper(), id)
            : null;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">Some of them could not be made. The others are there.</exception>
    public IReadOnlyDictionary<string, long> Koer(IProgress<Fremdrift> fremdrift, CancellationToken stop)
    {
        var udgivelse = lager.Hent(id);
        // A release without a whole year has nothing to compare.
        if (!Sammenligner.KanDannes(udgivelse))
        {
            arkiv.Maerk(udgivelse.Udgivelse, fejl: 0);
            return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = id, ["filer"] = 0 };
        }

        var grundlag = new Rapportgrundlag(udgivelse, grupper);
        arkiv.Begynd(udgivelse.Udgivelse);
        var resultat = new Rapportdanner(chromium).Dan(grundlag, grundlag.Sammenligner.Kommuner, medLand: true, arkiv.Sti(udgivelse.Udgivelse), fremdrift, stop);
        arkiv.Maerk(udgivelse.Udgivelse, resultat.Fejl.Count);
        if (resultat.Fejl is [var (rapport, grund), ..])
        {
            throw new InvalidOperationException($"{resultat.Fejl.Count} rapporter om udgivelse {id} kunne ikke dannes. {rapport}: {grund}");
        }

        return new Dictionary<string, long>(StringComparer.Ordinal) { ["udgivelse"] = id, ["filer"] = resultat.Filer.Count, ["pdf"] = resultat.Pdf ? 1 : 0 };
    }
}
