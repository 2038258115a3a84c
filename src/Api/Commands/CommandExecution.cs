using System.CommandLine;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Ingest;
using Opgoerelse.Jobs;
using Opgoerelse.Storage.Faults;

namespace Opgoerelse.Api.Commands;

/// <summary>Gives commands their body, and turns what can go wrong into a Danish line and an exit code.</summary>
internal static class CommandExecution
{
    /// <summary>The body of a command; it runs off the main thread, so that signals are heard.</summary>
    public static void Does(this Command command, Func<ParseResult, CancellationToken, ExitCode> body) =>
        command.DoesAsync((line, stop) => Task.Run(() => body(line, stop), CancellationToken.None));

    /// <inheritdoc cref="Does" />
    public static void DoesAsync(this Command command, Func<ParseResult, CancellationToken, Task<ExitCode>> body) =>
        command.SetAction(async (line, stop) =>
        {
            try
            {
                return (int)await body(line, stop);
            }
            catch (Exception error)
            {
                var (code, text) = Translate(error);
                await line.Error.WriteLineAsync(PersonalNumbers.MaskedRuns(text));
                return (int)code;
            }
        });

    private static (ExitCode Code, string Text) Translate(Exception error) => error switch
    {
        CommandException own => (own.ExitCode, own.Message),
        OperationCanceledException => (ExitCode.Stopped, "Stoppet. Intet er halvt gjort."),
        DisclosureException => (ExitCode.NotAvailable, error.Message),
        NotAvailableException => (ExitCode.NotAvailable, error.Message),
        OpgoerelsesdatoException or InstanceFolderException => (ExitCode.Usage, error.Message),
        IngestException { Code: "optaget" } => (ExitCode.BusyAnswer, error.Message),
        IngestException => (ExitCode.Usage, error.Message),
        TimeoutException => (ExitCode.BusyAnswer, error.Message),
        OptionsValidationException => (ExitCode.Usage, $"En indstilling kan ikke bruges: {error.Message}"),
        _ => DatabaseError(error),
    };

    /// <summary>What the database's failure means, the same whichever engine it came from; its own words go with it.</summary>
    private static (ExitCode Code, string Text) DatabaseError(Exception error) => DatabaseFaults.Of(error) switch
    {
        DatabaseFault.Busy => (ExitCode.BusyAnswer, "Databasen er låst af en anden proces, eller svarede ikke i tide. Prøv igen senere."),
        DatabaseFault.ThrownOut => (ExitCode.BusyAnswer, "Databasen afbrød arbejdet til fordel for andet, også da det blev prøvet igen. Intet er halvt gjort. Prøv igen senere."),
        DatabaseFault.ConnectionLost => (ExitCode.NotAvailable, $"Databasen svarer ikke. Intet er halvt gjort. ({error.Message})"),
        DatabaseFault.CommitUncertain => (ExitCode.NotAvailable, $"{error.Message} Kør kommandoen igen, når databasen svarer: det, der er gemt, gøres ikke to gange."),
        DatabaseFault.Denied => (ExitCode.NotAvailable, $"Databasen gav ikke adgang: ({error.Message})"),
        DatabaseFault.Full => (ExitCode.Unexpected, $"Databasen har ikke mere plads. Intet er halvt gjort. ({error.Message})"),
        DatabaseFault.Damaged => (ExitCode.Unexpected, $"Databasen kan ikke læses: disken fejler, eller filen er beskadiget. ({error.Message})"),
        _ when error is IOException or UnauthorizedAccessException => (ExitCode.Unexpected, $"En fil eller mappe kan ikke læses eller skrives: {error.Message}"),
        _ => (ExitCode.Unexpected, $"Uventet fejl: {error}"),
    };
}
