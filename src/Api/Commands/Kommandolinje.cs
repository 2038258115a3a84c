using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.Api.Commands;

/// <summary>The program's command line: finds the command, answers a wrong order in Danish, gives the exit code.</summary>
internal static class Kommandolinje
{
    /// <summary>How long a command may take to end cleanly after Ctrl-C or SIGTERM.</summary>
    private static readonly TimeSpan Frist = TimeSpan.FromSeconds(30);

    /// <summary>Carries out the order in <paramref name="args"/>.</summary>
    /// <param name="args">What stood on the command line.</param>
    /// <param name="bygger">Makes the web host of those commands that show the figures.</param>
    /// <param name="ud">Where results go.</param>
    /// <param name="fejl">Where progress and errors go.</param>
    /// <returns>The exit code, see <see cref="Exitkode"/>.</returns>
    /// <remarks>
    /// When no command is named, <c>serve</c> is meant: what a container, a service manager and ASP.NET's own test
    /// host expect of a web program.
    /// </remarks>
    public static async Task<int> Koer(string[] args, Vaertsbygger bygger, TextWriter ud, TextWriter fejl)
    {
        var rod = new RootCommand("Den systematiske opgørelse af indsats i ressourceforløb.") { Felter.Data };
        foreach (var kommando in Alle(bygger))
        {
            rod.Add(kommando);
        }

        Hjaelp.Saet(rod);
        // No @FILE: a file's name that begins so, from a folder that others write in, would be read as an order.
        var asTyped = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var linje = rod.Parse(args, asTyped);
        if (linje.CommandResult.Command == rod && linje.Action is not { ClearsParseErrors: true })
        {
            linje = linje.UnmatchedTokens.Count > 0 && !linje.UnmatchedTokens[0].StartsWith('-') ? linje : rod.Parse(["serve", .. args], asTyped);
        }

        if (linje.Action is ParseErrorAction)
        {
            foreach (var tekst in Fejltekster(linje).Distinct(StringComparer.Ordinal))
            {
                await fejl.WriteLineAsync(tekst);
            }

            await fejl.WriteLineAsync("Se --help.");
            return (int)Exitkode.Brug;
        }

        return await linje.InvokeAsync(new InvocationConfiguration
        {
            Output = ud,
            Error = fejl,
            ProcessTerminationTimeout = Frist,
            EnableDefaultExceptionHandler = false,
        });
    }

    /// <summary>The commands, in the order of the help.</summary>
    internal static IEnumerable<Command> Alle(Vaertsbygger bygger) =>
    [
        Demo.Kommando(bygger),
        Serve.Kommando(bygger),
        Ingest.Kommando(),
        Aggregate.Kommando(),
        Publish.Kommando(),
        Udgivelser.Kommando(),
        Report.Kommando(),
        Udsendelse.Kommando(),
        Godkendelse.Kommando(),
        Tilbagetraekning.Kommando(),
        Fortrolighed.Kommando(),
        Generate.Kommando(),
        Leverancer.Kommando(),
        Rejects.Kommando(),
        ReceiptCommand.Kommando(),
        Koersler.Kommando(),
        Noegle.Kommando(),
        SavedQueriesCommand.Kommando(),
        Facts.Kommando(),
        Figures.Kommando(),
        Migrate.Kommando(),
    ];

    private static IEnumerable<string> Fejltekster(ParseResult linje) =>
        linje.UnmatchedTokens.Count > 0
            ? linje.UnmatchedTokens.Select(ord => $"Ukendt kommando eller indstilling: '{ord}'.")
            : linje.Errors.Select(fejl => fejl.SymbolResult switch
            {
                OptionResult { IdentifierToken: null } option => $"Indstillingen {option.Option.Name} mangler.",
                OptionResult { Tokens.Count: 0 } option => $"Indstillingen {option.Option.Name} mangler en værdi.",
                OptionResult option => $"Indstillingen {option.Option.Name} kan kun have én værdi.",
                ArgumentResult { Tokens.Count: 0, Parent: OptionResult option } => $"Indstillingen {option.Option.Name} mangler en værdi.",
                ArgumentResult argument => $"Argumentet {argument.Argument.HelpName ?? argument.Argument.Name} mangler.",
                CommandResult kommando when kommando.Command.Options.FirstOrDefault(option => option.Required && kommando.GetResult(option) is null) is { } option => $"Indstillingen {option.Name} mangler.",
                CommandResult kommando when kommando.Command.Arguments.Count > 0 => $"Argumentet {kommando.Command.Arguments[0].HelpName} mangler.",
                _ => fejl.Message,
            });
}
