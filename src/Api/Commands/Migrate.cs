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
internal static class Migrate
{
    public static Command Kommando()
    {
        var kommando = new Kommando("migrate", "Bring databasen til programmets skema")
        {
            Eksempler = ["migrate"],
            Bemaerkning = "Køres før en ny udgave sættes i drift, hvis tjenestens egen konto ikke må ændre skemaet.",
        };
        kommando.Goer((linje, _) =>
        {
            using var instans = Instans.Aabn(linje);
            var secured = Instans.OnSchema(instans.Hent<Database>().Secure);
            Scheduler.Prepare(instans.Hent<IConfiguration>());
            linje.Ud.WriteLine($"Skemaet er nr. {Migrator.Newest(instans.Hent<Database>())}.");
            if (secured is { } done)
            {
                linje.Ud.WriteLine(done
                    ? "Rollerne har deres rettigheder til tabellerne."
                    : "Ingen rettigheder er sat: rollerne opgoerelse_app og opgoerelse_offentlig er der ikke, eller kontoen kan ikke se dem.");
            }

            return Exitkode.Ok;
        });
        return kommando;
    }
}
