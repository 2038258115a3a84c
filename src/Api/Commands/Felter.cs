using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// The options that several commands share, and how their values are read. Every option is text to the parser, so
/// that a wrong value is answered here: in Danish, with the field and the value.
/// </summary>
internal static class Felter
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Instansens mappe: database, indbakke, arkiv og nøgler",
        HelpName = "MAPPE",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("OPGOERELSE_DATA") is { Length: > 0 } mappe ? mappe : Datamappe.Standard,
        Recursive = true,
    };

    public static Option<string?> Dato(bool kraevet = false) => new("--dato")
    {
        Description = kraevet ? "Opgørelsesdato, åååå-mm-dd" : "Opgørelsesdato, åååå-mm-dd (ellers i dag i Danmark)",
        HelpName = "DATO",
        Required = kraevet,
    };

    public static Option<string?> Regelsaetkode(bool kraevet = false) => new("--regelsaet")
    {
        Description = $"{string.Join(", ", Regelsaet.Alle.Keys)}{(kraevet ? "" : " (ellers dem alle)")}",
        HelpName = "REGELSÆT",
        Required = kraevet,
    };

    public static Option<string> Ud(string beskrivelse) => new("--out") { Description = beskrivelse, HelpName = "FIL", Required = true };

    /// <summary>
    /// The opgoerelsesdato given in <paramref name="felt"/>; without one, today in Denmark. No later one: what will have been
    /// received by then is not known.
    /// </summary>
    public static DateOnly Dato(this ParseResult linje, Option<string?> felt, TimeProvider time)
    {
        var iDag = DanskTid.Dag(time.GetUtcNow());
        if (linje.GetValue(felt) is not { } tekst)
        {
            return iDag;
        }

        if (!DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dato))
        {
            throw Forkert(felt, tekst, "det skal være en dato, åååå-mm-dd");
        }

        return dato <= iDag ? dato : throw Forkert(felt, tekst, $"en opgørelsesdato kan ikke ligge efter i dag, {iDag:yyyy-MM-dd}");
    }

    /// <summary>The regelsaet given in <paramref name="felt"/>; without one, all of them.</summary>
    public static IReadOnlyList<Regelsaet> Regelsaettene(this ParseResult linje, Option<string?> felt) =>
        linje.GetValue(felt) is { } kode
            ? Regelsaet.Alle.TryGetValue(kode, out var fundet)
                ? [fundet]
                : throw Forkert(felt, kode, $"der findes {string.Join(", ", Regelsaet.Alle.Keys)}")
            : Opgoer.IOrden(Regelsaet.Alle.Values);

    /// <summary>A whole number from <paramref name="mindst"/> up; without one, <paramref name="ellers"/>.</summary>
    public static long Tal(this ParseResult linje, Option<string?> felt, long mindst, long hoejst, long ellers) =>
        linje.GetValue(felt) is { } tekst
            ? long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var tal) && tal >= mindst && tal <= hoejst
                ? tal
                : throw Forkert(felt, tekst, string.Create(CultureInfo.InvariantCulture, $"det skal være et helt tal fra {mindst} til {hoejst}"))
            : ellers;

    /// <summary>
    /// The instant given in <paramref name="felt"/>: a date (its first instant), or a date and time, in Danish time
    /// unless it has an offset. Without one, null.
    /// </summary>
    public static DateTimeOffset? Tidspunkt(this ParseResult linje, Option<string?> felt)
    {
        const string Form = "det skal være åååå-mm-dd eller åååå-mm-ddTtt:mm[:ss], evt. med Z eller +tt:mm";
        if (linje.GetValue(felt) is not { } tekst)
        {
            return null;
        }

        var invariant = CultureInfo.InvariantCulture;
        string[] lokale = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
        if (DateTime.TryParseExact(tekst, lokale, invariant, DateTimeStyles.None, out var lokal))
        {
            return DanskTid.Zone.IsInvalidTime(lokal)
                ? throw Forkert(felt, tekst, "det tidspunkt findes ikke: uret stilles frem")
                : new DateTimeOffset(lokal, DanskTid.Zone.GetUtcOffset(lokal));
        }

        string[] medForskel = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(tekst, medForskel, invariant, DateTimeStyles.AssumeUniversal, out var tidspunkt)
            ? tidspunkt
            : throw Forkert(felt, tekst, Form);
    }

    /// <summary>The error of a value that its field cannot have.</summary>
    public static KommandoException Forkert(Symbol felt, string vaerdi, string hvorfor) =>
        new(Exitkode.Brug, $"{felt.Name} kan ikke være '{OutsideText.Visible(vaerdi)}': {hvorfor}.");
}
