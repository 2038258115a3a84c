using System.CommandLine;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// <c>migrate</c>: brings the database to this program's schema and ends. Every command and the service do so too; this is
/// for the account that may change the schema, where the service's own may not.
/// </summary>
internal static class MigrateCommand
{
    public static Command Command()
    {
        var command = new CommandWithHelp("migrate", "Bring databasen til programmets skema")
        {
            Examples = ["migrate"],
            Remark = "Køres før en ny udgave sættes i drift, hvis tjenestens egen konto ikke må ændre skemaet.",
        };
        command.Does((line, _) =>
        {
            using var instance = Instance.OpenReader(line);
            var secured = Instance.OnSchema(instance.Fetch<Database>().Secure);
            Scheduler.Prepare(instance.Fetch<IConfiguration>());
            line.Out.WriteLine($"Skemaet er nr. {Migrator.Newest(instance.Fetch<Database>())}.");
            if (secured is { } done)
            {
                line.Out.WriteLine(done
                    ? "Rollerne har deres rettigheder til tabellerne."
                    : "Ingen rettigheder er sat: rollerne opgoerelse_app og opgoerelse_offentlig er der ikke, eller kontoen kan ikke se dem.");
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
