using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>
/// What may be shown of hele landet in one period under another regelsaet, the official figures being public (ADR 32). Small is 1 to
/// k − 1, as everywhere.
/// </summary>
/// <param name="regler">The rules of confidentiality.</param>
/// <param name="officielt">The official figures of the period by indsats, as they are published.</param>
/// <param name="foer">Whether the release before withheld the figure of this period and indsats.</param>
internal sealed class Sidebeskyttelse(Fortrolighedsregler regler, Func<string, Andelscelle> officielt, Func<string, bool> foer)
{
    private const string Nogen = Dimensioner.Nogen;

    /// <summary>
    /// The indsatser (nogen and the categories) whose counts may be shown; null when not even N may be. ingen follows nogen.
    /// </summary>
    public IReadOnlySet<string>? Viste(Sidetal tal)
    {
        var n = officielt(Nogen).Forloeb;
        if (!n.HarVaerdi || regler.Lille(tal.N) || regler.Lille(Math.Abs(tal.N - n.Vaerdi)))
        {
            return null;
        }

        var skjulte = tal.Med.Keys.Where(indsats => foer(indsats) || ErSkjult(indsats, tal, n.Vaerdi)).ToHashSet(StringComparer.Ordinal);
        return skjulte.All(indsats => Vaerdier(indsats, tal, n.Vaerdi, skjulte) >= regler.Graense)
            ? tal.Med.Keys.Except(skjulte, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal)
            : null;
    }

    private bool ErSkjult(string indsats, Sidetal tal, long n)
    {
        var med = tal.Med[indsats];
        if (regler.LilleDel(med, tal.N))
        {
            return true;
        }

        // What the official rule does not know, such as mentor, has nothing to be subtracted from.
        var andet = officielt(indsats).Med;
        return andet.Symbol != Cellesymbol.IkkeTilgaengelig
            && (andet.Symbol == Cellesymbol.Diskretioneret || regler.Lille(Math.Abs(med - andet.Vaerdi)) || regler.Lille(Math.Abs(tal.N - med - (n - andet.Vaerdi))));
    }

    /// <summary>
    /// How many values a withheld count may have, for a reader who has all that is shown, and knows that who counts under the
    /// official rule counts under this one unless they are left out.
    /// </summary>
    private long Vaerdier(string indsats, Sidetal tal, long n, HashSet<string> skjulte)
    {
        long nedre = 0, oevre = tal.N;
        if (officielt(indsats).Med is { HarVaerdi: true, Vaerdi: var med })
        {
            nedre = Math.Max(nedre, med - Math.Max(0, n - tal.N));
        }

        var viste = tal.Med.Where(par => par.Key != Nogen && par.Key != indsats && !skjulte.Contains(par.Key)).Select(par => par.Value).ToList();
        var alleVist = skjulte.All(skjult => skjult == indsats || skjult == Nogen);
        if (indsats == Nogen)
        {
            nedre = Math.Max(nedre, viste.DefaultIfEmpty(0).Max());
            oevre = alleVist ? Math.Min(oevre, viste.Sum()) : oevre;
        }
        else if (!skjulte.Contains(Nogen))
        {
            oevre = Math.Min(oevre, tal.Med[Nogen]);
            nedre = alleVist ? Math.Max(nedre, tal.Med[Nogen] - viste.Sum()) : nedre;
        }

        return Math.Max(0, oevre - nedre + 1);
    }
}
