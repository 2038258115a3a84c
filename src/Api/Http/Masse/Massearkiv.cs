using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Masse;

/// <summary>
/// The whole tables of the served release, packed when the process has loaded it: one after the other, in the background,
/// so that the first answers do not wait. Until a file is packed it is sent unpacked. Only packed bytes are kept, and they
/// go with their release.
/// </summary>
internal sealed class Massearkiv(AktuelUdgivelse aktuel, Formatregister formater, IOptions<HttpIndstillinger> indstillinger, ILogger<Massearkiv> log) : BackgroundService
{
    private readonly ConditionalWeakTable<Katalog, Massefil[]> _filer = [];

    /// <summary>The formats in which whole tables are offered.</summary>
    public static IReadOnlyList<string> Formater { get; } = ["csv", "json-stat2"];

    /// <summary>A whole table, or null for a format that is not offered.</summary>
    public Massefil? Find(Katalog katalog, Katalogtabel tabel, string format) =>
        Alle(katalog).FirstOrDefault(fil => fil.Format.Navn == format && fil.Navn == tabel.Tabel.Id + fil.Format.Filendelse);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var skift = aktuel.Skiftet;
            if (aktuel.Katalog is { } katalog)
            {
                await PakAsync(katalog, stoppingToken);
            }

            await skift.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PakAsync(Katalog katalog, CancellationToken stop)
    {
        var begyndt = Stopwatch.GetTimestamp();
        try
        {
            foreach (var fil in Alle(katalog).Where(fil => fil.Pakket(Indholdskodning.Brotli) is null))
            {
                await Task.Run(() => fil.PakAsync(stop), stop);
                if (aktuel.Katalog != katalog)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        log.LogInformation(
            "Packed the whole tables of release {Udgivelse} in {Sekunder:F1} s: {Bytes} bytes in memory",
            katalog.Udgivelse.Id,
            Stopwatch.GetElapsedTime(begyndt).TotalSeconds,
            Alle(katalog).Sum(fil => fil.Fylder));
    }

    private Massefil[] Alle(Katalog katalog) => _filer.GetValue(katalog, kendt =>
    [
        .. from tabel in kendt.Tabeller
           from format in Formater
           select new Massefil(kendt, tabel, formater.Find(format)!, indstillinger.Value),
    ]);
}
