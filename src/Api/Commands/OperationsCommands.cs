using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Access;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Ingest;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Scheduling;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;

namespace Opgoerelse.Api.Commands;

/// <summary>What keeps an instance running: <c>koersler</c>, <c>migrate</c> and <c>noegle</c>.</summary>
internal static class OperationsCommands
{
    private const int DefaultCount = 50;

    public static ExitCode ShowRuns(ParseResult line, CancellationToken _)
    {
        var atMost = line.ReadNumber(CommandOptions.Count, 1, int.MaxValue, DefaultCount);
        using var instance = Instance.Open(line, requireDatabase: true);
        instance.Fetch<JobRunner>().CleanUp();
        line.WriteTable(
            ["koersel", "job", "noegle", "forsoeg", "tilstand", "startet", "sluttet", "bruger", "parametre", "resultat"],
            instance.Fetch<RunLedger>().Newest((int)atMost).Select(run => (string[])
            [
                Listing.Number(run.Id),
                run.Job,
                run.Key,
                Listing.Number(run.Attempts),
                run.State.Code(),
                Listing.Time(run.StartedAt),
                Listing.Time(run.EndedAt),
                run.User,
                run.Parameters,
                run.Error ?? run.Number ?? run.Progress ?? "",
            ]));
        return ExitCode.Ok;
    }

    public static ExitCode Migrate(ParseResult line, CancellationToken _)
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
    }

    public static ExitCode ShowKeys(ParseResult line, CancellationToken _)
    {
        using var instance = Instance.Open(line, requireDatabase: true);
        Show(line, instance.Fetch<AccessStore>().All(), instance.Time.GetUtcNow());
        return ExitCode.Ok;
    }

    public static ExitCode MakeKey(ParseResult line, CancellationToken _)
    {
        var who = line.GetValue(CommandOptions.Organisation)!.Trim();
        if (who.Length is 0 or > AccessStore.LongestOrganisation)
        {
            var most = AccessStore.LongestOrganisation.ToString(CultureInfo.InvariantCulture);
            throw OptionReading.Wrong(CommandOptions.Organisation, who, $"det skal være fra 1 til {most} tegn");
        }

        if (!OutsideText.IsOneLine(who))
        {
            throw OptionReading.Wrong(CommandOptions.Organisation, who, OutsideText.OneLine);
        }

        if (PersonnummerMask.MaskedRuns(who) is var shown && shown != who)
        {
            throw OptionReading.Wrong(
                CommandOptions.Organisation,
                shown,
                "en organisation hedder ikke noget, der kan være et personnummer");
        }

        var end = line.ReadMoment(CommandOptions.Expires);
        using var instance = Instance.Open(line, requireDatabase: true);
        if (end <= instance.Time.GetUtcNow())
        {
            throw OptionReading.Wrong(CommandOptions.Expires, line.GetValue(CommandOptions.Expires)!, "det er ikke i fremtiden");
        }

        line.Out.WriteLine(instance.Fetch<AccessStore>().Create(who, end));
        line.Error.WriteLine("Giv nøglen til organisationen ad en sikker vej. Den kan ikke vises igen.");
        return ExitCode.Ok;
    }

    public static ExitCode RevokeKey(ParseResult line, CancellationToken _)
    {
        var text = line.GetValue(CommandOptions.Key)!;
        using var instance = Instance.Open(line, requireDatabase: true);
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !instance.Fetch<AccessStore>().Revoke(id))
        {
            throw OptionReading.Wrong(CommandOptions.Key, text, "der er ingen nøgle med det nummer, der ikke er tilbagekaldt");
        }

        line.Out.WriteLine($"Nøgle {id} er tilbagekaldt.");
        return ExitCode.Ok;
    }

    private static void Show(ParseResult line, IReadOnlyList<IssuedKey> keys, DateTimeOffset now) => line.WriteTable(
        ["noegle", "organisation", "begynder", "tilstand", "oprettet", "udloeber", "tilbagekaldt"],
        keys.Select(key => (string[])
        [
            Listing.Number(key.Id),
            key.Organisation,
            key.Hallmark,
            key.State(now),
            Listing.Time(key.Created),
            Listing.Time(key.Expires),
            Listing.Time(key.Revoked),
        ]));
}
