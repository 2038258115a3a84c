using System.CommandLine;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>udsend</c>: tells the recipients of the reports now, instead of when the recurring job next would.</summary>
internal static class SendCommand
{
    public static Command Command()
    {
        var command = new CommandWithHelp("udsend", "Skriv nu til dem, der skal have besked om rapporterne")
        {
            Examples = ["udsend"],
            Remark = "Modtagerne står i modtagere.csv. Ingen får besked om den samme rapport to gange.",
        };
        command.Does((line, stop) =>
        {
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            var listOf = SendJob.ListOf(instance.Services);
            if (SendJob.AboutPublicRelease(instance.Services, DanishTime.Day(instance.Time.GetUtcNow())) is not { } job)
            {
                line.Out.WriteLine("Der er ingen at skrive til: listen er tom, rapporterne er ikke dannet, eller alle har fået besked.");
                foreach (var error in listOf.Error)
                {
                    line.Error.WriteLine($"Listen over modtagere: {error}");
                }

                return listOf.Error.Count == 0 ? ExitCode.Ok : ExitCode.FileRejected;
            }

            try
            {
                instance.Run(job, stop);
            }
            catch (InvalidOperationException error)
            {
                throw new CommandException(ExitCode.NotAvailable, error.Message);
            }

            line.Out.WriteLine($"{DanishNumber.Write(job.SentCount)} {(job.SentCount == 1 ? "mail" : "mails")} er {(job.ToServer ? "sendt" : "lagt i mappen til udgående post")}.");
            return ExitCode.Ok;
        });
        return command;
    }
}
