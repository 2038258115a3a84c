using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.Api.PxWeb.SavedQueries;

/// <summary>
/// What is kept of a query: its normal form as JSON, without blanks, without members that mean nothing and without what was
/// said twice. That form is what is bounded, and what the id follows from.
/// </summary>
internal sealed record SavedQueryContent
{
    /// <summary>Bytes of the normal form in UTF-8.</summary>
    public const int MostBytes = 16 << 10;

    /// <summary>Codes and expressions of all its variables together.</summary>
    public const int MostValues = 1_000;

    /// <summary>Characters of an id: 128 bits in hex.</summary>
    public const int IdLength = 32;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private SavedQueryContent(SavedQuery query)
    {
        Query = query;
        Text = JsonSerializer.Serialize(query, Json);
        var bytes = Encoding.UTF8.GetBytes(Text);
        Bytes = bytes.Length;
        Values = query.Selection.Selection.Sum(variable => variable.ValueCodes.Count);
        Id = Convert.ToHexStringLower(SHA256.HashData(bytes))[..IdLength];
    }

    /// <summary>The query in normal form, without an id.</summary>
    public SavedQuery Query { get; }

    /// <summary>The same as JSON.</summary>
    public string Text { get; }

    /// <summary>Its size in UTF-8.</summary>
    public int Bytes { get; }

    /// <inheritdoc cref="MostValues" />
    public int Values { get; }

    /// <summary>What it is known by.</summary>
    public string Id { get; }

    /// <summary>Whether it may be kept.</summary>
    public bool IsWithinBounds => Bytes <= MostBytes && Values <= MostValues;

    /// <summary>What is kept of <paramref name="query"/>, which can be answered.</summary>
    public static SavedQueryContent Of(SavedQuery query) => new(query with
    {
        Id = null,
        OutputFormatParams = Once(query.OutputFormatParams),
        Selection = query.Selection with
        {
            Language = null,
            Links = null,
            Selection = [.. query.Selection.Selection.Select(variable => variable with { ValueCodes = Once(variable.ValueCodes) })],
        },
    });

    /// <summary>The query that was kept as <paramref name="text"/>.</summary>
    public static SavedQuery Read(string id, string text) => JsonSerializer.Deserialize<SavedQuery>(text, Json)! with { Id = id };

    private static IReadOnlyList<string> Once(IReadOnlyList<string> texts) => [.. texts.Distinct(StringComparer.Ordinal)];
}

/// <summary>
/// What the metadata are wanted of. Whether of the default selection makes no difference: as in the reference server
/// the metadata of a selection are those of its codelists, every value of them, and a default selection has none.
/// </summary>
/// <param name="Stored">The saved query whose codelists count; empty for none.</param>
/// <param name="Codelists">Of their variables only the values in these codelists.</param>
internal sealed record MetadataOptions(string Stored, IReadOnlyList<CodelistChoice> Codelists);
