using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation;
using Opgoerelse.Api.Job;
using Opgoerelse.Ingest;

namespace Opgoerelse.Api.Kommandoer;

/// <summary>Gives commands their body, and turns what can go wrong into a Danish line and an exit code.</summary>
internal static class Udfoer
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    /// <summary>The body of a command; it runs off the main thread, so that signals are heard.</summary>
    public static void Goer(this Command kommando, Func<ParseResult, CancellationToken, Exitkode> krop) =>
        kommando.GoerAsync((linje, stop) => Task.Run(() => krop(linje, stop), CancellationToken.None));

    /// <inheritdoc cref="Goer" />
    public static void GoerAsync(this Command kommando, Func<ParseResult, CancellationToken, Task<Exitkode>> krop) =>
        kommando.SetAction(async (linje, stop) =>
        {
            try
            {
                return (int)await krop(linje, stop);
            }
            catch (Exception fejl)
            {
                var (kode, tekst) = Oversaet(fejl);
                await Console.Error.WriteLineAsync(Udvisk.Personnumre(tekst));
                return (int)kode;
            }
        });

    private static (Exitkode Kode, string Tekst) Oversaet(Exception fejl) => fejl switch
    {
        KommandoException egen => (egen.Exitkode, egen.Message),
        OperationCanceledException => (Exitkode.Stoppet, "Stoppet. Intet er halvt gjort."),
        IkkeTilgaengeligException => (Exitkode.IkkeTilgaengelig, fejl.Message),
        IngestException { Kode: "optaget" } => (Exitkode.Optaget, fejl.Message),
        IngestException => (Exitkode.Brug, fejl.Message),
        TimeoutException => (Exitkode.Optaget, fejl.Message),
        OptionsValidationException => (Exitkode.Brug, $"En indstilling kan ikke bruges: {fejl.Message}"),
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => (Exitkode.Optaget, "Databasen er låst af en anden proces. Prøv igen senere."),
        _ => (Exitkode.Uventet, $"Uventet fejl: {fejl}"),
    };
}
