using System.Text.Json;
using System.Text.Json.Serialization;
using Opgoerelse.Support;

namespace Opgoerelse.AcceptanceTests.Clients;

/// <summary>
/// What one client of the field sends, step by step, and what it then reads from the answers: written from the client's
/// own code, as data. README.md tells the form.
/// </summary>
internal sealed record Recording
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The client's name and, where it has one, its version.</summary>
    public required string Client { get; init; }

    /// <summary>Where its code was read.</summary>
    public required string Source { get; init; }

    /// <summary>Headers of every request.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    public required IReadOnlyList<RecordedStep> Steps { get; init; }

    /// <summary>The names of the recordings in <paramref name="folder"/>, seen from this folder.</summary>
    public static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Here, folder), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);

    public static Recording Load(string folder, string name) =>
        JsonSerializer.Deserialize<Recording>(File.ReadAllText(Path.Combine(Here, folder, name + ".json")), Strict)!;

    private static string Here => Path.Combine(Golden.Root, "tests", "Acceptance.Tests", "Clients");
}

/// <summary>One request and what the client does with its answer.</summary>
internal sealed record RecordedStep
{
    /// <summary>What the client does, as a sentence.</summary>
    public required string Does { get; init; }

    /// <summary>Method, space, path and query as they go on the wire. <c>{name}</c> is a text that an earlier step keeps.</summary>
    public required string Request { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>The content: JSON that is sent as written (a text is sent as it is, without quotes).</summary>
    public JsonElement? Body { get; init; }

    /// <summary>The content's type; without one the request has none.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>The status that the client needs to go on.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The media type that the client needs, without parameters.</summary>
    public string? Type { get; init; }

    /// <summary>
    /// How many characters the client cuts away before it reads the answer: one, where it takes the first for a byte order mark.
    /// </summary>
    public int Drops { get; init; }

    /// <summary>What it reads: a JSON pointer and what must be there (<see cref="Reading"/>).</summary>
    public Dictionary<string, JsonElement> Reads { get; init; } = [];

    /// <summary>What it keeps for later steps: a name and a JSON pointer.</summary>
    public Dictionary<string, string> Keeps { get; init; } = [];

    /// <summary>The figures that the client must end with.</summary>
    public RecordedFigures? Figures { get; init; }
}

/// <summary>The figures of an answer, compared cell by cell with the release as it was made, not as any interface shows it.</summary>
internal sealed record RecordedFigures
{
    /// <summary>How the client decodes the answer; see <see cref="FigureReader"/>.</summary>
    public required string As { get; init; }

    public required string Table { get; init; }

    /// <summary>How many cells there must be.</summary>
    public required int Cells { get; init; }

    /// <summary>The variables in the order of the decoded keys, where the answer itself does not tell.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>For each variable of the table that the answer lacks: the code that stands for all of it.</summary>
    public Dictionary<string, string> Eliminated { get; init; } = [];
}
