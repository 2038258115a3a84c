using System.Collections.Concurrent;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>What was decided about the tables of a release.</summary>
/// <param name="Moenster">Which cells are withheld.</param>
/// <param name="Ubeviste">Cells whose safety has no proof; normally none.</param>
/// <param name="Loesere">By concept: who decided it, so that a next round decides only what has changed.</param>
internal sealed record Beskyttelse(Moenster Moenster, IReadOnlyList<(Begreb Begreb, int Nr)> Ubeviste, IReadOnlyDictionary<string, (Begrebsloeser Alle, Aldersloeser EfterAlder)> Loesere);

/// <summary>Decides over all tables of a release together which cells are withheld.</summary>
/// <remarks>
/// Concept by concept: the whole before its parts (N; nogen and with it ingen; the categories, the intervals and the
/// rest). A part is withheld where its whole is, since the share would tell; and it is bounded by what everybody can see
/// of the whole, never by what is withheld of it.
/// </remarks>
internal static class Tabelbeskytter
{
    /// <param name="rum">The cells.</param>
    /// <param name="begreber">The concepts.</param>
    /// <param name="k">How many values a primary cell must leave open.</param>
    /// <param name="tidligere">The previous release.</param>
    /// <param name="efter">By concept: what an attack has taught.</param>
    /// <param name="foer">What was decided before that; null the first time.</param>
    /// <param name="stop">Stops between concepts.</param>
    public static Beskyttelse Beskyt(Cellerum rum, IReadOnlyList<Begreb> begreber, int k, Tidligere tidligere, Func<string, Efterkrav> efter, Beskyttelse? foer = null, CancellationToken stop = default)
    {
        var skjulte = new ConcurrentDictionary<string, bool[]>(StringComparer.Ordinal);
        var ubeviste = new ConcurrentBag<(Begreb, int)>();
        var loesere = new ConcurrentDictionary<string, (Begrebsloeser Alle, Aldersloeser EfterAlder)>(StringComparer.Ordinal);
        var tilbage = begreber.ToList();
        while (tilbage.Count > 0)
        {
            stop.ThrowIfCancellationRequested();
            var klar = tilbage.Where(begreb => begreb.Inden is null || skjulte.ContainsKey(begreb.Inden.Moenster)).ToList();
            Parallel.ForEach(klar, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, begreb =>
            {
                var indenSkjult = begreb.Inden is { } inden ? skjulte[inden.Moenster] : null;
                var deres = efter(begreb.Kode);
                var loeser = new Begrebsloeser(rum, begreb, k, indenSkjult, tidligere, deres);
                var skjult = loeser.Loes(foer?.Loesere[begreb.Kode].Alle);
                var aldersloeser = new Aldersloeser(rum, begreb, k, indenSkjult, tidligere, deres, skjult);
                if (begreb.AlderOgKoen && rum.Perioder.Any(periode => periode.Slags == Periodeslags.RullendeAar))
                {
                    aldersloeser.Loes(foer?.Loesere[begreb.Kode].EfterAlder);
                }

                skjulte[begreb.Kode] = skjult;
                loesere[begreb.Kode] = (loeser, aldersloeser);
                foreach (var nr in loeser.Ubeviste.Concat(aldersloeser.Ubeviste))
                {
                    ubeviste.Add((begreb, nr));
                }
            });
            tilbage.RemoveAll(klar.Contains);
        }

        return new Beskyttelse(new Moenster(rum, skjulte), [.. ubeviste.OrderBy(u => u.Item1.Kode, StringComparer.Ordinal).ThenBy(u => u.Item2)], loesere);
    }
}
