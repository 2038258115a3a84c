using System.CommandLine;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Api.Commands;

/// <summary><c>udsend</c>: tells the recipients of the reports now, instead of when the recurring job next would.</summary>
internal static class Udsendelse
{
    public static Command Kommando()
    {
        var kommando = new Kommando("udsend", "Skriv nu til dem, der skal have besked om rapporterne")
        {
            Eksempler = ["udsend"],
            Bemaerkning = "Modtagerne står i modtagere.csv. Ingen får besked om den samme rapport to gange.",
        };
        kommando.Goer((linje, stop) =>
        {
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var liste = Udsend.Liste(instans.Tjenester);
            if (Udsend.OmDenOffentlige(instans.Tjenester, DanskTid.Dag(instans.Time.GetUtcNow())) is not { } job)
            {
                linje.Ud.WriteLine("Der er ingen at skrive til: listen er tom, rapporterne er ikke dannet, eller alle har fået besked.");
                foreach (var fejl in liste.Fejl)
                {
                    linje.Fejl.WriteLine($"Listen over modtagere: {fejl}");
                }

                return liste.Fejl.Count == 0 ? Exitkode.Ok : Exitkode.FilAfvist;
            }

            try
            {
                instans.Koer(job, stop);
            }
            catch (InvalidOperationException fejl)
            {
                throw new KommandoException(Exitkode.IkkeTilgaengelig, fejl.Message);
            }

            linje.Ud.WriteLine($"{Dansktal.Skriv(job.Sendte)} {(job.Sendte == 1 ? "mail" : "mails")} er {(job.TilServer ? "sendt" : "lagt i mappen til udgående post")}.");
            return Exitkode.Ok;
        });
        return kommando;
    }
}
