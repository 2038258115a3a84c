using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Access;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.Api.Commands;

/// <summary><c>koersler</c>: the ledger of runs.</summary>
internal static class RunsCommand
{
    private const int DefaultCount = 50;

    public static Command Command()
    {
        var count = new Option<string?>("--antal") { Description = "Hvor mange (ellers 50)", HelpName = "ANTAL" };
        var command = new CommandWithHelp("koersler", "Vis de seneste kørsler af job og kommandoer, nyeste først")
        {
            Examples = ["koersler"],
        };
        command.Add(count);
        command.Does((line, _) =>
        {
            var atMost = line.Number(count, 1, int.MaxValue, DefaultCount);
            using var instance = Instance.Open(line, requireDatabase: true);
            instance.Fetch<JobRunner>().CleanUp();
            line.WriteTable(
                ["koersel", "job", "noegle", "forsoeg", "tilstand", "startet", "sluttet", "bruger", "parametre", "resultat"],
                instance.Fetch<RunLedger>().Newest((int)atMost).Select(run => (string[])
                [
                    run.Id.ToString(CultureInfo.InvariantCulture),
                    run.Job,
                    run.Key,
                    run.Attempts.ToString(CultureInfo.InvariantCulture),
                    run.State.Code(),
                    Time(run.StartedAt),
                    run.EndedAt is { } endedAt ? Time(endedAt) : "",
                    run.User,
                    run.Parameters,
                    run.Error ?? run.Number ?? run.Progress ?? "",
                ]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Time(DateTimeOffset time) =>
        DanishTime.LocalTime(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}

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
            using var instance = Instance.Open(line);
            var secured = Instance.OnSchema(instance.Fetch<Database>().Secure);
            Scheduler.Prepare(instance.Fetch<IConfiguration>());
            line.Out.WriteLine($"Skemaet er nr. {Migrator.Newest(instance.Fetch<Database>())}.");
            if (secured is { } done)
            {
                line.Out.WriteLine(done
                    ? "Rollerne har deres rettigheder til tabellerne."
                    : "Ingen rettigheder er sat: rollerne opgoerelse_app og opgoerelse_offentlig er der ikke, eller kontoen kan ikke se "
                        + "dem.");
            }

            return ExitCode.Ok;
        });
        return command;
    }
}

/// <summary><c>noegle</c>: the access keys of organisations. A key is shown once, when it is made.</summary>
internal static class KeyCommand
{
    public static Command Command()
    {
        var command = new CommandWithHelp("noegle", "Vis organisationernes adgangsnøgler, eller opret og tilbagekald dem")
        {
            Examples = ["noegle", "noegle opret \"Randers Kommune\"", "noegle tilbagekald 3"],
            Remark = "En kørende tjeneste kender en ny nøgle, og afviser en tilbagekaldt, få sekunder efter.",
        };
        command.Does((line, _) =>
        {
            using var instance = Instance.Open(line, requireDatabase: true);
            Show(line, instance.Fetch<AccessStore>().All(), instance.Time.GetUtcNow());
            return ExitCode.Ok;
        });
        command.Add(Create());
        command.Add(Revoke());
        return command;
    }

    private static CommandWithHelp Create()
    {
        var organisation = new Argument<string>("organisation") { HelpName = "ORGANISATION", Description = "Hvem nøglen er til" };
        var expires = new Option<string?>("--udloeber")
        {
            Description = "Første dag, den ikke gælder, åååå-mm-dd (ellers gælder den, til den tilbagekaldes)",
            HelpName = "DATO",
        };
        var command = new CommandWithHelp("opret", "Opret en nøgle, og skriv den. Den kan ikke vises igen")
        {
            Examples = ["noegle opret \"Randers Kommune\"", "noegle opret KL --udloeber 2027-12-31"],
        };
        command.Add(organisation);
        command.Add(expires);
        command.Does((line, _) =>
        {
            var who = line.GetValue(organisation)!.Trim();
            if (who.Length is 0 or > AccessStore.LongestOrganisation)
            {
                var most = AccessStore.LongestOrganisation.ToString(CultureInfo.InvariantCulture);
                throw SharedOptions.Wrong(organisation, who, $"det skal være fra 1 til {most} tegn");
            }

            if (!OutsideText.IsOneLine(who))
            {
                throw SharedOptions.Wrong(organisation, who, OutsideText.OneLine);
            }

            if (PersonnummerMask.MaskedRuns(who) is var shown && shown != who)
            {
                throw SharedOptions.Wrong(organisation, shown, "en organisation hedder ikke noget, der kan være et personnummer");
            }

            var end = line.Moment(expires);
            using var instance = Instance.Open(line, requireDatabase: true);
            if (end <= instance.Time.GetUtcNow())
            {
                throw SharedOptions.Wrong(expires, line.GetValue(expires)!, "det er ikke i fremtiden");
            }

            line.Out.WriteLine(instance.Fetch<AccessStore>().Create(who, end));
            line.Error.WriteLine("Giv nøglen til organisationen ad en sikker vej. Den kan ikke vises igen.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static CommandWithHelp Revoke()
    {
        var ordinal = new Argument<string>("noegle") { HelpName = "NØGLE", Description = "Nøglens nummer, som noegle viser det" };
        var command = new CommandWithHelp("tilbagekald", "Tilbagekald en nøgle for altid") { Examples = ["noegle tilbagekald 3"] };
        command.Add(ordinal);
        command.Does((line, _) =>
        {
            var text = line.GetValue(ordinal)!;
            using var instance = Instance.Open(line, requireDatabase: true);
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !instance.Fetch<AccessStore>().Revoke(id))
            {
                throw SharedOptions.Wrong(ordinal, text, "der er ingen nøgle med det nummer, der ikke er tilbagekaldt");
            }

            line.Out.WriteLine($"Nøgle {id} er tilbagekaldt.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Show(ParseResult line, IReadOnlyList<IssuedKey> keys, DateTimeOffset now) => line.WriteTable(
        ["noegle", "organisation", "begynder", "tilstand", "oprettet", "udloeber", "tilbagekaldt"],
        keys.Select(key => (string[])
        [
            key.Id.ToString(CultureInfo.InvariantCulture),
            key.Organisation,
            key.Hallmark,
            key.State(now),
            Time(key.Created),
            key.Expires is { } expires ? Time(expires) : "",
            key.Revoked is { } revoked ? Time(revoked) : "",
        ]));

    private static string Time(DateTimeOffset time) =>
        DanishTime.LocalTime(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
