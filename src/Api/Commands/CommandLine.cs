using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Law;
using Opgoerelse.Ingest;
using Opgoerelse.Jobs;
using Opgoerelse.Storage.Faults;

namespace Opgoerelse.Api.Commands;

/// <summary>The program's command line: finds the command, answers a wrong order in Danish, gives the exit code.</summary>
internal static class CommandLine
{
    /// <summary>How long a command may take to end cleanly after Ctrl-C or SIGTERM.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Carries out the order in <paramref name="args"/>.</summary>
    /// <param name="args">What stood on the command line.</param>
    /// <param name="builder">Makes the web host of those commands that show the figures.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where progress and errors go.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    /// <remarks>
    /// When no command is named, <c>serve</c> is meant: what a container, a service manager and ASP.NET's own test
    /// host expect of a web program.
    /// </remarks>
    public static async Task<int> Run(string[] args, HostBuilding builder, TextWriter output, TextWriter error)
    {
        var root = new RootCommand($"Den systematiske opgørelse af indsats i {Ordning.Standard.Name.Da.ToLowerInvariant()}.")
        {
            CommandOptions.Data,
        };
        foreach (var command in CommandTable.All(builder))
        {
            root.Add(command);
        }

        Help.Install(root);
        // No @FILE: a file's name that begins so, from a folder that others write in, would be read as an order.
        var asTyped = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var line = root.Parse(args, asTyped);
        if (line.CommandResult.Command == root && line.Action is not { ClearsParseErrors: true })
        {
            line =
                line.UnmatchedTokens.Count > 0 && !line.UnmatchedTokens[0].StartsWith('-') ? line : root.Parse(["serve", .. args], asTyped);
        }

        if (line.Action is ParseErrorAction)
        {
            foreach (var text in ErrorTexts(line).Distinct(StringComparer.Ordinal))
            {
                await error.WriteLineAsync(text);
            }

            await error.WriteLineAsync("Se --help.");
            return (int)ExitCode.Usage;
        }

        return await line.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            ProcessTerminationTimeout = Grace,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static IEnumerable<string> ErrorTexts(ParseResult line) =>
        line.UnmatchedTokens.Count > 0
            ? line.UnmatchedTokens.Select(word => $"Ukendt kommando eller indstilling: '{word}'.")
            : line.Errors.Select(error => error.SymbolResult switch
            {
                OptionResult { IdentifierToken: null } option => $"Indstillingen {option.Option.Name} mangler.",
                OptionResult { Tokens.Count: 0 } option => $"Indstillingen {option.Option.Name} mangler en værdi.",
                OptionResult option => $"Indstillingen {option.Option.Name} kan kun have én værdi.",
                ArgumentResult { Tokens.Count: 0, Parent: OptionResult option } => $"Indstillingen {option.Option.Name} mangler en værdi.",
                ArgumentResult argument => $"Argumentet {argument.Argument.HelpName ?? argument.Argument.Name} mangler.",
                CommandResult command when command.Command.Options.FirstOrDefault(option =>
                    option.Required && command.GetResult(option) is null) is { } option =>
                    $"Indstillingen {option.Name} mangler.",
                CommandResult command when command.Command.Arguments.Count > 0 =>
                    $"Argumentet {command.Command.Arguments[0].HelpName} mangler.",
                _ => error.Message,
            });
}

/// <summary>Gives a command its body, and turns what can go wrong into a Danish line and an exit code.</summary>
internal static class CommandExecution
{
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<ExitCode>> body) =>
        command.SetAction(async (line, stop) =>
        {
            try
            {
                return (int)await body(line, stop);
            }
            catch (Exception error)
            {
                var (code, text) = Translate(error);
                await line.Error.WriteLineAsync(PersonnummerMask.MaskedRuns(text));
                return (int)code;
            }
        });

    private static (ExitCode Code, string Text) Translate(Exception error) => error switch
    {
        CommandException own => (own.ExitCode, own.Message),
        OperationCanceledException => (ExitCode.Stopped, "Stoppet. Intet er halvt gjort."),
        NotAvailableException => (ExitCode.NotAvailable, error.Message),
        OpgoerelsesdatoException or PublicationException or InstanceFolderException => (ExitCode.Usage, error.Message),
        IngestException { Code: "optaget" } => (ExitCode.Busy, error.Message),
        IngestException => (ExitCode.Usage, error.Message),
        TimeoutException => (ExitCode.Busy, error.Message),
        OptionsValidationException => (ExitCode.Usage, $"En indstilling kan ikke bruges: {error.Message}"),
        _ => DatabaseError(error),
    };

    /// <summary>What the database's failure means, the same whichever engine it came from; its own words go with it.</summary>
    private static (ExitCode Code, string Text) DatabaseError(Exception error) => DatabaseFaults.Of(error) switch
    {
        DatabaseFault.Busy => (ExitCode.Busy, "Databasen er låst af en anden proces, eller svarede ikke i tide. Prøv igen senere."),
        DatabaseFault.ThrownOut =>
            (
                ExitCode.Busy,
                "Databasen afbrød arbejdet til fordel for andet, også da det blev prøvet igen. Intet er halvt gjort. Prøv igen senere."),
        DatabaseFault.ConnectionLost => (ExitCode.NotAvailable, $"Databasen svarer ikke. Intet er halvt gjort. ({error.Message})"),
        DatabaseFault.CommitUncertain =>
            (ExitCode.NotAvailable, $"{error.Message} Kør kommandoen igen, når databasen svarer: det, der er gemt, gøres ikke to gange."),
        DatabaseFault.Denied => (ExitCode.NotAvailable, $"Databasen gav ikke adgang: ({error.Message})"),
        DatabaseFault.Full => (ExitCode.Unexpected, $"Databasen har ikke mere plads. Intet er halvt gjort. ({error.Message})"),
        DatabaseFault.Damaged =>
            (ExitCode.Unexpected, $"Databasen kan ikke læses: disken fejler, eller filen er beskadiget. ({error.Message})"),
        _ when error is IOException or UnauthorizedAccessException =>
            (ExitCode.Unexpected, $"En fil eller mappe kan ikke læses eller skrives: {error.Message}"),
        _ => (ExitCode.Unexpected, $"Uventet fejl: {error}"),
    };
}
