using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Serving.Formats;

/// <summary>The pieces of one dimension's JSON-stat in one language.</summary>
internal sealed class JsonStat2Dimension
{
    public JsonStat2Dimension(Dimension dimension, string language)
    {
        Code = JsonStat2Pieces.Write(json => json.WriteStringValue(dimension.Code));
        Beginning = JsonStat2Pieces.Write(json =>
        {
            json.WriteStartObject(dimension.Code);
            json.WriteString("label"u8, dimension.Name.In(language));
            json.WriteStartObject("category"u8);
            json.WriteStartObject("index"u8);
        });
        Index = PerValue(value => JsonStat2Pieces.Write(json => json.WritePropertyName(value.Code)));
        LabelText = PerValue(value => JsonStat2Pieces.Write(json => json.WriteString(value.Code, value.Name.In(language))));
        Note = PerValue(value => value.Notes.Count == 0 ? [] : JsonStat2Pieces.Write(json =>
        {
            json.WriteStartArray(value.Code);
            foreach (var note in value.Notes)
            {
                json.WriteStringValue(note.In(language));
            }

            json.WriteEndArray();
        }));
        HasNotes = Array.Exists(Note, note => note.Length > 0);
        Unit = dimension.Role != DimensionRole.Measure ? [] : PerValue(value => JsonStat2Pieces.Write(json =>
        {
            json.WriteStartObject(value.Code);
            json.WriteString("base"u8, value.Unit?.In(language) ?? "");
            json.WriteNumber("decimals"u8, value.Decimals);
            json.WriteEndObject();
        }));
        Extension = JsonStat2Pieces.Write(json =>
        {
            json.WriteStartObject("extension"u8);
            json.WriteBoolean("elimination"u8, dimension.TotalCode is not null);
            if (dimension.TotalCode is not null)
            {
                json.WriteString("eliminationValueCode"u8, dimension.TotalCode);
            }

            json.WriteString("show"u8, "value"u8);
        });
        MeasureTypes = dimension.Role != DimensionRole.Measure ? [] :
        [
            ("measuringType", PerValue(value => JsonStat2Pieces.Write(json => json.WriteString(value.Code, MeasuringType.Of(value))))),
            // Nothing here is money, and nothing is adjusted.
            ("priceType", PerValue(value => JsonStat2Pieces.Write(json => json.WriteString(value.Code, "NotApplicable")))),
            ("adjustment", PerValue(value => JsonStat2Pieces.Write(json => json.WriteString(value.Code, "None")))),
        ];
        EliminatedPart =
            dimension.TotalCode is null ? [] : JsonStat2Pieces.Write(json => json.WriteString(dimension.Code, dimension.TotalCode));

        byte[][] PerValue(Func<DimensionValue, byte[]> piece) => [.. dimension.Values.Select(piece)];
    }

    /// <summary><c>"omraade"</c></summary>
    public byte[] Code { get; }

    /// <summary>From its name to <c>"index":{</c>.</summary>
    public byte[] Beginning { get; }

    /// <summary>Per value <c>"0101":</c>.</summary>
    public byte[][] Index { get; }

    /// <summary>Per value <c>"0101":"København"</c>.</summary>
    public byte[][] LabelText { get; }

    /// <summary>Per value its footnotes; empty where it has none.</summary>
    public byte[][] Note { get; }

    /// <summary>Whether any value has footnotes.</summary>
    public bool HasNotes { get; }

    /// <summary>Per measure its unit; empty for any other dimension.</summary>
    public byte[][] Unit { get; }

    /// <summary>From <c>"extension":{</c>, still open.</summary>
    public byte[] Extension { get; }

    /// <summary>
    /// What kind of measure each is: the name of an object of the extension, and its member per measure. Empty for any other dimension.
    /// </summary>
    public (string Name, byte[][] Pieces)[] MeasureTypes { get; }

    /// <summary><c>"omraade":"DK"</c>; empty where it has no total.</summary>
    public byte[] EliminatedPart { get; }
}

/// <summary>
/// What kind of quantity a measure is, in the words of the PxWebApi 2 specification. What is counted and summed over the
/// forløb of a period is a flow; a mean per forløb is an average; shares and medians are neither.
/// </summary>
internal static class MeasuringType
{
    private const string Flow = "Flow";
    private const string Average = "Average";
    private const string Other = "Other";

    /// <summary>Flow, Average or Other.</summary>
    public static string Of(DimensionValue measure) =>
        RangeEnds.Exact(measure.Code) is "andel" or "median" ? Other
        : measure.Code.EndsWith("PrForloeb", StringComparison.Ordinal) ? Average
        : Flow;

    /// <summary>The letter of STOCKFA in a PX file; null where it has none.</summary>
    public static string? PxLetter(DimensionValue measure) => Of(measure) switch
    {
        Flow => "F",
        Average => "A",
        _ => null,
    };
}
