using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Jobs;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Commands;

/// <summary>What a demo was made from.</summary>
/// <param name="Forloeb">Number of forloeb.</param>
/// <param name="Seed">The generator's seed.</param>
/// <param name="Database">The server's database that it lies in; null for the folder's own.</param>
internal sealed record Demomaerke(
    [property: JsonPropertyName("forloeb")] int Forloeb,
    [property: JsonPropertyName("seed")] ulong Seed,
    [property: JsonPropertyName("database")] string? Database);

/// <summary>The data folder of a demo. A mark tells it from one that holds anything real, which no demo touches.</summary>
internal static class Demomappe
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Where the made-up leverancer lie.</summary>
    public static string Leverancer(Datamappe mappe) => Path.Combine(mappe.Sti, "demo");

    /// <summary>Marks the folder as a demo's, or reads the mark that is there.</summary>
    /// <param name="mappe">The folder.</param>
    /// <param name="database">The database that goes with it.</param>
    /// <param name="oensket">What a new demo is to be made from.</param>
    /// <param name="udtrykkeligt">Whether the order named it, so that a demo of anything else will not do.</param>
    /// <exception cref="KommandoException">The folder holds something else.</exception>
    public static Demomaerke Tag(Datamappe mappe, Database database, Demomaerke oensket, bool udtrykkeligt)
    {
        if (Laes(mappe) is { } maerke)
        {
            if (maerke.Database != oensket.Database)
            {
                throw new KommandoException(Exitkode.Brug, $"{mappe.Sti} rummer en demo, hvis tal ligger i en anden database end {database.Place}. Vælg en anden mappe med --data.");
            }

            return maerke == oensket || !udtrykkeligt
                ? maerke
                : throw new KommandoException(Exitkode.Brug, $"{mappe.Sti} rummer en demo med {maerke.Forloeb} forløb og seed {maerke.Seed}. Brug --forfra for at lave en ny, eller vælg en anden mappe med --data.");
        }

        // Another process may make the demo at this moment: its mark is there before anything is received.
        if (ErIBrug(database) && !File.Exists(mappe.Demomaerke))
        {
            throw new KommandoException(Exitkode.Brug, $"{database.Place} rummer noget, der ikke er en demo. Vælg en anden mappe med --data, eller en anden database.");
        }

        var kladde = $"{mappe.Demomaerke}.{Guid.NewGuid():N}.part";
        using (var file = OwnerOnly.Open(kladde, FileMode.CreateNew))
        {
            JsonSerializer.Serialize(file, oensket, Json);
        }

        try
        {
            // Whole or not at all; when two begin at once, the first one's mark is both's.
            File.Move(kladde, mappe.Demomaerke, overwrite: false);
        }
        catch (IOException) when (File.Exists(mappe.Demomaerke))
        {
            File.Delete(kladde);
            return Tag(mappe, database, oensket, udtrykkeligt);
        }

        return oensket;
    }

    /// <summary>Throws a demo away. Anything else is left as it is.</summary>
    /// <exception cref="KommandoException">The database is a server's.</exception>
    public static void Ryd(Datamappe mappe, Database database)
    {
        if (Laes(mappe) is null)
        {
            // Tag answers for what else may be there.
            return;
        }

        if (!database.IsEmbedded)
        {
            throw new KommandoException(Exitkode.Brug, $"--forfra tømmer ikke {database.Place}. Lav en ny, tom database, og vælg en anden mappe med --data.");
        }

        // The mark goes last: a folder that is half cleared is still a demo's.
        database.Delete();
        new SavedQueryDatabase(database).Own.Delete();
        foreach (var undermappe in new[] { Leverancer(mappe), Leverancer(mappe) + ".part" }.Where(Directory.Exists))
        {
            Directory.Delete(undermappe, recursive: true);
        }

        File.Delete(mappe.Demomaerke);
    }

    /// <summary>The leverancer that have not been taken yet, each with the receipt it would have had.</summary>
    public static Indlaes Indlaesning(Instans instans)
    {
        var indlaesning = Indlaes.FromFiles(instans.Tjenester);
        var taget = instans.Hent<Leverancebog>().Liste().Select(leverance => leverance.Navn).ToHashSet(StringComparer.Ordinal);
        var filer = Directory.GetFiles(Leverancer(instans.Mappe))
            .Where(fil => !taget.Contains(Path.GetFileName(fil)))
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .ToList();
        return new Indlaes("demo", (fremdrift, stop) =>
            new Mapperesultat([.. filer.Select(fil => indlaesning.Fil(fil, Modtaget(Path.GetFileName(fil), instans.Time.GetUtcNow()), fremdrift, stop))], []));
    }

    /// <summary>The same, as far as it has come by <paramref name="nu"/>: null for now.</summary>
    private static DateTimeOffset? Modtaget(string fil, DateTimeOffset nu) => Modtaget(fil) is var tid && tid <= nu ? tid : null;

    /// <summary>
    /// When a file of the generator would have been received: late on the last day whose registrations it carries, so
    /// that there are figures for earlier opgoerelsesdatoer.
    /// </summary>
    internal static DateTimeOffset Modtaget(string fil)
    {
        var dag = fil switch
        {
            _ when int.TryParse(fil.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var aar) => new DateOnly(aar, 12, 31),
            _ when fil.Contains(".csv", StringComparison.Ordinal) => new DateOnly(2025, 12, 31),
            _ when fil.StartsWith("registreringer-2026", StringComparison.Ordinal) => new DateOnly(2026, 9, 30),
            _ => new DateOnly(2026, 10, 31),
        };
        var aften = dag.ToDateTime(new TimeOnly(23, 0));
        return new DateTimeOffset(aften, DanskTid.Zone.GetUtcOffset(aften));
    }

    private static Demomaerke? Laes(Datamappe mappe) =>
        File.Exists(mappe.Demomaerke) ? JsonSerializer.Deserialize<Demomaerke>(File.ReadAllText(mappe.Demomaerke), Json) : null;

    /// <summary>Whether anything has been received here.</summary>
    private static bool ErIBrug(Database database)
    {
        if (!database.Exists())
        {
            return false;
        }

        using var forbindelse = database.Connect();
        return database.TableExists(forbindelse, "leverance") && new Leverancebog(database).Liste().Count > 0;
    }
}
