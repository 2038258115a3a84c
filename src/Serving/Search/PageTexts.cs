using Opgoerelse.Domain;
using Opgoerelse.Reports.Documents;

namespace Opgoerelse.Serving.Search;

/// <summary>The pages that are found by what they are about, and the words that are explained on them.</summary>
internal static class PageTexts
{
    private const string Counted = Addresses.Method + "#taelles";

    public static readonly (string Path, BilingualText Title, BilingualText Text)[] All =
    [
        ("/", new("Forsiden", "Front page"), new(
            "De vigtigste tal for hele landet, landkort og alle kommuner i én tabel.",
            "The main figures of all Denmark, a map and all municipalities in one table.")),
        ("/kommune", new("Find en kommune", "Find a municipality"), new(
            "Alle kommuner. På en kommunes side: hvor den ligger, udviklingen, og sammenligning med lignende kommuner.",
            "All municipalities. On the page of each: where it stands, the trend, and a comparison with similar municipalities.")),
        ("/tabeller", new("Tabeller", "Tables"), new(
            "Alle tabeller: vælg områder, perioder og målinger, og hent tallene som fil.",
            "All tables: select areas, periods and measures, and download the figures as a file.")),
        (ReportAddress.Root, new("Rapporter", "Reports"), new(
            "Landsrapport og kommuneblade som PDF, HTML og regneark.",
            "The national report and municipality sheets as PDF, HTML and spreadsheet.")),
        (Addresses.Method, new("Metode", "Method"), new(
            "Sådan er tallene gjort op: hvad der tælles, efter hvilken regel, og hvor sikre tallene er.",
            "How the figures are made: what is counted, by which rule, and how certain the figures are.")),
        (Counted, new("Hvad der tælles", "What is counted"), new(
            "Forløb, frist, fritagelse, pauser og de indsatser, der tæller. Indsatsgarantien på seks måneder.",
            "Courses, deadline, exemption, pauses and the efforts that count. The six-month guarantee.")),
        (Counted, new("Virksomhedsrettet indsats", "Company-based effort"), new(
            "Virksomhedspraktik og løntilskud: kapitel 11 og 12 i lov om en aktiv beskæftigelsesindsats.",
            "Work placement and wage subsidy: chapters 11 and 12 of the Act on an Active Employment Effort.")),
        (Counted, new("Øvrig beskæftigelsesindsats", "Other employment effort"), new(
            "Vejledning og opkvalificering: kapitel 14 i lov om en aktiv beskæftigelsesindsats.",
            "Guidance and upskilling: chapter 14 of the Act on an Active Employment Effort.")),
        (Counted, new("Social indsats", "Social effort"), new(
            "Indsats efter serviceloven.",
            "Effort under the Act on Social Services.")),
        (Counted, new("Sundhedsindsats", "Health effort"), new(
            "Indsats efter sundhedsloven.",
            "Effort under the Health Act.")),
        (Counted, new("Mentorstøtte", "Mentor support"), new(
            "Hvornår mentorstøtte tæller, og hvornår ikke.",
            "When mentor support counts, and when it does not.")),
        (Addresses.Method + "#perioder", new("Perioder, foreløbige og endelige tal", "Periods, preliminary and final figures"), new(
            "Kvartaler, år, rullende år og år samlet, og hvornår et tal er endeligt.",
            "Quarters, years, rolling and pooled years, and when a figure is final.")),
        (Addresses.Method + "#tegn", new("Tegn i tabellerne", "Signs in the tables"), new(
            "Hvad stjerne, streg, prikker og f betyder i stedet for et tal.",
            "What a star, a dash, dots and f mean in the place of a figure.")),
        (Addresses.Method + "#usikkerhed", new("Hvor sikre tallene er", "How certain the figures are"), new(
            "Usikkerhed og intervaller, og ordene for forskelle mellem kommuner.",
            "Uncertainty and intervals, and the words for differences between municipalities.")),
        (Addresses.Method + "#fortrolighed", new("Hvad der ikke vises", "What is not shown"), new(
            "Fortrolighed: små tal er diskretioneret, så ingen borger kan kendes.",
            "Confidentiality: small numbers are withheld, so that no citizen can be recognised.")),
        (Addresses.RuleSets, new("De samme borgere efter to regler", "The same citizens by two rules"), new(
            "Regelsæt side om side: hvad tallene ville være efter en anden regel.",
            "Rules side by side: what the figures would be by another rule.")),
        (Addresses.Releases, new("Udgivelser", "Releases"), new(
            "Alle udgivelser, hvad de ændrede, og hvornår den næste kommer.",
            "All releases, what they changed, and when the next one comes.")),
        (Addresses.Api, new("API", "API"), new(
            "Hent tallene med et program: PxWebApi, jobindsats, JSON-stat, CSV, R, Python og Excel.",
            "Get the figures with a program: PxWebApi, jobindsats, JSON-stat, CSV, R, Python and Excel.")),
    ];
}
