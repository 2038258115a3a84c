using System.CommandLine;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>traek</c>: withdraws a release.</summary>
internal static class Tilbagetraekning
{
    public static Command Kommando()
    {
        var nummer = Udgivelser.Nummer();
        var grund = new Option<string>("--grund") { Description = $"Hvorfor, højst {Udgiver.LaengsteGrund} tegn", HelpName = "TEKST", Required = true };
        var kommando = new Kommando("traek", "Træk en udgivelse tilbage")
        {
            Eksempler = ["traek 7 --grund \"Forkert opgørelsesdato\""],
            Bemaerkning = """
                Er det den offentlige udgivelse, bliver den forrige offentlig igen; er der ingen forrige, vises ingen tal.
                En udgivelse, der er trukket tilbage, bliver aldrig offentlig igen. Dens tal gemmes.
                """,
        };
        kommando.Add(nummer);
        kommando.Add(grund);
        kommando.Goer((linje, stop) =>
        {
            var hvorfor = linje.GetValue(grund)!.Trim();
            if (hvorfor.Length is 0 or > Udgiver.LaengsteGrund)
            {
                throw Felter.Forkert(grund, hvorfor, $"grunden skal være på 1 til {Udgiver.LaengsteGrund} tegn");
            }

            if (!OutsideText.IsOneLine(hvorfor))
            {
                throw Felter.Forkert(grund, hvorfor, OutsideText.OneLine);
            }

            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var udgivelse = linje.Find(nummer, instans, Udgivelsestilstand.Klargjort, Udgivelsestilstand.Udgivet, Udgivelsestilstand.Erstattet);
            var job = new Traek(instans.Hent<Udgiver>(), udgivelse.Id, hvorfor);
            instans.Koer(job, stop);
            linje.Ud.WriteLine($"Udgivelse {udgivelse.Id} pr. {udgivelse.Dato:yyyy-MM-dd} er trukket tilbage.");
            if (udgivelse.Tilstand == Udgivelsestilstand.Udgivet)
            {
                linje.Ud.WriteLine(job.Afloeser is { } afloeser ? $"Udgivelse {afloeser} er offentlig igen." : "Ingen udgivelse er offentlig nu.");
            }

            return Exitkode.Ok;
        });
        return kommando;
    }
}
