using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Api.Commands;

/// <summary><c>udgivelser</c>: the releases, and what <c>godkend</c> and <c>traek</c> share.</summary>
internal static class Udgivelser
{
    public static Command Kommando()
    {
        var kommando = new Kommando("udgivelser", "Vis udgivelserne, nyeste først") { Eksempler = ["udgivelser"] };
        kommando.Goer((linje, _) =>
        {
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            linje.SkrivTabel(
                ["udgivelse", "tilstand", "regelsaet", "dato", "position", "kodeversion", "kontrolsum", "klargjort", "udgivet", "trukket", "grund"],
                instans.Hent<Udgivelseslager>().Alle().Reverse().Select(udgivelse => (string[])
                [
                    udgivelse.Id.ToString(CultureInfo.InvariantCulture),
                    udgivelse.Tilstand.Kode(),
                    udgivelse.Regelsaet,
                    udgivelse.Dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    udgivelse.Position.ToString(CultureInfo.InvariantCulture),
                    udgivelse.Kodeversion,
                    udgivelse.Kontrolsum,
                    Tid(udgivelse.Klargjort),
                    Tid(udgivelse.Udgivet),
                    Tid(udgivelse.Trukket),
                    udgivelse.Grund ?? "",
                ]));
            return Exitkode.Ok;
        });
        return kommando;
    }

    /// <summary>The argument that names a release.</summary>
    internal static Argument<string> Nummer() => new("udgivelse") { HelpName = "UDGIVELSE", Description = "Udgivelsens nummer, som udgivelser viser det" };

    /// <summary>The release that the order names, which must be in one of these states.</summary>
    internal static Udgivelse Find(this ParseResult linje, Argument<string> nummer, Instans instans, params ReadOnlySpan<Udgivelsestilstand> tilstande)
    {
        var tekst = linje.GetValue(nummer)!;
        var fundet = long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? instans.Hent<Udgivelseslager>().Alle().SingleOrDefault(udgivelse => udgivelse.Id == id)
            : null;
        return fundet is null ? throw Felter.Forkert(nummer, tekst, "der er ingen udgivelse med det nummer")
            : tilstande.Contains(fundet.Tilstand) ? fundet
            : throw Felter.Forkert(nummer, tekst, $"den er {fundet.Tilstand.Kode()}");
    }

    /// <summary>The reason that was given to publish for <paramref name="dato"/>; it must be there when the public release is of a later day.</summary>
    internal static string? Tilbage(this Instans instans, ParseResult linje, Confirmation tilbage, DateOnly dato)
    {
        var offentlig = instans.Hent<Udgivelseslager>().Alle().LastOrDefault(udgivelse => udgivelse.Tilstand == Udgivelsestilstand.Udgivet);
        return tilbage.Read(linje, offentlig?.Dato > dato, offentlig is null ? "" : OpgoerelsesdatoException.Senere(offentlig, dato));
    }

    private static string Tid(DateTimeOffset? tid) =>
        tid is { } instant ? DanskTid.Lokal(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : "";
}
