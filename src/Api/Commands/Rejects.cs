using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Messages;

namespace Opgoerelse.Api.Commands;

/// <summary><c>rejects</c>: the rejected lines of a leverance.</summary>
internal static class Rejects
{
    public static Command Kommando()
    {
        var nummer = new Argument<string>("leverance") { HelpName = "LEVERANCE", Description = "Leverancens nummer, som leverancer viser det" };
        var kommando = new Kommando("rejects", "Vis en leverances afviste linjer") { Eksempler = ["rejects 3", "rejects 3 > afvist.csv"] };
        kommando.Add(nummer);
        kommando.Goer((linje, _) =>
        {
            var tekst = linje.GetValue(nummer)!;
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var bog = instans.Hent<Leverancebog>();
            if (!long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || bog.Find(id) is not { } leverance)
            {
                throw Felter.Forkert(nummer, tekst, "der er ingen leverance med det nummer");
            }

            if (leverance.Aarsag is { } aarsag)
            {
                linje.Fejl.WriteLine($"Hele leverancen {leverance.Navn} blev afvist: {aarsag}");
            }

            var written = bog.SkrivAfvisninger(id, linje.Ud);
            if (written < leverance.Afvist)
            {
                var counts = bog.Tal(id).Where(count => count.Slags == Leverancetal.Rejection).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Navn} {count.Antal}"));
                linje.Fejl.WriteLine(string.Create(CultureInfo.InvariantCulture, $"De første {written} af {leverance.Afvist} afviste linjer er gemt. Alle efter kode: {string.Join(", ", counts)}."));
            }

            return Exitkode.Ok;
        });
        return kommando;
    }
}
