using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// The releases: <c>publish</c>, <c>klargoer</c>, <c>udgivelser</c>, <c>godkend</c>, <c>traek</c>, <c>kalender</c>, <c>fortrolighed</c>.
/// </summary>
internal static class ReleaseCommands
{
    public static ExitCode ShowReleases(ParseResult line, CancellationToken _)
    {
        using var instance = Instance.Open(line, requireDatabase: true);
        line.WriteTable(
            [
                "udgivelse", "tilstand", "regelsaet", "dato", "position", "kodeversion", "kontrolsum", "klargjort",
                "offentlig_fra", "udgivet", "trukket", "grund",
            ],
            instance.Fetch<ReleaseStore>().All().Reverse().Select(release => (string[])
            [
                Listing.Number(release.Id),
                release.State.Code(),
                release.Regelsaet,
                release.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Listing.Number(release.Position),
                release.CodeVersion,
                release.Checksum,
                Listing.Time(release.Prepared),
                Listing.Time(release.PublicFrom),
                Listing.Time(release.Published),
                Listing.Time(release.Withdrawn),
                release.Reason ?? "",
            ]));
        return ExitCode.Ok;
    }

    /// <summary>What was done with each release, when, by whom and why, oldest first.</summary>
    public static ExitCode ShowSteps(ParseResult line, CancellationToken _)
    {
        using var instance = Instance.Open(line, requireDatabase: true);
        instance.Fetch<Publisher>().Settle();
        line.WriteTable(
            ["nr", "udgivelse", "skridt", "tidspunkt", "bruger", "grund", "offentlig_fra"],
            instance.Fetch<ReleaseStore>().Steps().Select(step => (string[])
            [
                Listing.Number(step.Number),
                Listing.Number(step.Release),
                step.State.Code(),
                Listing.Time(step.At),
                step.User,
                step.Reason ?? "",
                Listing.Time(step.PublicFrom),
            ]));
        return ExitCode.Ok;
    }

    /// <summary>The release that the order names, which must be in one of these states.</summary>
    internal static Release Find(
        this ParseResult line,
        Instance instance,
        params ReadOnlySpan<ReleaseState> states)
    {
        var text = line.GetValue(CommandOptions.Release)!;
        var found = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? instance.Fetch<ReleaseStore>().All().SingleOrDefault(release => release.Id == id)
            : null;
        return found is null ? throw OptionReading.Wrong(CommandOptions.Release, text, "der er ingen udgivelse med det nummer")
            : states.Contains(found.State) ? found
            : throw OptionReading.Wrong(CommandOptions.Release, text, $"den er {found.State.Code()}");
    }

    /// <summary>
    /// The reason that was given to publish for <paramref name="date"/>; it must be there when the public release is of a later day.
    /// </summary>
    private static string? ReasonToGoBack(this Instance instance, ParseResult line, DateOnly date)
    {
        var published = instance.Fetch<ReleaseStore>().All().LastOrDefault(release => release.State == ReleaseState.Published);
        var why = published is null ? "" : OpgoerelsesdatoException.LaterThan(published, date);
        return Confirmation.Read(line, published?.Date > date, why);
    }

    public static ExitCode Publish(ParseResult line, CancellationToken stop)
    {
        var day = line.ReadDate(CommandOptions.Date, TimeProvider.System);
        using var instance = Instance.Open(line, requireDatabase: true);
        var job = PublishJob.OfficialOf(instance.Services, day, reasonToGoBack: instance.ReasonToGoBack(line, day));
        instance.Run(job, stop);
        line.Out.WriteLine(
            $"Udgivelse {job.Release} pr. {day:yyyy-MM-dd} {(job.New ? "er offentliggjort" : "var offentlig i forvejen")}.");
        return ExitCode.Ok;
    }

    public static ExitCode MakeReady(ParseResult line, CancellationToken stop)
    {
        var day = line.ReadDate(CommandOptions.Date, TimeProvider.System);
        using var instance = Instance.Open(line, requireDatabase: true);
        var job = PublishJob.OfficialOf(instance.Services, day, awaitReady: true);
        instance.Run(job, stop);
        var state = instance.Fetch<ReleaseStore>().All().Single(release => release.Id == job.Release).State;
        line.Out.WriteLine($"Udgivelse {job.Release} pr. {day:yyyy-MM-dd} er {state.Code()}.");
        return ExitCode.Ok;
    }

    public static ExitCode Approve(ParseResult line, CancellationToken stop)
    {
        using var instance = Instance.Open(line, requireDatabase: true);
        var release = line.Find(instance, ReleaseState.Prepared, ReleaseState.Approved);
        var why = instance.ReasonToGoBack(line, release.Date);
        var from = PublicFrom(line, instance, why);
        Check(instance, release.Id, from, why);
        instance.Run(
            new ApproveJob(instance.Fetch<Publisher>(), release.Id, from, line.GetValue(Confirmation.Yes) ? why : null, why),
            stop);
        line.Out.WriteLine(
            from is null
                ? $"Udgivelse {release.Id} pr. {release.Date:yyyy-MM-dd} er offentliggjort."
                : $"Udgivelse {release.Id} pr. {release.Date:yyyy-MM-dd} er godkendt og bliver offentlig {Listing.Time(from)}.");
        return ExitCode.Ok;
    }

    /// <summary>What is to be looked at before a release is approved, for a person or a program.</summary>
    public static ExitCode ShowChecklist(ParseResult line, CancellationToken _)
    {
        using var instance = Instance.Open(line, requireDatabase: true);
        var release = line.Find(instance, Enum.GetValues<ReleaseState>());
        var findings = Checklist(instance).Of(release.Id, Announced(instance));
        if (line.GetValue(CommandOptions.AsJson))
        {
            line.Out.WriteLine(JsonSerializer.Serialize(
                findings.Select(finding => new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["kontrol"] = finding.Code,
                    ["vaegt"] = finding.Level,
                    ["tekst"] = finding.Text,
                }),
                LinkedData.Json));
        }
        else
        {
            line.WriteTable(
                ["kontrol", "vaegt", "tekst"],
                findings.Select(finding => (string[])[finding.Code, finding.Level, finding.Text]));
        }

        return ExitCode.Ok;
    }

    /// <summary>Holds an approval to the checklist: no errors, and warnings only with a reason.</summary>
    private static void Check(Instance instance, long id, DateTimeOffset? from, string? reason)
    {
        var heavy = Checklist(instance).Of(id, Announced(instance), from).Where(finding => finding.Weight != CheckWeight.Note).ToList();
        if (heavy.Any(finding => finding.Weight == CheckWeight.Error) || (heavy.Count > 0 && reason is null))
        {
            throw new CommandException(
                ExitCode.Usage,
                $"Udgivelse {id} er ikke godkendt. {string.Join(' ', heavy.Select(finding => $"{finding.Level}: {finding.Text}"))}"
                    + (heavy.Any(finding => finding.Weight == CheckWeight.Error) ? "" : " Er det meningen, så sig hvorfor med --grund."));
        }
    }

    private static ReleaseChecklist Checklist(Instance instance) => new(instance.Fetch<Database>(), instance.Time);

    /// <summary>When the next release is announced for.</summary>
    private static DateTimeOffset Announced(Instance instance)
    {
        var published = instance.Fetch<ReleaseStore>().All().LastOrDefault(release => release.State == ReleaseState.Published)?.Published;
        var calendar = instance.Fetch<CalendarStore>().Read();
        return calendar.Of(calendar.NextQuarter(published ?? instance.Time.GetUtcNow()));
    }

    /// <summary>From when a release is to be public: when it is announced, unless another instant is given; null for now.</summary>
    private static DateTimeOffset? PublicFrom(ParseResult line, Instance instance, string? reason)
    {
        var given = line.ReadMoment(CommandOptions.PublicFrom);
        if (line.GetValue(CommandOptions.Now))
        {
            return given is not null ? throw Wrong("enten --nu eller --til, ikke begge")
                : reason is null ? throw Wrong("sig med --grund TEKST, hvorfor den skal ud uden for kalenderen")
                : null;
        }

        var now = instance.Time.GetUtcNow();
        var from = given ?? Announced(instance);
        return from - now >= Publisher.ShortestNotice ? from
            : throw Wrong(
                given is null
                    ? $"den udgivelse, der er bebudet til {Listing.Time(from)}, er forsinket: brug --til, eller --nu og --grund"
                    : $"tidspunktet skal ligge mindst {Publisher.ShortestNotice.TotalSeconds:F0} sekunder frem");

        static CommandException Wrong(string hindrance) => new(ExitCode.Usage, $"Udgivelsen er ikke godkendt: {hindrance}.");
    }

    public static ExitCode Withdraw(ParseResult line, CancellationToken stop)
    {
        var why = ReadReason(line);
        using var instance = Instance.Open(line, requireDatabase: true);
        var release = line.Find(
            instance,
            ReleaseState.Prepared,
            ReleaseState.Approved,
            ReleaseState.Published,
            ReleaseState.Superseded);
        var job = new WithdrawJob(instance.Fetch<Publisher>(), release.Id, why);
        instance.Run(job, stop);
        line.Out.WriteLine($"Udgivelse {release.Id} pr. {release.Date:yyyy-MM-dd} er trukket tilbage.");
        if (release.State == ReleaseState.Published)
        {
            line.Out.WriteLine(
                job.Superseder is { } superseder ? $"Udgivelse {superseder} er offentlig igen." : "Ingen udgivelse er offentlig nu.");
        }

        return ExitCode.Ok;
    }

    /// <summary>Why, as it may be told to anybody.</summary>
    private static string ReadReason(ParseResult line)
    {
        var why = line.GetValue(CommandOptions.WithdrawalReason)!.Trim();
        return why.Length is 0 or > Publisher.LongestReason ? throw Wrong($"grunden skal være på 1 til {Publisher.LongestReason} tegn")
            : OutsideText.IsOneLine(why) ? why
            : throw Wrong(OutsideText.OneLine);

        CommandException Wrong(string hindrance) => OptionReading.Wrong(CommandOptions.WithdrawalReason, why, hindrance);
    }

    /// <summary>The next publications, a year ahead, whatever is public now.</summary>
    public static ExitCode ShowCalendar(ParseResult line, CancellationToken _)
    {
        using var instance = Instance.Open(line, requireDatabase: true);
        var now = instance.Time.GetUtcNow();
        var regelsaet = Regelsaet.All[Ordning.Standard.OfficialRegelsaet];
        line.WriteTable(
            ["kvartal", "tidspunkt", "planlagt", "grund", "sidste"],
            instance.Fetch<CalendarStore>().Read()
                .Following(now, now.AddYears(1), DanishTime.Day(now), regelsaet, Ordning.Standard)
                .Select(release => (string[])
                [
                    release.Quarter.Code,
                    Listing.Time(release.At),
                    Listing.Time(release.Planned),
                    release.Moves is [.., var move] ? move.Reason : "",
                    release.IsLast ? "ja" : "nej",
                ]));
        return ExitCode.Ok;
    }

    public static ExitCode MoveRelease(ParseResult line, CancellationToken stop)
    {
        var text = line.GetValue(CommandOptions.Quarter)!;
        var quarter = Quarter.Find(text) ?? throw OptionReading.Wrong(CommandOptions.Quarter, text, "det skal være et kvartal, fx 2027Q1");
        var to = line.ReadMoment(CommandOptions.MoveTo)!.Value;
        var why = ReadReason(line);
        using var instance = Instance.Open(line, requireDatabase: true);
        var store = instance.Fetch<CalendarStore>();
        if (store.Read().WhyNot(quarter, to, instance.Time.GetUtcNow()) is { } hindrance)
        {
            throw OptionReading.Wrong(CommandOptions.MoveTo, line.GetValue(CommandOptions.MoveTo)!, hindrance);
        }

        instance.Run(new MoveReleaseJob(store, quarter, to, why), stop);
        return ShowCalendar(line, stop);
    }

    public static ExitCode ShowDisclosure(ParseResult line, CancellationToken _)
    {
        using var instance = Instance.Open(line, requireDatabase: true);
        var release = line.Find(instance, Enum.GetValues<ReleaseState>());
        var report = instance.Fetch<ReleaseStore>().Report(release.Id)
            ?? throw new CommandException(ExitCode.NotAvailable, $"Udgivelse {release.Id} er fra før, der blev skrevet rapporter.");
        var group = report.Rules.Groups == GroupSuppression.None ? "nej" : Listing.Number(report.Rules.GroupThreshold);
        line.Error.WriteLine(
            $"Grænse {Listing.Number(report.Rules.Threshold)}, gruppegrænse {group}, {Listing.Number(report.Unproven)} uden eget bevis, "
                + $"{Listing.Number(report.Milliseconds)} ms.");
        if (instance.Fetch<ReleaseStore>().Revision(release.Id) is { } revision)
        {
            line.Error.WriteLine(
                $"{(revision.IsYearly ? "Årets revision. " : "")}{Listing.Number(revision.TakenBlocks)} kommunekvartaler vises anderledes "
                    + $"end før. {Listing.Number(revision.WaitingBlocks)} i {Listing.Number(revision.Kommuner)} kommuner venter: "
                    + $"{Listing.Number(revision.Changed)} borgere er ændret, {Listing.Number(revision.Added)} er nye, og "
                    + $"{Listing.Number(revision.Gone)} er udgået.");
        }

        line.WriteTable(
            ["tabel", "niveau", "periode", "celler", "primaere", "sekundaere", "pct_af_n_skjult", "mindst", "bestemte"],
            report.Lines.Select(r => (string[])
            [
                r.Table,
                r.Level,
                r.Kind,
                Listing.Number(r.Cells),
                Listing.Number(r.PrimaryCount),
                Listing.Number(r.SecondaryCount),
                r.N == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * r.NWithheld / r.N:F1}"),
                r.SmallestInterval is { } atLeast ? Listing.Number(atLeast) : "-",
                Listing.Number(r.Determined),
            ]));
        return ExitCode.Ok;
    }
}
