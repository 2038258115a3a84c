using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.Api.Commands;

/// <summary><c>fortrolighed</c>: the protection report of a release. It exists only here, never over HTTP.</summary>
internal static class Fortrolighed
{
    public static Command Kommando()
    {
        var nummer = Udgivelser.Nummer();
        var kommando = new Kommando("fortrolighed", "Vis, hvor meget en udgivelse holder tilbage, og hvad angrebet på den fandt")
        {
            Eksempler = ["fortrolighed 7"],
            Bemaerkning = "Rapporten tæller små tal og er ikke til offentliggørelse. Mindst: det mindste antal mulige værdier i en primær celle.",
        };
        kommando.Add(nummer);
        kommando.Goer((linje, _) =>
        {
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var udgivelse = linje.Find(nummer, instans, Enum.GetValues<Udgivelsestilstand>());
            var rapport = instans.Hent<Udgivelseslager>().Rapport(udgivelse.Id)
                ?? throw new KommandoException(Exitkode.IkkeTilgaengelig, $"Udgivelse {udgivelse.Id} er fra før, der blev skrevet rapporter.");
            var gruppe = rapport.Regler.BeskytGruppe ? Tal(rapport.Regler.Gruppegraense) : "nej";
            linje.Fejl.WriteLine($"Grænse {Tal(rapport.Regler.Graense)}, gruppegrænse {gruppe}, {Tal(rapport.Ubeviste)} uden eget bevis, {Tal(rapport.Millisekunder)} ms.");
            linje.SkrivTabel(
                ["tabel", "niveau", "periode", "celler", "primaere", "sekundaere", "pct_af_n_skjult", "mindst", "bestemte"],
                rapport.Linjer.Select(r => (string[])
                [
                    r.Tabel,
                    r.Niveau,
                    r.Slags,
                    Tal(r.Celler),
                    Tal(r.Primaere),
                    Tal(r.Sekundaere),
                    r.N == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * r.NSkjult / r.N:F1}"),
                    r.MindsteInterval is { } mindst ? Tal(mindst) : "-",
                    Tal(r.Bestemte),
                ]));
            return Exitkode.Ok;
        });
        return kommando;
    }

    private static string Tal(long tal) => tal.ToString(CultureInfo.InvariantCulture);
}
