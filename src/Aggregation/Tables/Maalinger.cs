using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.Tables;

/// <summary>The measures: code, label, unit and decimals, as the definition's section 4 has them.</summary>
internal static class Maalinger
{
    private static readonly Tekst Forloeb = new("antal forløb", "number of courses");
    private static readonly Tekst Procent = new("pct.", "per cent");
    private static readonly Tekst Uger = new("uger", "weeks");
    private static readonly Tekst Timer = new("timer", "hours");
    private static readonly Tekst Dage = new("dage", "days");

    public static readonly Dimensionsvaerdi AntalForloeb = Antal("antalForloeb", "Antal forløb", "Number of courses");
    public static readonly Dimensionsvaerdi AntalMed = Antal("antalMed", "Antal forløb med indsatsen", "Number of courses with the effort");
    public static readonly Dimensionsvaerdi Andel = new("andel", new Tekst("Andel", "Share")) { Decimaler = 1, Enhed = Procent };

    public static readonly Dimensionsvaerdi AntalIndsatser = new("antalIndsatser", new Tekst("Antal indsatser", "Number of efforts")) { Enhed = new Tekst("antal indsatser", "number of efforts") };
    public static readonly Dimensionsvaerdi IndsatserPrForloeb = new("indsatserPrForloeb", new Tekst("Indsatser pr. forløb", "Efforts per course")) { Decimaler = 2, Enhed = new Tekst("indsatser pr. forløb", "efforts per course") };
    public static readonly Dimensionsvaerdi AntalUger = new("uger", new Tekst("Uger med indsats", "Weeks with effort")) { Decimaler = 1, Enhed = Uger };
    public static readonly Dimensionsvaerdi UgerPrForloeb = new("ugerPrForloeb", new Tekst("Uger pr. forløb med indsatsen", "Weeks per course with the effort")) { Decimaler = 1, Enhed = Uger };
    public static readonly Dimensionsvaerdi AntalTimer = new("timer", new Tekst("Timer", "Hours")) { Decimaler = 1, Enhed = Timer };
    public static readonly Dimensionsvaerdi TimerPrForloeb = new("timerPrForloeb", new Tekst("Timer pr. forløb med indsatsen", "Hours per course with the effort")) { Decimaler = 1, Enhed = Timer };

    public static readonly Dimensionsvaerdi AntalInden = Antal("antal", "Antal forløb med første indsats", "Number of courses with a first effort");
    public static readonly Dimensionsvaerdi AndelInden = new("andel", new Tekst("Andel af alle forløb", "Share of all courses")) { Decimaler = 1, Enhed = Procent };
    public static readonly Dimensionsvaerdi Median = new("median", new Tekst("Median, dage til første indsats", "Median days to first effort")) { Decimaler = 1, Enhed = Dage };

    public static readonly Dimensionsvaerdi UdenIndsats = Antal("ingen", "Uden indsats", "Without effort");
    public static readonly Dimensionsvaerdi UndtagetLoentimer = Antal("undtagetLoentimer", "Uden indsats, undtaget på grund af ordinære løntimer", "Without effort, exempt because of ordinary paid hours");
    public static readonly Dimensionsvaerdi Genbehandlet = Antal("genbehandlet", "Uden indsats, genbehandlet i rehabiliteringsteamet", "Without effort, reconsidered by the rehabilitation team");
    public static readonly Dimensionsvaerdi AfsluttetInden = Antal("afsluttetInden", "Ikke talt med: afsluttet inden fristen", "Left out: ended before the deadline");
    public static readonly Dimensionsvaerdi Fritaget = Antal("fritaget", "Ikke talt med: fritaget", "Left out: exempt");
    public static readonly Dimensionsvaerdi IkkeObserveret = Antal("ikkeObserveret", "Ikke talt med: fristen er ikke nået", "Left out: deadline not reached");

    public static readonly Dimensionsvaerdi Indstillet = Antal("indstillet", "Indstillet til virksomhedsrettet indsats", "Recommended for company-based effort");
    public static readonly Dimensionsvaerdi Givet = Antal("givet", "Heraf fået virksomhedsrettet indsats", "Of these, given company-based effort");
    public static readonly Dimensionsvaerdi AndelGivet = new("andel", new Tekst("Andel af de indstillede", "Share of those recommended")) { Decimaler = 1, Enhed = Procent };

    private static Dimensionsvaerdi Antal(string kode, string da, string en) => new(kode, new Tekst(da, en)) { Enhed = Forloeb };
}
