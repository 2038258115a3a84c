using System.CommandLine;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Api.Commands;

/// <summary><c>aggregate</c>: makes facts and cube.</summary>
internal static class Aggregate
{
    public static Command Kommando()
    {
        var dato = Felter.Dato();
        var regelsaet = Felter.Regelsaetkode();
        var fuld = new Option<bool>("--fuld") { Description = "Dan alle forløb igen, også dem ingen leverance har berørt" };
        var kommando = new Kommando("aggregate", "Opgør: dan fakta og kube af det, der er modtaget")
        {
            Eksempler = ["aggregate", "aggregate --dato 2026-11-21 --regelsaet bek-2408"],
        };
        kommando.Add(dato);
        kommando.Add(regelsaet);
        kommando.Add(fuld);
        kommando.Goer((linje, stop) =>
        {
            var regler = linje.Regelsaettene(regelsaet);
            var dag = linje.Dato(dato, TimeProvider.System);
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var job = new Opgoer(instans.Hent<Faktadanner>(), regler, dag, linje.GetValue(fuld));
            instans.Koer(job, stop);
            foreach (var koersel in job.Koersler)
            {
                linje.Ud.WriteLine($"{koersel.Saet.Regelsaet} pr. {koersel.Saet.Dato:yyyy-MM-dd}: {Dansktal.Skriv(koersel.Forloeb)} forløb opgjort {(koersel.Fuld ? "(alle)" : "(berørte)")}");
            }

            return Exitkode.Ok;
        });
        return kommando;
    }
}
