using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary><c>modtaget</c>: sets a receipt right that lies in the future.</summary>
internal static class ReceiptCommand
{
    public static Command Kommando()
    {
        var nummer = new Argument<string>("leverance") { HelpName = "LEVERANCE", Description = "Leverancens nummer, som leverancer viser det" };
        var til = new Option<string?>("--til")
        {
            Description = "Hvornår den blev modtaget, dansk tid; ikke efter nu",
            HelpName = "TIDSPUNKT",
            Required = true,
        };
        var tilbage = new Confirmation();
        var kommando = new Kommando("modtaget", "Ret et modtagelsestidspunkt, der ligger i fremtiden")
        {
            Eksempler = ["modtaget 42 --til 2026-11-29T09:10"],
            Bemaerkning = """
                Når uret har gået forkert, kan en leverance være modtaget i fremtiden: den tæller først med i tal for den dag. Kun
                sådan et tidspunkt kan rettes, og aldrig til før leverancen inden den. Er der udgivet tal, som den så ville have
                været med i, kræves --ja og --grund. Rettelsen står i protokollen (koersler).
                """,
        };
        kommando.Add(nummer);
        kommando.Add(til);
        tilbage.AddTo(kommando);
        kommando.Goer((linje, stop) =>
        {
            var receipt = linje.Tidspunkt(til)!.Value;
            var tekst = linje.GetValue(nummer)!;
            if (!long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                throw Felter.Forkert(nummer, tekst, "det skal være et nummer");
            }

            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var rettelse = new ReceiptCorrection(instans.Hent<Database>(), new Arkiv(instans.Mappe.Arkiv), instans.Time);
            var leverance = rettelse.Check(id, receipt);
            var beroerte = Beroerte(instans, DanskTid.Dag(receipt), leverance.ModtagetDag);
            var hvilke = string.Join(", ", beroerte.Select(udgivelse => $"{udgivelse.Id} (pr. {udgivelse.Dato:yyyy-MM-dd})"));
            var grund = tilbage.Read(
                linje,
                beroerte.Count > 0,
                $"Leverance {id} ville have været med i {(beroerte.Count == 1 ? "udgivelse" : "udgivelserne")} {hvilke}.");
            instans.Koer(new CorrectReceipt(rettelse, leverance, receipt, grund), stop);
            Leverancer.Vis(linje, [instans.Hent<Leverancebog>().Find(id)!]);
            if (beroerte.Count > 0)
            {
                linje.Fejl.WriteLine("De udgivne tal står, som de blev frosset. Dan nye med publish.");
            }

            return Exitkode.Ok;
        });
        return kommando;
    }

    /// <summary>The releases that were public, and stand, whose opgoerelsesdato lies from the one day until the other.</summary>
    private static List<Udgivelse> Beroerte(Instans instans, DateOnly fra, DateOnly til) =>
        [.. instans.Hent<Udgivelseslager>().Alle()
            .Where(udgivelse => udgivelse.Udgivet is not null && udgivelse.Trukket is null)
            .Where(udgivelse => udgivelse.Dato >= fra && udgivelse.Dato < til)];
}
