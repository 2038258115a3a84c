using System.Data.Common;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>
/// Counts hele landet under another regelsaet, in the calendar years and the newest rolling year that the release publishes, and keeps
/// of it what may be shown beside the official figures.
/// </summary>
internal static class Sidedanner
{
    /// <param name="tal">The true counts by period.</param>
    /// <param name="regelsaet">The other regelsaet.</param>
    /// <param name="plan">Its periods.</param>
    /// <param name="officielle">The official table of indsatser, as it is to be published.</param>
    /// <param name="regler">The rules of confidentiality.</param>
    /// <param name="forrige">What the public release before shows under the same regelsaet; null when nothing.</param>
    public static IReadOnlyList<Sidecelle> Byg(IReadOnlyDictionary<string, Sidetal> tal, Regelsaet regelsaet, Periodeplan plan, Tabel officielle, Fortrolighedsregler regler, Sideregel? forrige)
    {
        var indsatser = Dimensioner.AfIndsats(regelsaet, medIngen: true).Vaerdier.Select(vaerdi => vaerdi.Kode).ToList();
        var foer = (forrige?.Celler ?? []).Where(celle => celle.Med.Symbol == Cellesymbol.Diskretioneret).Select(celle => (SammeAar(celle.Periode), celle.Indsats)).ToHashSet();
        var foerHelt = (forrige?.Celler ?? []).Where(celle => celle.Forloeb.Symbol == Cellesymbol.Diskretioneret).Select(celle => SammeAar(celle.Periode)).ToHashSet(StringComparer.Ordinal);
        var celler = new List<Sidecelle>();
        foreach (var periode in plan.Aar.Concat(plan.RullendeAar.TakeLast(1)))
        {
            var her = tal.GetValueOrDefault(periode.Kode) ?? new Sidetal(0, indsatser.Where(kode => kode != Dimensioner.Ingen).ToDictionary(kode => kode, _ => 0L, StringComparer.Ordinal));
            var viste = foerHelt.Contains(SammeAar(periode.Kode)) ? null : new Sidebeskyttelse(
                regler,
                indsats => Officielt(officielle, periode.Kode, indsats),
                indsats => foer.Contains((SammeAar(periode.Kode), indsats))).Viste(her);
            var symbol = plan.ErForeloebig(periode) ? Cellesymbol.Foreloebig : Cellesymbol.Ingen;
            var forloeb = viste is null ? Skjult : new Tabeltal(her.N, 0, symbol);
            foreach (var indsats in indsatser)
            {
                var ingen = indsats == Dimensioner.Ingen;
                var kode = ingen ? Dimensioner.Nogen : indsats;
                var med = viste is null || !viste.Contains(kode) ? Skjult
                    : her.N == 0 ? new Tabeltal(0, 0, Cellesymbol.IntetGrundlag)
                    : new Tabeltal(ingen ? her.N - her.Med[kode] : her.Med[kode], 0, symbol);
                celler.Add(new Sidecelle(periode.Kode, indsats, forloeb, med));
            }
        }

        return celler;
    }

    /// <summary>The true counts of hele landet, by period.</summary>
    public static IReadOnlyDictionary<string, Sidetal> Laes(DbConnection forbindelse, long saet, Regelsaet regelsaet)
    {
        var fundne = new Dictionary<string, Sidetal>(StringComparer.Ordinal);
        using var kommando = forbindelse.CreateCommand();
        kommando.CommandText = SideSql.Omraadet;
        Parameter("@saet", saet);
        Parameter("@omraade", Omraader.Land);
        using var reader = kommando.ExecuteReader();
        while (reader.Read())
        {
            var med = regelsaet.Kategorier.ToDictionary(kategori => kategori.Kode(), kategori => reader.GetInt64(2 + (int)kategori), StringComparer.Ordinal);
            med.Add(Dimensioner.Nogen, reader.GetInt64(2 + Kategoritabel.Nogen));
            fundne.Add(reader.GetString(0), new Sidetal(reader.GetInt64(1), med));
        }

        return fundne;

        void Parameter(string navn, object vaerdi)
        {
            var parameter = kommando.CreateParameter();
            parameter.ParameterName = navn;
            parameter.Value = vaerdi;
            kommando.Parameters.Add(parameter);
        }
    }

    private static Tabeltal Skjult => new(0, 0, Cellesymbol.Diskretioneret);

    private static Andelscelle Officielt(Tabel tabel, string periode, string indsats) => new(
        tabel.Slaaop(Omraader.Land, periode, indsats, "antalForloeb"), tabel.Slaaop(Omraader.Land, periode, indsats, "antalMed"), tabel.Slaaop(Omraader.Land, periode, indsats, "andel"));

    /// <summary>A rolling year that ends with a calendar year is that year.</summary>
    private static string SammeAar(string periode) => periode.EndsWith("QMAT04", StringComparison.Ordinal) ? periode[..4] : periode;
}
