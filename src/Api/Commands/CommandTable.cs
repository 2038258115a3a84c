using System.CommandLine;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.Api.Commands;

/// <summary>The commands, in the order of the help: what each is called, says of itself, takes and runs.</summary>
internal static class CommandTable
{
    private const string AspNet = """
        Derudover ASP.NET Cores egne indstillinger, fx --urls http://127.0.0.1:8080, --environment Development
        eller --Opgoerelse:Job:Aktiv=false; de kan også stå i miljøvariable (ASPNETCORE_URLS,
        Opgoerelse__Job__Aktiv) eller i appsettings.json i den aktuelle mappe.
        """;

    private const string Administrative =
        "Kommandoen er administrativ: filen er ikke diskretioneret og må ikke offentliggøres. Hver kørsel noteres i protokollen "
            + "(koersel) med bruger.";

    /// <param name="builder">Makes the web host of those commands that show the figures.</param>
    internal static IReadOnlyList<CommandEntry> All(HostBuilding builder) =>
    [
        new(
            "demo",
            "Generér et helt lands leverancer, indlæs, opgør, udgiv og vis tallene",
            (line, stop) => DemoCommand.Run(line, builder, stop))
        {
            Takes = [CommandOptions.DemoForloeb, CommandOptions.Seed, CommandOptions.WithoutServer, CommandOptions.Restart],
            Examples = ["demo", "demo --forloeb 5000 --data /tmp/demo --urls http://127.0.0.1:8080"],
            Remark = AspNet,
            TreatUnmatchedTokensAsErrors = false,
        },
        new("serve", "Vis den nyeste udgivelse på nettet, og kør de faste job", (line, stop) => ServeCommand.Run(line, builder, stop))
        {
            Examples = ["serve", "serve --data /var/lib/opgoerelse --urls http://127.0.0.1:8080"],
            Remark = AspNet,
            TreatUnmatchedTokensAsErrors = false,
        },
        new("ingest", "Indlæs leverancer", LeverancerCommands.Ingest)
        {
            Takes = [CommandOptions.LeverancePath, CommandOptions.Received],
            Examples = ["ingest", "ingest leverancer", "ingest 2021.ndjson.gz --modtaget 2021-12-31T23:00"],
            Remark = """
                Filer, der nævnes, læses straks, hvor de ligger. Filer i indbakken tages, når de har ligget stille (60 sekunder, hvis
                intet andet er indstillet), og flyttes så til arkivet.
                Pseudonymnøglen tages fra miljøvariablen OPGOERELSE_NOEGLE eller mappen ved siden af instansens (DIR-noegler);
                har en ny instans ingen, dannes en.
                """,
        },
        new("aggregate", "Opgør: dan fakta og kube af det, der er modtaget", FiguresCommands.Aggregate)
        {
            Takes = [CommandOptions.Date, CommandOptions.Regelsaet, CommandOptions.Full],
            Examples = ["aggregate", "aggregate --dato 2026-11-21 --regelsaet bek-2408"],
        },
        new("publish", "Udgiv: dan og offentliggør de officielle tal", ReleaseCommands.Publish)
        {
            Takes = [CommandOptions.Date, Confirmation.Yes, Confirmation.Reason],
            Examples = ["publish", "publish --dato 2026-11-21"],
            Remark = """
                Er den offentlige udgivelse dannet af det samme, bliver den stående, og ingen ny dannes. En opgørelsesdato før den
                offentlige udgivelses kræver --ja og --grund.
                """,
        },
        new("klargoer", "Dan en udgivelse af de officielle tal, som en person kan godkende", ReleaseCommands.MakeReady)
        {
            Takes = [CommandOptions.Date],
            Examples = ["klargoer", "klargoer --dato 2026-11-21"],
            Remark = "Er en udgivelse, der kan godkendes eller er offentlig, dannet af det samme, dannes ingen ny.",
        },
        new("udgivelser", "Vis udgivelserne, nyeste først", ReleaseCommands.ShowReleases)
        {
            Examples = ["udgivelser", "udgivelser log"],
            Under =
            [
                new("log", "Vis, hvad der er gjort med hver udgivelse, hvornår, af hvem og hvorfor", ReleaseCommands.ShowSteps)
                {
                    Examples = ["udgivelser log"],
                },
            ],
        },
        new("report", "Dan landsrapporten og et blad for hver kommune", ReportCommands.MakeReports)
        {
            Takes =
            [
                CommandOptions.Release, CommandOptions.Kommune, CommandOptions.ReportFolder, CommandOptions.Groups,
                CommandOptions.WithoutPdf,
            ],
            Examples = ["report 3", "report 3 --kommune Aarhus --out /tmp/rapport"],
            Remark = "PDF trykkes af den Chromium, som OPGOERELSE_CHROMIUM peger på, eller som findes i PATH; ellers dannes HTML og XLSX.",
        },
        new("udsend", "Skriv nu til dem, der skal have besked om rapporterne", ReportCommands.Send)
        {
            Examples = ["udsend"],
            Remark = "Modtagerne står i modtagere.csv. Ingen får besked om den samme rapport to gange.",
        },
        new("tjekliste", "Vis, hvad der skal ses på, før en udgivelse godkendes", ReleaseCommands.ShowChecklist)
        {
            Takes = [CommandOptions.Release, CommandOptions.AsJson],
            Examples = ["tjekliste 7", "tjekliste 7 --json"],
            Remark = "Fejl hindrer, at den godkendes. Advarsler kræver, at godkend får en grund.",
        },
        new("godkend", "Godkend, at en udgivelse, der er klargjort, bliver offentlig", ReleaseCommands.Approve)
        {
            Takes = [CommandOptions.Release, CommandOptions.PublicFrom, CommandOptions.Now, Confirmation.Yes, Confirmation.Reason],
            Examples = ["godkend 7", "godkend 7 --til 2027-01-20T08:00", "godkend 7 --nu --grund \"Retter en fejl i udgivelse 6\""],
            Remark = """
                Udgivelsen bliver offentlig af sig selv, når tidspunktet kommer, og erstatter da den hidtidige. Indtil da kan et andet
                tidspunkt godkendes, eller den kan trækkes tilbage. Er den hidtidige opgjort pr. en senere dag, kræves --ja og --grund.
                Hvem der godkendte hvad, viser udgivelser log.
                """,
        },
        new("traek", "Træk en udgivelse tilbage", ReleaseCommands.Withdraw)
        {
            Takes = [CommandOptions.Release, CommandOptions.WithdrawalReason],
            Examples = ["traek 7 --grund \"Forkert opgørelsesdato\""],
            Remark = """
                Er det den offentlige udgivelse, bliver den forrige offentlig igen; er der ingen forrige, vises ingen tal.
                En udgivelse, der er trukket tilbage, bliver aldrig offentlig igen. Dens tal gemmes.
                """,
        },
        new("kalender", "Vis de udgivelser, der er bebudet, eller flyt en", ReleaseCommands.ShowCalendar)
        {
            Examples = ["kalender", "kalender flyt 2027Q1 --til 2027-01-20T08:00 --grund \"Leverancer mangler\""],
            Remark = "Udgivelser kommer den 15. i kvartalets første måned kl. 8, medmindre de er flyttet.",
            Under =
            [
                new("flyt", "Flyt en bebudet udgivelse. Det fremgår af kalenderen, med grunden", ReleaseCommands.MoveRelease)
                {
                    Takes = [CommandOptions.Quarter, CommandOptions.MoveTo, CommandOptions.WithdrawalReason],
                    Examples = ["kalender flyt 2027Q1 --til 2027-01-20T08:00 --grund \"Leverancer mangler\""],
                    Remark = "Udgivelserne bliver i rækkefølge. Hvem der flyttede den, står i protokollen (koersler).",
                },
            ],
        },
        new("fortrolighed", "Vis, hvor meget en udgivelse holder tilbage, og hvad angrebet på den fandt", ReleaseCommands.ShowDisclosure)
        {
            Takes = [CommandOptions.Release],
            Examples = ["fortrolighed 7"],
            Remark =
                "Rapporten tæller små tal og er ikke til offentliggørelse. Mindst: det mindste antal mulige værdier i en primær celle.",
        },
        new("generate", "Generér opdigtede leverancer for hele landet", GenerateCommand.Run)
        {
            Takes = [CommandOptions.Forloeb, CommandOptions.RequiredSeed, CommandOptions.EmptyFolder],
            Examples = ["generate --forloeb 41000 --seed 1 --out leverancer"],
            Remark = "Samme antal og seed giver de samme beskeder. Ingen personer er virkelige.",
        },
        new("leverancer", "Vis, hvad der er modtaget, nyeste først", LeverancerCommands.ShowLeverancer)
        {
            Examples = ["leverancer"],
        },
        new("rejects", "Vis en leverances afviste linjer", LeverancerCommands.ShowRejects)
        {
            Takes = [CommandOptions.Leverance],
            Examples = ["rejects 3", "rejects 3 > afvist.csv"],
        },
        new("modtaget", "Ret et modtagelsestidspunkt, der ligger i fremtiden", LeverancerCommands.CorrectReceipt)
        {
            Takes = [CommandOptions.Leverance, CommandOptions.ReceivedAt, Confirmation.Yes, Confirmation.Reason],
            Examples = ["modtaget 42 --til 2026-11-29T09:10"],
            Remark = """
                Når uret har gået forkert, kan en leverance være modtaget i fremtiden: den tæller først med i tal for den dag. Kun
                sådan et tidspunkt kan rettes, og aldrig til før leverancen inden den. Er der udgivet tal, som den så ville have
                været med i, kræves --ja og --grund. Rettelsen står i protokollen (koersler).
                """,
        },
        new("koersler", "Vis de seneste kørsler af job og kommandoer, nyeste først", OperationsCommands.ShowRuns)
        {
            Takes = [CommandOptions.Count],
            Examples = ["koersler"],
        },
        new("noegle", "Vis organisationernes adgangsnøgler, eller opret og tilbagekald dem", OperationsCommands.ShowKeys)
        {
            Examples = ["noegle", "noegle opret \"Randers Kommune\"", "noegle tilbagekald 3"],
            Remark = "En kørende tjeneste kender en ny nøgle, og afviser en tilbagekaldt, få sekunder efter.",
            Under =
            [
                new("opret", "Opret en nøgle, og skriv den. Den kan ikke vises igen", OperationsCommands.MakeKey)
                {
                    Takes = [CommandOptions.Organisation, CommandOptions.Expires],
                    Examples = ["noegle opret \"Randers Kommune\"", "noegle opret KL --udloeber 2027-12-31"],
                },
                new("tilbagekald", "Tilbagekald en nøgle for altid", OperationsCommands.RevokeKey)
                {
                    Takes = [CommandOptions.Key],
                    Examples = ["noegle tilbagekald 3"],
                },
            ],
        },
        new("forespoergsler", "Vis de gemte forespørgsler, eller slet dem", SavedQueriesCommands.Show)
        {
            Takes = [CommandOptions.Count],
            Examples = ["forespoergsler", "forespoergsler slet 0123456789abcdef0123456789abcdef"],
            Remark = """
                De senest efterspurgte vises først. En kørende tjeneste skriver højst én gang om dagen, at en forespørgsel er
                efterspurgt. Hvem der har gemt en forespørgsel, vides ikke.
                """,
            Under =
            [
                new("slet", "Slet en gemt forespørgsel, eller mange, for altid", SavedQueriesCommands.Delete)
                {
                    Takes =
                    [
                        CommandOptions.SavedQuery, CommandOptions.SavedFrom, CommandOptions.AskedBefore, CommandOptions.DeleteMany,
                    ],
                    Examples =
                    [
                        "forespoergsler slet 0123456789abcdef0123456789abcdef",
                        "forespoergsler slet --gemt-fra 2026-11-28T21:00 --ja",
                        "forespoergsler slet --ikke-spurgt-siden 2025-01-01 --ja",
                    ],
                    Remark = """
                        Adresser, der bruger den, svares derefter 404. Gemmes den samme forespørgsel igen, får den samme id. Med begge
                        indstillinger slettes kun dem, begge passer på.
                        """,
                },
            ],
        },
        new("facts", "Kontrol: skriv en række pr. gyldigt forløb og periode", FiguresCommands.WriteFacts)
        {
            Takes = [CommandOptions.RequiredRegelsaet, CommandOptions.RequiredDate, CommandOptions.Out],
            Examples = ["facts --regelsaet bek-2408 --dato 2026-11-21 --out fakta.csv"],
            Remark = Administrative,
        },
        new("figures", "Kontrol: skriv tabellernes udiskretionerede celler", FiguresCommands.WriteFigures)
        {
            Takes = [CommandOptions.Table, CommandOptions.RequiredRegelsaet, CommandOptions.RequiredDate, CommandOptions.Out],
            Examples = ["figures --tabel Y11IGA01 --regelsaet bek-2408 --dato 2026-11-21 --out tal.csv"],
            Remark = Administrative,
        },
        new("migrate", "Bring databasen til programmets skema", OperationsCommands.Migrate)
        {
            Examples = ["migrate"],
            Remark = "Køres før en ny udgave sættes i drift, hvis tjenestens egen konto ikke må ændre skemaet.",
        },
    ];
}

/// <summary>One command of the table.</summary>
internal sealed class CommandEntry : Command
{
    /// <param name="name">What it is called.</param>
    /// <param name="summary">What it does, in Danish.</param>
    /// <param name="body">The work; it runs off the main thread, so that signals are heard.</param>
    public CommandEntry(string name, string summary, Func<ParseResult, CancellationToken, ExitCode> body)
        : this(name, summary, (line, stop) => Task.Run(() => body(line, stop), CancellationToken.None))
    {
    }

    /// <param name="name">What it is called.</param>
    /// <param name="summary">What it does, in Danish.</param>
    /// <param name="body">The work.</param>
    public CommandEntry(string name, string summary, Func<ParseResult, CancellationToken, Task<ExitCode>> body)
        : base(name, summary) => this.Does(body);

    /// <summary>Its arguments and options, in the order of its help.</summary>
    public IReadOnlyList<Symbol> Takes
    {
        init
        {
            foreach (var symbol in value)
            {
                if (symbol is Argument argument)
                {
                    Add(argument);
                }
                else
                {
                    Add((Option)symbol);
                }
            }
        }
    }

    /// <summary>The commands under it.</summary>
    public IReadOnlyList<CommandEntry> Under
    {
        init
        {
            foreach (var entry in value)
            {
                Add(entry);
            }
        }
    }

    /// <summary>Lines such as <c>ingest leverance.ndjson</c>, without the program's name.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>What else must be said.</summary>
    public string? Remark { get; init; }
}
