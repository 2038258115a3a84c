using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Messages;

namespace Opgoerelse.Api.Commands;

/// <summary><c>rejects</c>: the rejected lines of a leverance.</summary>
internal static class RejectsCommand
{
    public static Command Command()
    {
        var ordinal = new Argument<string>("leverance") { HelpName = "LEVERANCE", Description = "Leverancens nummer, som leverancer viser det" };
        var command = new CommandWithHelp("rejects", "Vis en leverances afviste linjer") { Examples = ["rejects 3", "rejects 3 > afvist.csv"] };
        command.Add(ordinal);
        command.Does((line, _) =>
        {
            var text = line.GetValue(ordinal)!;
            using var instance = Instance.OpenReader(line, requireDatabase: true);
            var book = instance.Fetch<LeveranceLedger>();
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || book.Find(id) is not { } leverance)
            {
                throw SharedOptions.Wrong(ordinal, text, "der er ingen leverance med det nummer");
            }

            if (leverance.Reason is { } reason)
            {
                line.Error.WriteLine($"Hele leverancen {leverance.Name} blev afvist: {reason}");
            }

            var written = book.WriteRejections(id, line.Out);
            if (written < leverance.Rejected)
            {
                var counts = book.Number(id).Where(count => count.Kind == LeveranceCounts.Rejection).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Name} {count.Count}"));
                line.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"De første {written} af {leverance.Rejected} afviste linjer er gemt. Alle efter kode: {string.Join(", ", counts)}."));
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
