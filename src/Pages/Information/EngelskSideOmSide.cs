using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Pages.Information;

/// <summary>In English, what <see cref="SideOmSide"/> and <see cref="Regelforskelle"/> tell in Danish: the other rule, how it differs, and the figures of both.</summary>
internal static class EngelskSideOmSide
{
    /// <summary>The name of a regelsaet in running text.</summary>
    public static string Navn(Sideregel regel) => Regelsaet.Alle.GetValueOrDefault(regel.Regelsaet)?.Navn.En ?? regel.Regelsaet;

    public static void Skriv(Html html, Rapportgrundlag grundlag, Sideregel regel, Side side)
    {
        var navn = Navn(regel);
        var forskelle = grundlag.Regelsaet is { } officiel && Regelsaet.Alle.TryGetValue(regel.Regelsaet, out var anden) ? Forskelle(officiel, anden).ToList() : [];
        html.Skriv($"""
            <p>{Regelsaet.Alle.GetValueOrDefault(regel.Regelsaet)?.Formaal.En ?? ""} The same citizens are counted here by that rule (<code>{regel.Regelsaet}</code>, version {regel.Version}) beside the official one (<code>{grundlag.Udgivelse.Regelsaet}</code>).{(forskelle.Count > 0 ? " The differences are:" : "")}</p>

            """);
        if (forskelle.Count > 0)
        {
            html.Skriv($"<ul>\n").SkrivAlle(forskelle, (ud, forskel) => ud.Skriv($"<li>{forskel}</li>\n")).Skriv($"</ul>\n");
        }

        html.Skriv($"""
            <p>{Antal(grundlag, regel, side)}</p>
            <ul>

            """);
        foreach (var kode in SideOmSide.OverTidVises)
        {
            if (grundlag.Billede(kode) is { } billede)
            {
                html.Skriv($"""
                    <li>{EngelskeSaetninger.EfterEnAndenRegel(grundlag.Sammenligner.Land, billede.Indsats, billede.Land, SideOmSide.Anden(regel, grundlag.Periode, kode), navn)}</li>

                    """);
            }
        }

        html.Skriv($"""
            </ul>

            """).Tabel(
            SideOmSide.Nyeste(grundlag, regel).Paa(
                grundlag,
                side,
                $"All Denmark by two rules, {EngelskeSaetninger.Periode(grundlag.Sammenligner.Periode)}",
                "Effort", "Official: number of courses", "Official: number with", "Official: share, per cent", $"{navn}: number of courses", $"{navn}: number with", $"{navn}: share, per cent", "Difference, percentage points"),
            side).Tabel(OverTid(grundlag, regel), side).Skriv($"""
            <p class="note">These are the same citizens counted twice; the difference is therefore that of the rule, not of chance. It is computed from the whole numbers and rounded last. Each side has its own number of courses. A figure is left out (*) where it, its opposite or a difference between the two sides would reveal something about a few citizens. Only all Denmark, whole calendar years and the newest year are shown.{Foreloebige(grundlag, regel)} Checksum of the figures by {navn}: {regel.Kontrolsum}.</p>

            """);
    }

    private static Ark OverTid(Rapportgrundlag grundlag, Sideregel regel) => new(
        "Over time",
        "Shares by two rules, calendar years, per cent",
        ["Start year", .. SideOmSide.OverTidVises.SelectMany(kode => new[] { $"{Sideregel.Navn(kode).En}: official", $"{Sideregel.Navn(kode).En}: {Navn(regel)}", "Difference, percentage points" })],
        SideOmSide.OverTid(grundlag, regel).Raekker);

    private static string Antal(Rapportgrundlag grundlag, Sideregel regel, Side side)
    {
        var (officiel, anden) = (SideOmSide.Officiel(grundlag, grundlag.Periode, "nogen").Forloeb, SideOmSide.Anden(regel, grundlag.Periode, "nogen").Forloeb);
        var startet = $"{Ordning.Standard.Enheder.En} started {EngelskeSaetninger.Periode(grundlag.Sammenligner.Periode)}";
        return !officiel.HarVaerdi || !anden.HarVaerdi ? $"How many courses are included by {Navn(regel)} cannot be shown, for confidentiality."
            : anden.Vaerdi == officiel.Vaerdi ? $"Both rules include {side.Tal(officiel.Vaerdi)} {startet}."
            : $"The official rule includes {side.Tal(officiel.Vaerdi)} {startet}, {Navn(regel)} {side.Tal(anden.Vaerdi)}.";
    }

    /// <summary>Which periods may still change.</summary>
    private static string Foreloebige(Rapportgrundlag grundlag, Sideregel regel)
    {
        var perioder = regel.Perioder.Where(periode => regel.Celler.Any(celle => celle.Periode == periode && celle.Andel.ErForeloebig)).ToList();
        return perioder.Count == 0 ? ""
            : $" The figures for {EngelskeSaetninger.Opremsning([.. perioder.Select(periode => periode == grundlag.Periode ? EngelskeSaetninger.Periode(grundlag.Sammenligner.Periode) : periode)])} are preliminary: late reports may still change them.";
    }

    /// <summary>One sentence for each switch in which the other rule differs from the official one, as it is in the other.</summary>
    private static IEnumerable<string> Forskelle(Regelsaet officiel, Regelsaet anden)
    {
        if (officiel.VindueMaaneder != anden.VindueMaaneder)
        {
            yield return $"The deadline is {EngelskSkrift.Maanedstal(anden.VindueMaaneder)} after the start, not {EngelskSkrift.Maanedstal(officiel.VindueMaaneder)}.";
        }

        if (officiel.Mentor != anden.Mentor)
        {
            yield return anden.Mentor ? "Mentor support counts as a kind of effort of its own." : "Mentor support does not count.";
        }

        if (officiel.RegionalSundhed != anden.RegionalSundhed)
        {
            yield return anden.RegionalSundhed ? "Health effort also counts when the region carries it out." : "Health effort counts only when the municipality carries it out.";
        }

        if (officiel.FoerStart != anden.FoerStart)
        {
            yield return anden.FoerStart switch
            {
                FoerStart.Udelad => "An effort that began before the course does not count.",
                FoerStart.MedregnHvisIgangvaerende => "An effort that began before the course counts when it still went on on the day of the start.",
                _ => "An effort that began before the course counts when it still went on on the day of the start and the team had recommended that kind.",
            };
        }

        if (officiel.UdeladFritagneHelbred != anden.UdeladFritagneHelbred)
        {
            yield return $"Courses in which the citizen was exempt for health reasons before the deadline are {(anden.UdeladFritagneHelbred ? "not " : "")}included.";
        }

        if (officiel.Pauser != anden.Pauser)
        {
            yield return $"Days on which the citizen was exempt {(anden.Pauser ? "extend" : "do not extend")} the deadline.";
        }

        if (officiel.MedregnAfsluttetFoerFrist != anden.MedregnAfsluttetFoerFrist)
        {
            yield return $"Courses that ended before the deadline are {(anden.MedregnAfsluttetFoerFrist ? "" : "not ")}included.";
        }

        if (officiel.Indsatsdel != anden.Indsatsdel)
        {
            yield return anden.Indsatsdel switch
            {
                Indsatsdelkrav.Kraev => "An effort counts only when it is said to be in the plan's part on efforts.",
                Indsatsdelkrav.KraevUkendtTilladt => "An effort does not count when it is said not to be in the plan's part on efforts.",
                _ => "It does not matter whether the effort is in the plan's part on efforts.",
            };
        }

        if (officiel.KommuneVedStart != anden.KommuneVedStart)
        {
            yield return $"The municipality is the one that was responsible on the day of the {(anden.KommuneVedStart ? "start" : "deadline")}.";
        }
    }
}
