using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Http.Readers;

/// <summary>A Parquet file as hyparquet reads it, a reader that shares nothing with what wrote it.</summary>
/// <param name="Columns">Name, physical type, logical type and whether it may be null.</param>
/// <param name="Groups">The rows of each group.</param>
/// <param name="About">What the file tells of itself.</param>
/// <param name="Rows">Each row by column.</param>
internal sealed record ParquetFile(string[][] Columns, int[] Groups, Dictionary<string, string> About, JsonElement[] Rows)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads it. The test is skipped where there is no Node.</summary>
    public static async Task<ParquetFile> ReadAsync(byte[] file)
    {
        var said = await OtherPrograms.NodeAsync("parquet.mjs", "hyparquet", file, "Parquet er IKKE læst af andre end os.");
        Assert.True(said.ExitCode == 0, said.Errors);
        return JsonSerializer.Deserialize<ParquetFile>(said.Output, Json)!;
    }
}
