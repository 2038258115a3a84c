using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Opgoerelse.Api.Kommandoer;

/// <summary>The program's command line: finds the command, answers a wrong order in Danish, gives the exit code.</summary>
internal static class Kommandolinje
{
    /// <summary>How long a command may take to end cleanly after Ctrl-C or SIGTERM.</summary>
    private static readonly TimeSpan Frist = TimeSpan.FromSeconds(30);

    /// <summary>Carries out the order in <paramref name="args"/>.</summary>
    /// <param name="args">What stood on the command line.</param>
    /// <param name="kommandoer">The commands, in the order of the help.</param>
    /// <remarks>
    /// When no command is named, <c>serve</c> is meant: what a container, a service manager and ASP.NET's own test
    /// host expect of a web program.
    /// </remarks>
    public static async Task<int> Koer(string[] args, params Command[] kommandoer)
    {
        var rod = new RootCommand("Den systematiske opgørelse af indsats i ressourceforløb.") { Felter.Data };
        foreach (var kommando in kommandoer)
        {
            rod.Add(kommando);
        }

        Hjaelp.Saet(rod);
        var linje = rod.Parse(args);
        if (linje.CommandResult.Command == rod && linje.Action is not { ClearsParseErrors: true })
        {
            linje = linje.UnmatchedTokens.Count > 0 && !linje.UnmatchedTokens[0].StartsWith('-') ? linje : rod.Parse(["serve", .. args]);
        }

        if (linje.Action is ParseErrorAction)
        {
            foreach (var fejl in Fejltekster(linje).Distinct(StringComparer.Ordinal))
            {
                await Console.Error.WriteLineAsync(fejl);
            }

            await Console.Error.WriteLineAsync("Se --help.");
            return (int)Exitkode.Brug;
        }

        return await linje.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Frist, EnableDefaultExceptionHandler = false });
    }

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
