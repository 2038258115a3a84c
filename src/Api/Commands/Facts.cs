using System.CommandLine;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Law;
using Opgoerelse.Jobs;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Api.Commands;

/// <summary><c>facts</c>: the facts as a file for checking.</summary>
internal static class Facts
{
    public static Command Kommando()
    {
        var regelsaet = Felter.Regelsaetkode(kraevet: true);
        var dato = Felter.Dato(kraevet: true);
        var ud = Felter.Ud("Filen, der skrives");
        var kommando = new Kommando("facts", "Kontrol: skriv en række pr. gyldigt forløb og periode")
        {
            Eksempler = ["facts --regelsaet bek-2408 --dato 2026-11-21 --out fakta.csv"],
            Bemaerkning = Figures.Administrativ,
        };
        kommando.Add(regelsaet);
        kommando.Add(dato);
        kommando.Add(ud);
        kommando.Goer((linje, stop) =>
        {
            var regler = linje.Regelsaettene(regelsaet)[0];
            var dag = linje.Dato(dato, TimeProvider.System);
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var fil = instans.Hent<Faktafil>();
            var job = Figures.Udskrift("facts", regler, dag, tabel: null, linje.GetValue(ud)!, (stroem, stoppet) => fil.Skriv(regler, dag, stroem, stoppet));
            instans.Koer(job, stop);
            linje.Ud.WriteLine($"{Dansktal.Skriv(job.Raekker)} rækker");
            return Exitkode.Ok;
        });
        return kommando;
    }
}
