using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary><c>udgivelser</c>: the releases, and what <c>godkend</c> and <c>traek</c> share.</summary>
internal static class ReleasesCommand
{
    public static Command Command()
    {
        var command = new CommandWithHelp("udgivelser", "Vis udgivelserne, nyeste først") { Examples = ["udgivelser"] };
        command.Does((line, _) =>
        {
            using var instance = Instance.Open(line, requireDatabase: true);
            line.WriteTable(
                [
                    "udgivelse", "tilstand", "regelsaet", "dato", "position", "kodeversion", "kontrolsum", "klargjort", "udgivet",
                    "trukket", "grund",
                ],
                instance.Fetch<ReleaseStore>().All().Reverse().Select(release => (string[])
                [
                    release.Id.ToString(CultureInfo.InvariantCulture),
                    release.State.Code(),
                    release.Regelsaet,
                    release.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    release.Position.ToString(CultureInfo.InvariantCulture),
                    release.CodeVersion,
                    release.Checksum,
                    Time(release.Prepared),
                    Time(release.Published),
                    Time(release.Withdrawn),
                    release.Reason ?? "",
                ]));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The argument that names a release.</summary>
    internal static Argument<string> Number() =>
        new("udgivelse") { HelpName = "UDGIVELSE", Description = "Udgivelsens nummer, som udgivelser viser det" };

    /// <summary>The release that the order names, which must be in one of these states.</summary>
    internal static Release Find(
        this ParseResult line,
        Argument<string> ordinal,
        Instance instance,
        params ReadOnlySpan<ReleaseState> states)
    {
        var text = line.GetValue(ordinal)!;
        var found = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? instance.Fetch<ReleaseStore>().All().SingleOrDefault(release => release.Id == id)
            : null;
        return found is null ? throw SharedOptions.Wrong(ordinal, text, "der er ingen udgivelse med det nummer")
            : states.Contains(found.State) ? found
            : throw SharedOptions.Wrong(ordinal, text, $"den er {found.State.Code()}");
    }

    /// <summary>
    /// The reason that was given to publish for <paramref name="date"/>; it must be there when the public release is of a later day.
    /// </summary>
    internal static string? ReasonToGoBack(this Instance instance, ParseResult line, Confirmation reasonToGoBack, DateOnly date)
    {
        var publicOne = instance.Fetch<ReleaseStore>().All().LastOrDefault(release => release.State == ReleaseState.Published);
        return reasonToGoBack.Read(line, publicOne?.Date > date, publicOne is null ? "" : OpgoerelsesdatoException.LaterThan(publicOne, date));
    }

    private static string Time(DateTimeOffset? time) =>
        time is { } instant ? DanishTime.LocalTime(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : "";
}

/// <summary><c>publish</c>: makes a release and makes it public.</summary>
internal static class PublishCommand
{
    public static Command Command()
    {
        var date = SharedOptions.Date();
        var reasonToGoBack = new Confirmation();
        var command = new CommandWithHelp("publish", "Udgiv: dan og offentliggør de officielle tal")
        {
            Examples = ["publish", "publish --dato 2026-11-21"],
            Remark = """
                Er den offentlige udgivelse dannet af det samme, bliver den stående, og ingen ny dannes. En opgørelsesdato før den
                offentlige udgivelses kræver --ja og --grund.
                """,
        };
        command.Add(date);
        reasonToGoBack.AddTo(command);
        command.Does((line, stop) =>
        {
            var day = line.Date(date, TimeProvider.System);
            using var instance = Instance.Open(line, requireDatabase: true);
            var job = PublishJob.OfficialOf(instance.Services, day, reasonToGoBack: instance.ReasonToGoBack(line, reasonToGoBack, day));
            instance.Run(job, stop);
            line.Out.WriteLine(
                $"Udgivelse {job.Release} pr. {day:yyyy-MM-dd} {(job.New ? "er offentliggjort" : "var offentlig i forvejen")}.");
            return ExitCode.Ok;
        });
        return command;
    }
}

/// <summary><c>godkend</c>: makes a release public that was made ready.</summary>
internal static class ApproveCommand
{
    public static Command Command()
    {
        var ordinal = ReleasesCommand.Number();
        var command = new CommandWithHelp("godkend", "Offentliggør en udgivelse, der er klargjort")
        {
            Examples = ["godkend 7"],
            Remark = "Hvem der godkendte, står i protokollen (koersler). Den hidtidige udgivelse bliver erstattet; er den opgjort pr. en "
                + "senere dag, kræves --ja og --grund.",
        };
        var reasonToGoBack = new Confirmation();
        command.Add(ordinal);
        reasonToGoBack.AddTo(command);
        command.Does((line, stop) =>
        {
            using var instance = Instance.Open(line, requireDatabase: true);
            var release = line.Find(ordinal, instance, ReleaseState.Prepared);
            instance.Run(
                new ApproveJob(instance.Fetch<Publisher>(), release.Id, instance.ReasonToGoBack(line, reasonToGoBack, release.Date)),
                stop);
            line.Out.WriteLine($"Udgivelse {release.Id} pr. {release.Date:yyyy-MM-dd} er offentliggjort.");
            return ExitCode.Ok;
        });
        return command;
    }
}

/// <summary><c>traek</c>: withdraws a release.</summary>
internal static class WithdrawCommand
{
    public static Command Command()
    {
        var ordinal = ReleasesCommand.Number();
        var reason = new Option<string>("--grund")
        {
            Description = $"Hvorfor, højst {Publisher.LongestReason} tegn",
            HelpName = "TEKST",
            Required = true,
        };
        var command = new CommandWithHelp("traek", "Træk en udgivelse tilbage")
        {
            Examples = ["traek 7 --grund \"Forkert opgørelsesdato\""],
            Remark = """
                Er det den offentlige udgivelse, bliver den forrige offentlig igen; er der ingen forrige, vises ingen tal.
                En udgivelse, der er trukket tilbage, bliver aldrig offentlig igen. Dens tal gemmes.
                """,
        };
        command.Add(ordinal);
        command.Add(reason);
        command.Does((line, stop) =>
        {
            var why = line.GetValue(reason)!.Trim();
            if (why.Length is 0 or > Publisher.LongestReason)
            {
                throw SharedOptions.Wrong(reason, why, $"grunden skal være på 1 til {Publisher.LongestReason} tegn");
            }

            if (!OutsideText.IsOneLine(why))
            {
                throw SharedOptions.Wrong(reason, why, OutsideText.OneLine);
            }

            using var instance = Instance.Open(line, requireDatabase: true);
            var release = line.Find(ordinal, instance, ReleaseState.Prepared, ReleaseState.Published, ReleaseState.Superseded);
            var job = new WithdrawJob(instance.Fetch<Publisher>(), release.Id, why);
            instance.Run(job, stop);
            line.Out.WriteLine($"Udgivelse {release.Id} pr. {release.Date:yyyy-MM-dd} er trukket tilbage.");
            if (release.State == ReleaseState.Published)
            {
                line.Out.WriteLine(
                    job.Superseder is { } superseder ? $"Udgivelse {superseder} er offentlig igen." : "Ingen udgivelse er offentlig nu.");
            }

            return ExitCode.Ok;
        });
        return command;
    }
}

/// <summary><c>fortrolighed</c>: the protection report of a release. It exists only here, never over HTTP.</summary>
internal static class DisclosureCommand
{
    public static Command Command()
    {
        var ordinal = ReleasesCommand.Number();
        var command = new CommandWithHelp("fortrolighed", "Vis, hvor meget en udgivelse holder tilbage, og hvad angrebet på den fandt")
        {
            Examples = ["fortrolighed 7"],
            Remark =
                "Rapporten tæller små tal og er ikke til offentliggørelse. Mindst: det mindste antal mulige værdier i en primær celle.",
        };
        command.Add(ordinal);
        command.Does((line, _) =>
        {
            using var instance = Instance.Open(line, requireDatabase: true);
            var release = line.Find(ordinal, instance, Enum.GetValues<ReleaseState>());
            var report = instance.Fetch<ReleaseStore>().Report(release.Id)
                ?? throw new CommandException(ExitCode.NotAvailable, $"Udgivelse {release.Id} er fra før, der blev skrevet rapporter.");
            var group = report.Rules.SuppressGroup ? Number(report.Rules.GroupThreshold) : "nej";
            line.Error.WriteLine(
                $"Grænse {Number(report.Rules.Threshold)}, gruppegrænse {group}, {Number(report.Unproven)} uden eget bevis, "
                    + $"{Number(report.Milliseconds)} ms.");
            line.WriteTable(
                ["tabel", "niveau", "periode", "celler", "primaere", "sekundaere", "pct_af_n_skjult", "mindst", "bestemte"],
                report.Lines.Select(r => (string[])
                [
                    r.Table,
                    r.Level,
                    r.Kind,
                    Number(r.Cells),
                    Number(r.PrimaryCount),
                    Number(r.SecondaryCount),
                    r.N == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * r.NWithheld / r.N:F1}"),
                    r.SmallestInterval is { } atLeast ? Number(atLeast) : "-",
                    Number(r.Determined),
                ]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
