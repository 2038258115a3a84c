using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Serving.Formats;

/// <summary>
/// Writes <c>columns</c>, <c>comments</c>, <c>metadata</c> and <c>data</c>: a row has the codes of all variables but the
/// measures as <c>key</c>, and one text per measure as <c>values</c>. Placement has no meaning here. A sign takes the
/// place of a value; that a value is preliminary has no place in the format and stands in the row's <c>status</c>.
/// </summary>
internal sealed class JsonPxWriter : IDataWriter
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellsAtATime = 1_024;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly byte[][] Signs =
    [
        .. Enum.GetValues<CellSymbol>().Select(symbol => Encoding.UTF8.GetBytes($"\"{symbol.Sign()}\"")),
    ];

    public async Task WriteOutAsync(DataTask task, PipeWriter output, CancellationToken stop)
    {
        WriteHeader(task, output);
        var measure = task.Selection.Table.Measure;
        int[] key = [.. task.Selection.Axes.Where(axis => axis != measure)];
        var hasMeasure = key.Length < task.Selection.Axes.Count;
        var walk = new JsonPxWalk(
            new CellReader(task.Selection, hasMeasure ? [.. key, measure] : key),
            hasMeasure ? task.Selection.Selected(measure).Length : 1,
            [
                .. key.Select(axis => Array.ConvertAll(
                    task.Selection.Selected(axis),
                    position => JsonSerializer.SerializeToUtf8Bytes(task.Selection.Table.Dimensions[axis].Values[position].Code))),
            ]);
        while (WriteRows(walk, output))
        {
            var sent = await output.FlushAsync(stop);
            if (sent.IsCompleted || sent.IsCanceled)
            {
                return;
            }
        }

        System.Buffers.BuffersExtensions.Write(output, "]}"u8);
    }

    private static void WriteHeader(DataTask task, PipeWriter output)
    {
        using var json = new Utf8JsonWriter(output, WriterOptions);
        json.WriteStartObject();
        WriteColumns(json, task);
        WriteComments(json, task);
        WriteMetadata(json, task);
        json.WritePropertyName("data"u8);
        json.WriteStartArray();
        json.Flush();
    }

    private static void WriteColumns(Utf8JsonWriter json, DataTask task)
    {
        var table = task.Selection.Table;
        var language = task.Language;
        json.WriteStartArray("columns"u8);
        foreach (var axis in task.Selection.Axes.Where(axis => axis != table.Measure))
        {
            Column(table.Dimensions[axis].Code, table.Dimensions[axis].Name.In(language), axis == table.Time ? "t" : "d", unit: null);
        }

        if (table.Measure >= 0 && !task.Selection.IsEliminated(table.Measure))
        {
            foreach (var position in task.Selection.Selected(table.Measure))
            {
                var measure = table.Dimensions[table.Measure].Values[position];
                Column(measure.Code, measure.Name.In(language), "c", measure.Unit?.In(language));
            }
        }
        else
        {
            Column(table.Table.Id, table.Table.Title.In(language), "c", unit: null);
        }

        json.WriteEndArray();

        void Column(string code, string text, string type, string? unit)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, code);
            json.WriteString("text"u8, text);
            json.WriteString("type"u8, type);
            if (unit is not null)
            {
                json.WriteString("unit"u8, unit);
            }

            json.WriteEndObject();
        }
    }

    private static void WriteComments(Utf8JsonWriter json, DataTask task)
    {
        json.WriteStartArray("comments"u8);
        foreach (var axis in task.Selection.Axes)
        {
            var dimension = task.Selection.Table.Dimensions[axis];
            foreach (var value in task.Selection.Selected(axis)
                .Select(position => dimension.Values[position])
                .Where(value => value.Notes.Count > 0))
            {
                json.WriteStartObject();
                json.WriteString("variable"u8, dimension.Code);
                json.WriteString("value"u8, value.Code);
                json.WriteString("comment"u8, string.Join('\n', value.Notes.Select(note => note.In(task.Language))));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, DataTask task)
    {
        var settings = task.Settings;
        var catalogue = task.Call.Catalogue;
        json.WriteStartArray("metadata"u8);
        json.WriteStartObject();
        json.WriteString("infofile"u8, task.Selection.Table.Table.Id);
        json.WriteString("updated"u8, Time(catalogue.Published));
        json.WriteString("label"u8, task.Selection.Table.Table.Title.In(task.Language));
        json.WriteString("source"u8, settings.Source.Text.In(task.Language));
        if (catalogue.NextRelease.Announced is { } next)
        {
            json.WriteString("nextUpdate"u8, Time(next));
        }

        json.WriteString("contact"u8, Notes.Contact(settings.Contact, task.Language));
        json.WriteString("license"u8, settings.License.Address);
        json.WriteStartArray("notes"u8);
        foreach (var note in Notes.AboutTable(task))
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteStartObject("symbols"u8);
        foreach (var symbol in Notes.Symbols)
        {
            json.WriteString(symbol.Sign(), symbol.Meaning().In(task.Language));
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Writes the next rows. False when there are no more.</summary>
    private static bool WriteRows(JsonPxWalk walk, PipeWriter output)
    {
        var line = new ByteWriter(output);
        var more = true;
        // Only whole rows, so that nothing of a row is kept over a flush.
        for (var i = 0; i < CellsAtATime && (more = walk.Cells.Next()); i += walk.Measure)
        {
            if (walk.Begun)
            {
                line.Write((byte)',');
            }

            walk.Begun = true;
            line.Write("{\"key\":["u8);
            for (var axis = 0; axis < walk.Codes.Length; axis++)
            {
                if (axis > 0)
                {
                    line.Write((byte)',');
                }

                line.Write(walk.Codes[axis][walk.Cells.Place(axis)]);
            }

            line.Write("],\"values\":["u8);
            var hasPreliminary = WriteValues(walk, ref line);
            line.Write((byte)']');
            if (hasPreliminary)
            {
                line.Write(",\"status\":["u8);
                for (var m = 0; m < walk.Measure; m++)
                {
                    if (m > 0)
                    {
                        line.Write((byte)',');
                    }

                    line.Write(Signs[(int)walk.Symbols[m]]);
                }

                line.Write((byte)']');
            }

            line.Write((byte)'}');
        }

        line.Complete();
        return more;
    }

    /// <summary>Writes the values of the current row and stands at its last. True when one is preliminary.</summary>
    private static bool WriteValues(JsonPxWalk walk, ref ByteWriter line)
    {
        var hasPreliminary = false;
        for (var m = 0; m < walk.Measure; m++)
        {
            if (m > 0)
            {
                walk.Cells.Next();
                line.Write((byte)',');
            }

            var symbol = walk.Symbols[m] = walk.Cells.Symbol;
            if (!symbol.HasValue())
            {
                line.Write(Signs[(int)symbol]);
                continue;
            }

            hasPreliminary |= symbol == CellSymbol.Preliminary;
            line.Write((byte)'"');
            line.Write(walk.Cells.Value, walk.Cells.Decimals);
            line.Write((byte)'"');
        }

        return hasPreliminary;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Where the writing is.</summary>
    private sealed class JsonPxWalk(CellReader cells, int measure, byte[][][] codes)
    {
        public CellReader Cells => cells;

        /// <summary>Values in a row.</summary>
        public int Measure => measure;

        /// <summary>Per variable of the key the codes of its values, in quotes.</summary>
        public byte[][][] Codes => codes;

        /// <summary>The signs of the current row.</summary>
        public CellSymbol[] Symbols { get; } = new CellSymbol[measure];

        public bool Begun { get; set; }
    }
}
