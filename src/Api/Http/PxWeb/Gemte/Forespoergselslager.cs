using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Dapper;
using Opgoerelse.Api.Http.OpenApi;
using Opgoerelse.Api.Http.PxWeb.Kontrakt;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Http.PxWeb.Gemte;

/// <summary>A saved query with what is known of it.</summary>
internal sealed record GemtForespoergsel(string Id, int Version, SavedQuery Forespoergsel, long Udgivelse, DateTimeOffset Gemt);

/// <summary>Saved queries, table <c>gemt_forespoergsel</c>. They are never changed.</summary>
internal sealed class Forespoergselslager(Database database, TimeProvider time)
{
    /// <summary>The version of the form that queries are kept in: the contract's SavedQuery of PxWebApi 2.0.</summary>
    public const int Version = 1;

    private const int Idlaengde = 32;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// Keeps a query, unless it is kept already. Null when there are <paramref name="hoejst"/> of them and no room for
    /// another one.
    /// </summary>
    public async Task<GemtForespoergsel?> GemAsync(SavedQuery forespoergsel, long udgivelse, int hoejst, CancellationToken stop)
    {
        var indhold = JsonSerializer.Serialize(forespoergsel with { Id = null }, Json);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(indhold)))[..Idlaengde];
        if (await FindAsync(id, stop) is { } kendt)
        {
            return kendt;
        }

        await using var forbindelse = database.Connect();
        await using var transaktion = database.BeginWrite(forbindelse);
        if (await forbindelse.ExecuteScalarAsync<long>(new CommandDefinition("SELECT COUNT(*) FROM gemt_forespoergsel", transaction: transaktion, cancellationToken: stop)) >= hoejst)
        {
            return null;
        }

        var gemt = time.GetUtcNow();
        await forbindelse.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO gemt_forespoergsel (forespoergsel_id, version, tabel, indhold, udgivelse_id, gemt)
            SELECT @id, @version, @tabel, @indhold, @udgivelse, @gemt
            WHERE NOT EXISTS (SELECT 1 FROM gemt_forespoergsel WHERE forespoergsel_id = @id)
            """,
            new { id, version = Version, tabel = forespoergsel.TableId, indhold, udgivelse, gemt = gemt.ToInstant() },
            transaktion,
            cancellationToken: stop));
        await transaktion.CommitAsync(stop);
        return new GemtForespoergsel(id, Version, forespoergsel with { Id = id }, udgivelse, DbValues.FromInstant(gemt.ToInstant()));
    }

    /// <summary>The query with this id, or null.</summary>
    public async Task<GemtForespoergsel?> FindAsync(string id, CancellationToken stop)
    {
        if (id.Length != Idlaengde)
        {
            return null;
        }

        await using var forbindelse = database.Connect();
        var raekke = await forbindelse.QuerySingleOrDefaultAsync<Raekke>(new CommandDefinition(
            "SELECT forespoergsel_id, version, indhold, udgivelse_id, gemt FROM gemt_forespoergsel WHERE forespoergsel_id = @id",
            new { id },
            cancellationToken: stop));
        return raekke is null ? Example(id) : new GemtForespoergsel(
            raekke.Forespoergsel_id,
            (int)raekke.Version,
            JsonSerializer.Deserialize<SavedQuery>(raekke.Indhold, Json)! with { Id = raekke.Forespoergsel_id },
            raekke.Udgivelse_id,
            DbValues.FromInstant(raekke.Gemt));
    }

    /// <summary>The example of the documentation, which who tries it out finds without having saved it.</summary>
    private static GemtForespoergsel? Example(string id) =>
        Eksempler.GemtForespoergsel is var example && example.Id == id
            ? new GemtForespoergsel(id, example.Version, example.SavedQuery, example.Release, new DateTimeOffset(example.Saved, TimeSpan.Zero))
            : null;

    /// <summary>A row, named as its columns. SQL Server's INT comes as such.</summary>
    private sealed class Raekke
    {
        public string Forespoergsel_id { get; init; } = "";

        public long Version { get; init; }

        public string Indhold { get; init; } = "";

        public long Udgivelse_id { get; init; }

        public long Gemt { get; init; }
    }
}
