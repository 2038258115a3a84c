using System.Text.Json;
using System.Text.Json.Serialization;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Domain.Law;

/// <summary>What is done with an indsats that began before the forloeb.</summary>
public enum BeforeStart
{
    /// <summary>It does not count (bekendtgørelse nr. 2408 § 17, stk. 2).</summary>
    Exclude,

    /// <summary>It counts when it still runs on S.</summary>
    IncludeIfRunning,

    /// <summary>It counts when it still runs on S and the rehabiliteringsteam named its category.</summary>
    IncludeIfIndstillet,
}

/// <summary>What <c>iIndsatsdel</c> must say for an indsats to count.</summary>
public enum IndsatsdelRequirement
{
    /// <summary>It must be true.</summary>
    Require,

    /// <summary>It must not be false; unknown counts.</summary>
    RequireUnlessUnknown,

    /// <summary>It does not matter.</summary>
    Ignore,
}

/// <summary>
/// A regelsaet: every switch that decides which forloeb are in the population and which indsatser count. It is data
/// (data/regelsaet/*.json), never code.
/// </summary>
public sealed record Regelsaet
{
    /// <summary>The name by which it is asked for.</summary>
    public required string Code { get; init; }

    /// <summary>Rises when the file's switches change.</summary>
    public required int Version { get; init; }

    public required BilingualText Name { get; init; }

    public required BilingualText Purpose { get; init; }

    /// <summary>The first start day on which the rule was law; null where it never was a rule in force.</summary>
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>The last start day on which the rule was law; null while it stands.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>The length of the window in calendar months.</summary>
    public required int WindowMonths { get; init; }

    public required BeforeStart BeforeStart { get; init; }

    /// <summary>Whether mentorstøtte is a fifth category, then part of <c>nogen</c>.</summary>
    public required bool Mentor { get; init; }

    /// <summary>Whether sundhedsloven's indsatser by a region count beside the kommune's.</summary>
    public required bool RegionalSundhed { get; init; }

    /// <summary>Whether pauses extend the frist.</summary>
    public required bool Pauses { get; init; }

    /// <summary>Whether forloeb that ended before the frist are in the population.</summary>
    public required bool IncludeEndedBeforeFrist { get; init; }

    /// <summary>Whether forloeb with a pausing fritagelse of health kind within (S, F] are left out.</summary>
    public required bool ExcludeFritagetForHelbred { get; init; }

    public required IndsatsdelRequirement Indsatsdel { get; init; }

    /// <summary>Whether the kommune is the one responsible on day S; otherwise the one on day F.</summary>
    public required bool KommuneAtStart { get; init; }

    /// <summary>The categories that may count.</summary>
    public IEnumerable<Category> Categories =>
        Enumerable.Range(0, CategoryCodes.Count).Select(i => (Category)i).Where(category => Mentor || category != Category.Mentor);

    /// <summary>The regelsaet of data/regelsaet, by code.</summary>
    public static IReadOnlyDictionary<string, Regelsaet> All { get; } =
        Data.List("regelsaet").Select(Read).ToDictionary(regelsaet => regelsaet.Code, StringComparer.Ordinal);

    /// <summary>Reads one regelsaet file.</summary>
    /// <exception cref="JsonException">A switch is missing, unknown or has a value that is none.</exception>
    public static Regelsaet Read(Stream json)
    {
        var file = JsonSerializer.Deserialize(json, RuleJson.Default.RegelsaetFile)!;
        return new Regelsaet
        {
            Code = file.Code,
            Version = file.Version,
            Name = file.Name,
            Purpose = file.Purpose,
            ValidFrom = file.ValidFrom,
            ValidTo = file.ValidTo,
            WindowMonths = file.WindowMonths is > 0 and <= 120
                ? file.WindowMonths
                : throw new JsonException($"{file.Code}: vindueMaaneder er {file.WindowMonths}"),
            BeforeStart = file.BeforeStart switch
            {
                "udelad" => BeforeStart.Exclude,
                "medregn-hvis-igangvaerende" => BeforeStart.IncludeIfRunning,
                "medregn-hvis-indstillet" => BeforeStart.IncludeIfIndstillet,
                _ => throw Unknown("foerStart", file.BeforeStart),
            },
            Mentor = Choice("mentor", file.Mentor, no: "nej", yes: "ja"),
            RegionalSundhed = Choice("regionalSundhed", file.RegionalSundhed, no: "nej", yes: "ja"),
            Pauses = Choice("pauser", file.Pauses, no: "nej", yes: "ja"),
            IncludeEndedBeforeFrist = Choice("afsluttetFoerFrist", file.EndedEarly, no: "udelad", yes: "medregn"),
            ExcludeFritagetForHelbred = Choice("fritagneHelbred", file.FritagetForHelbred, no: "medregn", yes: "udelad"),
            Indsatsdel = file.Indsatsdel switch
            {
                "kraev" => IndsatsdelRequirement.Require,
                "kraev-ukendt-tilladt" => IndsatsdelRequirement.RequireUnlessUnknown,
                "ignorer" => IndsatsdelRequirement.Ignore,
                _ => throw Unknown("indsatsdel", file.Indsatsdel),
            },
            KommuneAtStart = Choice("kommune", file.Kommune, no: "ved-frist", yes: "ved-start"),
        };

        bool Choice(string field, string value, string no, string yes) =>
            value == yes || (value == no ? false : throw Unknown(field, value));

        JsonException Unknown(string field, string value) => new($"{file.Code}: {field} kan ikke være '{value}'");
    }

    private static Regelsaet Read(string path)
    {
        using var json = Data.Open(path);
        return Read(json);
    }
}

/// <summary>A regelsaet as it stands in its file.</summary>
internal sealed record RegelsaetFile
{
    [JsonPropertyName("kode")]
    public required string Code { get; init; }

    [JsonPropertyName("version")]
    public required int Version { get; init; }

    [JsonPropertyName("navn")]
    public required BilingualText Name { get; init; }

    [JsonPropertyName("formaal")]
    public required BilingualText Purpose { get; init; }

    [JsonPropertyName("gyldigFra")]
    public required DateOnly? ValidFrom { get; init; }

    [JsonPropertyName("gyldigTil")]
    public required DateOnly? ValidTo { get; init; }

    [JsonPropertyName("vindueMaaneder")]
    public required int WindowMonths { get; init; }

    [JsonPropertyName("foerStart")]
    public required string BeforeStart { get; init; }

    [JsonPropertyName("mentor")]
    public required string Mentor { get; init; }

    [JsonPropertyName("regionalSundhed")]
    public required string RegionalSundhed { get; init; }

    [JsonPropertyName("pauser")]
    public required string Pauses { get; init; }

    [JsonPropertyName("afsluttetFoerFrist")]
    public required string EndedEarly { get; init; }

    [JsonPropertyName("fritagneHelbred")]
    public required string FritagetForHelbred { get; init; }

    [JsonPropertyName("indsatsdel")]
    public required string Indsatsdel { get; init; }

    [JsonPropertyName("kommune")]
    public required string Kommune { get; init; }
}

/// <summary>Rule files: camel case, nothing unknown, nothing missing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RegelsaetFile))]
[JsonSerializable(typeof(Ordning))]
internal sealed partial class RuleJson : JsonSerializerContext;
