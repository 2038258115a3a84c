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
internal static class Udfoer
{
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
                await linje.Fejl.WriteLineAsync(PersonalNumbers.MaskedRuns(tekst));
                return (int)kode;
            }
        });

    private static (Exitkode Kode, string Tekst) Oversaet(Exception fejl) => fejl switch
    {
        KommandoException egen => (egen.Exitkode, egen.Message),
        OperationCanceledException => (Exitkode.Stoppet, "Stoppet. Intet er halvt gjort."),
        FortrolighedException => (Exitkode.IkkeTilgaengelig, fejl.Message),
        IkkeTilgaengeligException => (Exitkode.IkkeTilgaengelig, fejl.Message),
        OpgoerelsesdatoException or InstanceFolderException => (Exitkode.Brug, fejl.Message),
        IngestException { Kode: "optaget" } => (Exitkode.Optaget, fejl.Message),
        IngestException => (Exitkode.Brug, fejl.Message),
        TimeoutException => (Exitkode.Optaget, fejl.Message),
        OptionsValidationException => (Exitkode.Brug, $"En indstilling kan ikke bruges: {fejl.Message}"),
        _ => Databasefejl(fejl),
    };

    /// <summary>What the database's failure means, the same whichever engine it came from; its own words go with it.</summary>
    private static (Exitkode Kode, string Tekst) Databasefejl(Exception fejl) => DatabaseFaults.Of(fejl) switch
    {
        DatabaseFault.Busy => (Exitkode.Optaget, "Databasen er låst af en anden proces, eller svarede ikke i tide. Prøv igen senere."),
        DatabaseFault.ThrownOut => (Exitkode.Optaget, "Databasen afbrød arbejdet til fordel for andet, også da det blev prøvet igen. Intet er halvt gjort. Prøv igen senere."),
        DatabaseFault.ConnectionLost => (Exitkode.IkkeTilgaengelig, $"Databasen svarer ikke. Intet er halvt gjort. ({fejl.Message})"),
        DatabaseFault.CommitUncertain => (Exitkode.IkkeTilgaengelig, $"{fejl.Message} Kør kommandoen igen, når databasen svarer: det, der er gemt, gøres ikke to gange."),
        DatabaseFault.Denied => (Exitkode.IkkeTilgaengelig, $"Databasen gav ikke adgang: ({fejl.Message})"),
        DatabaseFault.Full => (Exitkode.Uventet, $"Databasen har ikke mere plads. Intet er halvt gjort. ({fejl.Message})"),
        DatabaseFault.Damaged => (Exitkode.Uventet, $"Databasen kan ikke læses: disken fejler, eller filen er beskadiget. ({fejl.Message})"),
        _ when fejl is IOException or UnauthorizedAccessException => (Exitkode.Uventet, $"En fil eller mappe kan ikke læses eller skrives: {fejl.Message}"),
        _ => (Exitkode.Uventet, $"Uventet fejl: {fejl}"),
    };
}
