using System.CommandLine;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>publish</c>: makes a release and makes it public.</summary>
internal static class Publish
{
    public static Command Kommando()
    {
        var dato = Felter.Dato();
        var tilbage = new Confirmation();
        var kommando = new Kommando("publish", "Udgiv: dan og offentliggør de officielle tal")
        {
            Eksempler = ["publish", "publish --dato 2026-11-21"],
            Bemaerkning = """
                Er den offentlige udgivelse dannet af det samme, bliver den stående, og ingen ny dannes. En opgørelsesdato før den
                offentlige udgivelses kræver --ja og --grund.
                """,
        };
        kommando.Add(dato);
        tilbage.AddTo(kommando);
        kommando.Goer((linje, stop) =>
        {
            var dag = linje.Dato(dato, TimeProvider.System);
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var job = Udgiv.Officiel(instans.Tjenester, dag, tilbage: instans.Tilbage(linje, tilbage, dag));
            instans.Koer(job, stop);
            linje.Ud.WriteLine($"Udgivelse {job.Udgivelse} pr. {dag:yyyy-MM-dd} {(job.Ny ? "er offentliggjort" : "var offentlig i forvejen")}.");
            return Exitkode.Ok;
        });
        return kommando;
    }
}
