using System.CommandLine;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>godkend</c>: makes a release public that was made ready.</summary>
internal static class Godkendelse
{
    public static Command Kommando()
    {
        var nummer = Udgivelser.Nummer();
        var kommando = new Kommando("godkend", "Offentliggør en udgivelse, der er klargjort")
        {
            Eksempler = ["godkend 7"],
            Bemaerkning = "Hvem der godkendte, står i protokollen (koersler). Den hidtidige udgivelse bliver erstattet; er den opgjort pr. en senere dag, kræves --ja og --grund.",
        };
        var tilbage = new Confirmation();
        kommando.Add(nummer);
        tilbage.AddTo(kommando);
        kommando.Goer((linje, stop) =>
        {
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var udgivelse = linje.Find(nummer, instans, Udgivelsestilstand.Klargjort);
            instans.Koer(new Godkend(instans.Hent<Udgiver>(), udgivelse.Id, instans.Tilbage(linje, tilbage, udgivelse.Dato)), stop);
            linje.Ud.WriteLine($"Udgivelse {udgivelse.Id} pr. {udgivelse.Dato:yyyy-MM-dd} er offentliggjort.");
            return Exitkode.Ok;
        });
        return kommando;
    }
}
