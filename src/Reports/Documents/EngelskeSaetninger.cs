using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>
/// The sentences of the pages in English, made from the same figures and in the same cases as <see cref="Saetninger"/>,
/// <see cref="Antalssaetninger"/> and <see cref="Kvalitetsafsnit"/> make them in Danish. The reports have none of them: they are Danish.
/// </summary>
internal static class EngelskeSaetninger
{
    private const string Nogen = "nogen";
    private const string Ingen = "ingen";

    /// <inheritdoc cref="Kvalitetsafsnit.Forklaring" />
    public const string Kvalitetsforklaring =
        "Numbers are rounded to the nearest ten and shares to whole per cent, so that no single registration is seen; a share of fewer than 100 is not shown. Changed or cancelled is what a later version has replaced, also where an effort has merely gone on, or what was registered by mistake. An effort is registered late when the jobcentre first registered it more than 30 days after it began.";

    /// <summary>In Aarhus, In Denmark as a whole.</summary>
    public static string Sted(Dimensionsvaerdi omraade) => omraade.Slags == "land" ? "In Denmark as a whole" : "In " + omraade.Navn.En;

    /// <summary>The label of an indsats in running text: company-based effort.</summary>
    public static string Indsats(Dimensionsvaerdi indsats) => indsats.Navn.En is { Length: > 0 } navn ? char.ToLowerInvariant(navn[0]) + navn[1..] : "";

    /// <summary>A rolling year in running text.</summary>
    public static string Periode(Dimensionsvaerdi periode) => periode.Navn.En.Replace(" - ", " to ", StringComparison.Ordinal);

    /// <summary>The last quarter of a rolling year, short: Q2 2025.</summary>
    public static string Slut(Dimensionsvaerdi periode) => periode.Kode.Length == 10 ? $"Q{periode.Kode[^1]} {periode.Kode[..4]}" : periode.Navn.En;

    /// <summary>Names in running text, in Danish order.</summary>
    public static string Opremsning(IReadOnlyList<string> navne) =>
        navne.Count < 2 ? string.Concat(navne) : string.Join(", ", navne.Take(navne.Count - 1)) + " and " + navne[^1];

    /// <summary>So many kommuner: no municipalities, one municipality, 2 municipalities.</summary>
    public static string Kommuner(int antal) => antal switch
    {
        0 => "no municipalities",
        1 => "one municipality",
        _ => EngelskSkrift.Tal(antal) + " municipalities",
    };

    /// <inheritdoc cref="Saetninger.Med" />
    public static string Med(Dimensionsvaerdi indsats) => indsats.Kode == Ingen ? "without effort" : "with " + Indsats(indsats);

    /// <inheritdoc cref="Stillinger.Ord" />
    public static string Ord(Stilling stilling, Polaritet polaritet = Polaritet.HoejereErBedre) => (stilling, polaritet) switch
    {
        (Stilling.Over, Polaritet.LavereErBedre) => "above the national share (more without effort)",
        (Stilling.Under, Polaritet.LavereErBedre) => "below the national share (fewer without effort)",
        (Stilling.Over, _) => "above the national share",
        (Stilling.Som, _) => "as the national share",
        (Stilling.Under, _) => "below the national share",
        (Stilling.ForFaa, _) => "too few to tell",
        (Stilling.Diskretioneret, _) => "not shown, for confidentiality",
        _ => "no courses",
    };

    /// <inheritdoc cref="Retninger.Ord" />
    public static string Ord(Retning retning) => retning switch
    {
        Retning.Steg => "risen",
        Retning.Faldt => "fallen",
        Retning.Uaendret => "no certain change",
        Retning.ForFaa => "too few to tell",
        Retning.Diskretioneret => "not shown, for confidentiality",
        _ => "nothing to compare with",
    };

    /// <inheritdoc cref="Saetninger.Andel" />
    public static string Andel(Dimensionsvaerdi omraade, Dimensionsvaerdi indsats, Andelscelle celle)
    {
        var sted = Sted(omraade);
        return celle.Andel is { } andel ? $"{sted}, {Fik(indsats, andel)}."
            : celle.ErDiskretioneret ? $"{sted}, the share {Med(indsats)} cannot be shown, for confidentiality."
            : celle.Forloeb.Symbol switch
            {
                Cellesymbol.EndnuIkke => $"{sted}, the share {Med(indsats)} is not published yet.",
                Cellesymbol.IkkeTilgaengelig => $"{sted}, the share {Med(indsats)} is not available.",
                _ => $"{sted}, there were no {Ordning.Standard.Enheder.En} to count.",
            };
    }

    /// <inheritdoc cref="Saetninger.Udvikling" />
    public static string Udvikling(Udvikling udvikling)
    {
        if (udvikling is { Foer: { } foer, Nu: { } nu })
        {
            var (fra, til) = (Pct(foer), Pct(nu));
            return udvikling.Retning switch
            {
                // Of so many that a change too small to be seen in a decimal is more than chance.
                Retning.Steg when fra == til => $"The share has risen, but by less than 0.1 percentage points: it is {til} per cent.",
                Retning.Faldt when fra == til => $"The share has fallen, but by less than 0.1 percentage points: it is {til} per cent.",
                Retning.Steg => $"The share has risen from {fra} per cent the year before to {til} per cent.",
                Retning.Faldt => $"The share has fallen from {fra} per cent the year before to {til} per cent.",
                Retning.Uaendret when fra == til => $"The share is the same as the year before ({til} per cent).",
                Retning.Uaendret => $"The share was {fra} per cent the year before; the difference is no larger than what may be chance.",
                _ => $"There are too few {Ordning.Standard.Enheder.En} to tell whether the share has changed.",
            };
        }

        return (udvikling.Retning, udvikling.Foer, udvikling.Nu) switch
        {
            (Retning.Diskretioneret, null, not null) => "The share of the year before is not shown, for confidentiality, and therefore neither is the change.",
            (Retning.Diskretioneret, _, _) => "The change cannot be shown, for confidentiality.",
            (_, null, not null) => $"There were no {Ordning.Standard.Enheder.En} the year before to compare with.",
            (_, not null, null) => $"There are no {Ordning.Standard.Enheder.En} in the newest year to compare with the year before.",
            _ => "There are no figures for a whole year before to compare with.",
        };
    }

    /// <inheritdoc cref="Saetninger.FoerOgEfter" />
    public static string FoerOgEfter(Udvikling udvikling, string foerPeriode, string efterPeriode)
    {
        if (udvikling is { Foer: { } foer, Nu: { } nu, Usikkerhed: { } usikkerhed })
        {
            var (fra, til) = (Pct(foer), Pct(nu));
            var tal = $"{fra} per cent for starts in {foerPeriode} and {til} per cent for starts in {efterPeriode}";
            return udvikling.Retning switch
            {
                Retning.Steg => $"The share was {tal}: a rise of {Mellem(usikkerhed.Nedre, usikkerhed.Oevre)} (95 per cent certainty).",
                Retning.Faldt => $"The share was {tal}: a fall of {Mellem(-usikkerhed.Oevre, -usikkerhed.Nedre)} (95 per cent certainty).",
                Retning.Uaendret when fra == til => $"The share was the same, {til} per cent, for starts in {foerPeriode} and in {efterPeriode}.",
                Retning.Uaendret => $"The share was {tal}; the difference is no larger than what may be chance.",
                _ => $"The share was {tal}, but there are too few {Ordning.Standard.Enheder.En} to tell whether it has changed.",
            };
        }

        return udvikling.Retning == Retning.Diskretioneret ? "A comparison cannot be shown, for confidentiality."
            : foerPeriode.Length == 0 ? "The series has no figures for the three years before the guarantee."
            : efterPeriode.Length == 0 ? "The series has no figures for a whole year after the guarantee yet."
            : udvikling.Foer is null && udvikling.Nu is null ? $"There were no {Ordning.Standard.Enheder.En} to compare."
            : $"There were no {Ordning.Standard.Enheder.En} that started in {(udvikling.Foer is null ? foerPeriode : efterPeriode)} to compare with.";
    }

    /// <inheritdoc cref="Saetninger.EfterEnAndenRegel" />
    public static string EfterEnAndenRegel(Dimensionsvaerdi omraade, Dimensionsvaerdi indsats, Andelscelle officiel, Andelscelle anden, string navn)
    {
        var foerst = Andel(omraade, indsats, officiel);
        if (anden.Andel is { } andel)
        {
            var hvor = $"By {navn} it is {Pct(andel)} per cent of {Forloeb(andel.N)}";
            var forskel = Sideregel.Forskel(officiel, anden);
            return !forskel.HarVaerdi ? $"{foerst} {hvor}."
                : forskel.Vaerdi == 0 && officiel.Andel is { } den && Pct(den) == Pct(andel) ? $"{foerst} {hvor}, which is the same share."
                : forskel.Vaerdi == 0 ? $"{foerst} {hvor}: the difference is less than 0.1 percentage points."
                : $"{foerst} {hvor}, {EngelskSkrift.Tal(Math.Abs(forskel.Vaerdi), 1)} percentage points {(forskel.Vaerdi > 0 ? "more" : "less")}.";
        }

        return foerst + (anden.ErDiskretioneret ? $" The share by {navn} cannot be shown, for confidentiality."
            : anden.Forloeb.Symbol == Cellesymbol.IkkeTilgaengelig ? $" There are no figures by {navn} for that year."
            : $" By {navn} there were no {Ordning.Standard.Enheder.En} to count.");
    }

    /// <inheritdoc cref="Saetninger.Stilling" />
    public static string Stillingen(Kommunestilling kommune, Indsatsbillede billede)
    {
        var land = billede.Land.Andel is { } hele ? Pct(hele) : "";
        return kommune.Stilling switch
        {
            Stilling.Over when kommune.Skiller => $"That is above the national share ({land} per cent), and so far above that it is hardly chance.",
            Stilling.Under when kommune.Skiller => $"That is below the national share ({land} per cent), and so far below that it is hardly chance.",
            Stilling.Over => $"That is above the national share ({land} per cent), but no further than municipalities of its size may vary.",
            Stilling.Under => $"That is below the national share ({land} per cent), but no further than municipalities of its size may vary.",
            Stilling.Som => $"That cannot be told from the national share ({land} per cent).",
            Stilling.ForFaa => $"There are too few {Ordning.Standard.Enheder.En} to tell whether that differs from the national share ({land} per cent).",
            Stilling.Diskretioneret => "A comparison with the national share cannot be shown, for confidentiality.",
            _ => "There is nothing to compare with the national share.",
        };
    }

    /// <inheritdoc cref="Saetninger.Forventet" />
    public static string Forventet(Dimensionsvaerdi indsats, Forventning? forventning)
    {
        if (forventning is not { } fundet)
        {
            return "";
        }

        var forskel = EngelskSkrift.Procent(Math.Abs(fundet.Forskel));
        var (mindst, hoejst) = fundet.Forskel > 0 ? (fundet.Usikkerhed.Nedre, fundet.Usikkerhed.Oevre) : (-fundet.Usikkerhed.Oevre, -fundet.Usikkerhed.Nedre);
        var retning = fundet.Forskel > 0 ? "above" : "below";
        var faktisk = forskel == "0.0" ? mindst > 0 ? $"less than 0.1 percentage points {retning}" : "the same"
            : $"{forskel} percentage points {retning}{(mindst <= 0 ? ", but no more than what may be chance" : $", {Mellem(mindst, hoejst)} with 95 per cent certainty")}";
        return $"With the national shares for similar age, sex and start quarter, {EngelskSkrift.Procent(fundet.Forventet)} per cent {Med(indsats)} would be expected; the actual share is {faktisk}.";
    }

    /// <inheritdoc cref="Saetninger.SkillerSig" />
    public static string SkillerSig(Indsatsbillede billede)
    {
        if (billede.Tragt is null)
        {
            return $"The shares of the municipalities {Med(billede.Indsats)} cannot be compared: the national share is not published.";
        }

        var over = Skiller(billede, over: true);
        var under = Skiller(billede, over: false);
        var hvad = $"the national share {Med(billede.Indsats)}";
        return (over.Count, under.Count) switch
        {
            (0, 0) => $"No municipalities stand out in the share {Med(billede.Indsats)}: the differences are no larger than what may be chance.",
            ( > 0, 0) => $"{Er(over.Count)} so far above {hvad} that it is hardly chance: {Opremsning(over)}.",
            (0, > 0) => $"{Er(under.Count)} so far below {hvad} that it is hardly chance: {Opremsning(under)}.",
            _ => $"{Er(over.Count)} so far above {hvad} that it is hardly chance ({Opremsning(over)}), and {Kommuner(under.Count)} so far below ({Opremsning(under)}).",
        };
    }

    /// <inheritdoc cref="Stillingskort.Saetning" />
    public static string Stillingerne(Indsatsbillede billede)
    {
        int Antal(Stilling stilling) => billede.Kommuner.Count(kommune => kommune.Stilling == stilling);
        return $"{Er(Antal(Stilling.Over))} above the national share, {Tal(Antal(Stilling.Som))} as it and {Tal(Antal(Stilling.Under))} below."
            + Ellers(Stilling.ForFaa, antal => $" In {Kommuner(antal)} there are too few {Ordning.Standard.Enheder.En} to tell.")
            + Ellers(Stilling.Diskretioneret, antal => $" For {Kommuner(antal)} the share is not shown, for confidentiality.")
            + Ellers(Stilling.IntetGrundlag, antal => $" In {Kommuner(antal)} there is nothing to compare.");

        string Ellers(Stilling stilling, Func<int, string> saetning) => Antal(stilling) is > 0 and var antal ? saetning(antal) : "";

        static string Tal(int antal) => antal switch { 0 => "none", 1 => "one", _ => EngelskSkrift.Tal(antal) };
    }

    /// <inheritdoc cref="Antalssaetninger.Median" />
    public static string Median(Tabeltal dage, Dimensionsvaerdi omraade) => dage switch
    {
        { HarVaerdi: false } => "",
        { Vaerdi: 0 } => $"{Sted(omraade)}, half of those who had an effort had the first on the day of the start.",
        _ => $"{Sted(omraade)}, half of those who had an effort had had the first no later than {Dage(dage)} after the start.",
    };

    /// <inheritdoc cref="Antalssaetninger.IndstilletOgGivet" />
    public static string IndstilletOgGivet(Tabeltal indstillet, Tabeltal givet, Tabeltal andel, Dimensionsvaerdi omraade)
    {
        var sted = Sted(omraade);
        if (!indstillet.HarVaerdi)
        {
            return $"{sted}, how many were recommended for company-based effort, and had it, is not shown{Hensyn(indstillet)}.";
        }

        if (indstillet.Vaerdi == 0)
        {
            return $"{sted}, the rehabilitation team recommended no {Ordning.Standard.Enheder.En} for company-based effort.";
        }

        var fik = (indstillet.Vaerdi, givet.Vaerdi) switch
        {
            _ when !givet.HarVaerdi => $"How many of them had it is not shown{Hensyn(givet)}.",
            (1, 0) => "It was not given before the deadline.",
            (1, _) => "It was given before the deadline.",
            (_, 0) => "None of them had it before the deadline.",
            var (alle, nogle) when alle == nogle => "They all had it before the deadline.",
            _ => $"{EngelskSkrift.Tal(givet.Vaerdi)} of them had it before the deadline{(andel.HarVaerdi ? $" ({EngelskSkrift.Tal(andel.Vaerdi, andel.Decimaler)} per cent)" : "")}.",
        };
        return $"{sted}, the rehabilitation team recommended {Forloeb(indstillet.Vaerdi)} for company-based effort. {fik}";

        static string Hensyn(Tabeltal tal) => tal.Symbol == Cellesymbol.Diskretioneret ? ", for confidentiality" : "";
    }

    /// <inheritdoc cref="Kvalitetsafsnit.Kommunen" />
    public static string Kvaliteten(Rapportgrundlag grundlag, Dimensionsvaerdi kommune)
    {
        if (grundlag.Kvalitet is not { } kvalitet)
        {
            return $"Measures of the quality of the registrations are not part of release {grundlag.Udgivelse.Id}.";
        }

        if (kvalitet.Find(kommune.Kode, Kvalitetskoder.Registreringer) is not { } registreringer)
        {
            return $"No registrations have been received about {Ordning.Standard.Enheder.En} in {kommune.Navn.En}.";
        }

        var saetninger = new List<string>
        {
            $"{Saetninger.Stort(Omkring(registreringer, "registrations"))} have been received, concerning {Omkring(kvalitet.Find(kommune.Kode, Kvalitetskoder.Forloeb) ?? 0, Ordning.Standard.Enheder.En)}"
            + (kvalitet.Find(kommune.Kode, Kvalitetskoder.Nyeste) is { } dag ? $"; the newest delivery with anything about them was received on {EngelskSkrift.Dato(DateOnly.FromDayNumber((int)dag))}" : ""),
        };
        Tilfoej(Kvalitetskoder.Rettet, "of the registrations have since been changed or cancelled");
        Tilfoej(Kvalitetskoder.Sent, $"of the efforts begun were first registered more than {Kvalitetskoder.SentDage} days after the start");
        Tilfoej(Kvalitetskoder.UdenIndstilling, $"of the {Ordning.Standard.Enheder.En} lack the team's recommendation");
        Tilfoej(Kvalitetskoder.Tomme, $"of the {Ordning.Standard.Enheder.En} whose deadline has come have no registrations but themselves");
        return string.Join(". ", saetninger) + ".";

        void Tilfoej(string kode, string hvad)
        {
            if (kvalitet.Find(kommune.Kode, kode) is { } procent and not Kvalitetsafrunding.ForFaa)
            {
                var andre = kvalitet.Find(Omraader.Land, kode) is { } hele and not Kvalitetsafrunding.ForFaa ? $" (all Denmark {Procent(hele)})" : "";
                saetninger.Add(Saetninger.Stort($"{Procent(procent)} {hvad}{andre}"));
            }
        }
    }

    /// <inheritdoc cref="Rapportramme.Kolofon" />
    public static string Kolofon(Rapportgrundlag grundlag)
    {
        var udgivelse = grundlag.Udgivelse;
        return $"Source: release {udgivelse.Id}, figures as of {EngelskSkrift.Dato(udgivelse.Dato)} by the rule {udgivelse.Regelsaet} (version {udgivelse.RegelsaetVersion}), published {EngelskSkrift.Tidspunkt(grundlag.Udgivet)}. Checksum {udgivelse.Kontrolsum}. The page is made solely from what the release publishes.";
    }

    private static List<string> Skiller(Indsatsbillede billede, bool over) =>
        [.. billede.DerSkiller.Where(kommune => (kommune.Celle.Andel!.Value.Vaerdi > billede.Tragt!.Land) == over).Select(kommune => kommune.Kommune.Navn.En).Order(DanskOrden.Standard)];

    /// <summary>A share in running text; never 0.0 where somebody has it, nor 100.0 where somebody has not.</summary>
    private static string Pct(Andel andel) => EngelskSkrift.Procent(andel.Vaerdi) switch
    {
        "0.0" when andel.Med > 0 => "less than 0.1",
        "100.0" when andel.Med < andel.N => "more than 99.9",
        var vist => vist,
    };

    /// <summary>What of so many forløb had the indsats, as it reads after "In Denmark as a whole,".</summary>
    private static string Fik(Dimensionsvaerdi indsats, Andel andel)
    {
        var enheder = Forloeb(andel.N);
        var (alle, ingen) = indsats.Kode == Ingen ? (andel.Med == 0, andel.Med == andel.N) : (andel.Med == andel.N, andel.Med == 0);
        var (hvad, nogen) = indsats.Kode is Ingen or Nogen ? ("at least one effort", "any effort") : (Indsats(indsats), Indsats(indsats));
        return (alle, ingen, andel.N) switch
        {
            (true, _, 1) => $"1 of {enheder} had {hvad}",
            (_, true, 1) => $"0 of {enheder} had {hvad}",
            (true, _, _) => $"all {enheder} had {hvad}",
            (_, true, _) => $"none of {enheder} had {nogen}",
            _ => $"{Pct(andel)} per cent of {enheder} had {Indsats(indsats)}",
        };
    }

    /// <summary>How much between two numbers of unit 1, both above 0: between 1.2 and 3.4 percentage points.</summary>
    private static string Mellem(double mindst, double hoejst) => (EngelskSkrift.Procent(mindst), EngelskSkrift.Procent(hoejst)) switch
    {
        (_, "0.0") => "less than 0.1 percentage points",
        ("0.0", var op) => $"at most {op} percentage points",
        var (fra, til) when fra == til => $"{til} percentage points",
        var (fra, til) => $"between {fra} and {til} percentage points",
    };

    /// <summary>One municipality is, 2 municipalities are.</summary>
    private static string Er(int kommuner) => $"{Saetninger.Stort(Kommuner(kommuner))} {(kommuner == 1 ? "is" : "are")}";

    /// <summary>1 day, 45 days, 45.5 days.</summary>
    private static string Dage(Tabeltal dage)
    {
        var tal = EngelskSkrift.Tal(dage.Vaerdi, dage.Decimaler);
        var helt = tal.EndsWith(".0", StringComparison.Ordinal) ? tal[..^2] : tal;
        return helt + (helt == "1" ? " day" : " days");
    }

    private static string Forloeb(long antal) => antal == 1 ? "1 course" : $"{EngelskSkrift.Tal(antal)} {Ordning.Standard.Enheder.En}";

    private static string Omkring(long antal, string hvad) => antal == 0 ? $"fewer than ten {hvad}" : $"about {EngelskSkrift.Tal(antal)} {hvad}";

    private static string Procent(long procent) => procent == 0 ? "less than 1 per cent" : $"{EngelskSkrift.Tal(procent)} per cent";
}
