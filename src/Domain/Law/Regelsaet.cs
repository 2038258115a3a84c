using System.Text.Json;
using System.Text.Json.Serialization;
using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Domain.Law;

/// <summary>What is done with an indsats that began before the forloeb.</summary>
public enum FoerStart
{
    /// <summary>It does not count (bekendtgørelse nr. 2408 § 17, stk. 2).</summary>
    Udelad,

    /// <summary>It counts when it still runs on S.</summary>
    MedregnHvisIgangvaerende,

    /// <summary>It counts when it still runs on S and the rehabiliteringsteam named its category.</summary>
    MedregnHvisIndstillet,
}

/// <summary>What <c>iIndsatsdel</c> must say for an indsats to count.</summary>
public enum Indsatsdelkrav
{
    /// <summary>It must be true.</summary>
    Kraev,

    /// <summary>It must not be false; unknown counts.</summary>
    KraevUkendtTilladt,

    /// <summary>It does not matter.</summary>
    Ignorer,
}

/// <summary>
/// A regelsaet: every switch that decides which forloeb are in the population and which indsatser count. It is data
/// (data/regelsaet/*.json), never code.
/// </summary>
public sealed record Regelsaet
{
    /// <summary>The name by which it is asked for.</summary>
    public required string Kode { get; init; }

    /// <summary>Rises when the file's switches change.</summary>
    public required int Version { get; init; }

    public required Tekst Navn { get; init; }

    public required Tekst Formaal { get; init; }

    /// <summary>The first start day on which the rule was law; null where it never was a rule in force.</summary>
    public required DateOnly? GyldigFra { get; init; }

    /// <summary>The last start day on which the rule was law; null while it stands.</summary>
    public required DateOnly? GyldigTil { get; init; }

    /// <summary>The length of the window in calendar months.</summary>
    public required int VindueMaaneder { get; init; }

    public required FoerStart FoerStart { get; init; }

    /// <summary>Whether mentorstøtte is a fifth category, then part of <c>nogen</c>.</summary>
    public required bool Mentor { get; init; }

    /// <summary>Whether sundhedsloven's indsatser by a region count beside the kommune's.</summary>
    public required bool RegionalSundhed { get; init; }

    /// <summary>Whether pauses extend the frist.</summary>
    public required bool Pauser { get; init; }

    /// <summary>Whether forloeb that ended before the frist are in the population.</summary>
    public required bool MedregnAfsluttetFoerFrist { get; init; }

    /// <summary>Whether forloeb with a pausing fritagelse of health kind within (S, F] are left out.</summary>
    public required bool UdeladFritagneHelbred { get; init; }

    public required Indsatsdelkrav Indsatsdel { get; init; }

    /// <summary>Whether the kommune is the one responsible on day S; otherwise the one on day F.</summary>
    public required bool KommuneVedStart { get; init; }

    /// <summary>The categories that may count.</summary>
    public IEnumerable<Kategori> Kategorier =>
        Enumerable.Range(0, Kategorikoder.Antal).Select(i => (Kategori)i).Where(kategori => Mentor || kategori != Kategori.Mentor);

    /// <summary>The regelsaet of data/regelsaet, by code.</summary>
    public static IReadOnlyDictionary<string, Regelsaet> Alle { get; } =
        Data.List("regelsaet").Select(Laes).ToDictionary(regelsaet => regelsaet.Kode, StringComparer.Ordinal);

    /// <summary>Reads one regelsaet file.</summary>
    /// <exception cref="JsonException">A switch is missing, unknown or has a value that is none.</exception>
    public static Regelsaet Laes(Stream json)
    {
        var fil = JsonSerializer.Deserialize(json, RegelJson.Default.Regelsaetfil)!;
        return new Regelsaet
        {
            Kode = fil.Kode,
            Version = fil.Version,
            Navn = fil.Navn,
            Formaal = fil.Formaal,
            GyldigFra = fil.GyldigFra,
            GyldigTil = fil.GyldigTil,
            VindueMaaneder = fil.VindueMaaneder is > 0 and <= 120 ? fil.VindueMaaneder : throw new JsonException($"{fil.Kode}: vindueMaaneder er {fil.VindueMaaneder}"),
            FoerStart = fil.FoerStart switch
            {
                "udelad" => FoerStart.Udelad,
                "medregn-hvis-igangvaerende" => FoerStart.MedregnHvisIgangvaerende,
                "medregn-hvis-indstillet" => FoerStart.MedregnHvisIndstillet,
                _ => throw Ukendt("foerStart", fil.FoerStart),
            },
            Mentor = Valg("mentor", fil.Mentor, nej: "nej", ja: "ja"),
            RegionalSundhed = Valg("regionalSundhed", fil.RegionalSundhed, nej: "nej", ja: "ja"),
            Pauser = Valg("pauser", fil.Pauser, nej: "nej", ja: "ja"),
            MedregnAfsluttetFoerFrist = Valg("afsluttetFoerFrist", fil.AfsluttetFoerFrist, nej: "udelad", ja: "medregn"),
            UdeladFritagneHelbred = Valg("fritagneHelbred", fil.FritagneHelbred, nej: "medregn", ja: "udelad"),
            Indsatsdel = fil.Indsatsdel switch
            {
                "kraev" => Indsatsdelkrav.Kraev,
                "kraev-ukendt-tilladt" => Indsatsdelkrav.KraevUkendtTilladt,
                "ignorer" => Indsatsdelkrav.Ignorer,
                _ => throw Ukendt("indsatsdel", fil.Indsatsdel),
            },
            KommuneVedStart = Valg("kommune", fil.Kommune, nej: "ved-frist", ja: "ved-start"),
        };

        bool Valg(string felt, string vaerdi, string nej, string ja) =>
            vaerdi == ja || (vaerdi == nej ? false : throw Ukendt(felt, vaerdi));

        JsonException Ukendt(string felt, string vaerdi) => new($"{fil.Kode}: {felt} kan ikke være '{vaerdi}'");
    }

    private static Regelsaet Laes(string sti)
    {
        using var json = Data.Open(sti);
        return Laes(json);
    }
}

/// <summary>A regelsaet as it stands in its file.</summary>
internal sealed record Regelsaetfil
{
    [JsonPropertyName("kode")]
    public required string Kode { get; init; }

    [JsonPropertyName("version")]
    public required int Version { get; init; }

    [JsonPropertyName("navn")]
    public required Tekst Navn { get; init; }

    [JsonPropertyName("formaal")]
    public required Tekst Formaal { get; init; }

    [JsonPropertyName("gyldigFra")]
    public required DateOnly? GyldigFra { get; init; }

    [JsonPropertyName("gyldigTil")]
    public required DateOnly? GyldigTil { get; init; }

    [JsonPropertyName("vindueMaaneder")]
    public required int VindueMaaneder { get; init; }

    [JsonPropertyName("foerStart")]
    public required string FoerStart { get; init; }

    [JsonPropertyName("mentor")]
    public required string Mentor { get; init; }

    [JsonPropertyName("regionalSundhed")]
    public required string RegionalSundhed { get; init; }

    [JsonPropertyName("pauser")]
    public required string Pauser { get; init; }

    [JsonPropertyName("afsluttetFoerFrist")]
    public required string AfsluttetFoerFrist { get; init; }

    [JsonPropertyName("fritagneHelbred")]
    public required string FritagneHelbred { get; init; }

    [JsonPropertyName("indsatsdel")]
    public required string Indsatsdel { get; init; }

    [JsonPropertyName("kommune")]
    public required string Kommune { get; init; }
}

/// <summary>Rule files: camel case, nothing unknown, nothing missing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Regelsaetfil))]
[JsonSerializable(typeof(Ordning))]
internal sealed partial class RegelJson : JsonSerializerContext;
