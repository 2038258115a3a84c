using System.Text;
using System.Text.Json.Nodes;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Validation;
using Opgoerelse.Ingest.Versions;

namespace Opgoerelse.Support.Leverancer;

/// <summary>What reading and validation make of a file, without a database.</summary>
internal sealed record ReadCount(IReadOnlyList<Besked> Beskeder, IReadOnlyList<Rejection> Rejections, long Lines, string? FileRejected)
{
    public static readonly PseudonymKey Key = new(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());

    public static ReadCount FileOf(string name, byte[] bytes, LeveranceLimits? limits = null)
    {
        var unknown = new UnknownFields();
        var tally = new Tally(unknown);
        var beskeder = new List<Besked>();
        var rejections = new List<Rejection>();
        try
        {
            using var reading = new LeveranceReading(
                new MemoryStream(bytes),
                LeveranceFormat.Recognise(name)!.Value,
                unknown,
                RegisterLookup.Standard,
                Key,
                limits ?? LeveranceLimits.Standard);
            var portion = new Portion(EngineTest.PortionLines);
            while (reading.Next(portion))
            {
                tally.Received(portion.Lines);
                beskeder.AddRange(portion.Beskeder);
                rejections.AddRange(portion.Rejections);
            }
        }
        catch (FileRejectedException rejected)
        {
            return new ReadCount([], [], 0, rejected.Message);
        }

        return new ReadCount(beskeder, rejections, tally.ReadCount, null);
    }

    public static ReadCount Line(string line) => FileOf("a.ndjson", Encoding.UTF8.GetBytes(line));

    public static ReadCount Besked(JsonObject besked) => FileOf("a.ndjson", TestLines.Ndjson(besked));

    public static ReadCount Csv(string entity, params string[] lines) =>
        FileOf(entity + ".csv", Encoding.UTF8.GetBytes(string.Join("\n", lines) + "\n"));

    /// <summary>The one message that was valid.</summary>
    public Besked Valid
    {
        get
        {
            Assert.Null(FileRejected);
            Assert.Empty(Rejections);
            return Assert.Single(Beskeder);
        }
    }

    /// <summary>Field and code of the one line that was rejected.</summary>
    public (string Field, string Code) Rejected
    {
        get
        {
            Assert.Null(FileRejected);
            Assert.Empty(Beskeder);
            var rejection = Assert.Single(Rejections);
            return (rejection.Field, rejection.Code);
        }
    }
}
