using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Clients;

/// <summary>Plays a recording against a running service, and counts what it checked.</summary>
internal sealed partial class Player(HttpClient service, IEnumerable<Table> release)
{
    private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);

    /// <summary>How many demands were tried, figures not among them.</summary>
    public int Checks { get; private set; }

    /// <summary>How many figures were compared with the release.</summary>
    public int Figures { get; private set; }

    /// <summary>What did not hold, one sentence each, with the request that the client sent.</summary>
    public List<string> Failures { get; } = [];

    public async Task PlayAsync(Recording recording)
    {
        foreach (var step in recording.Steps)
        {
            var failures = await PlayAsync(recording, step);
            Failures.AddRange(failures.Select(failure => $"{recording.Client} {step.Does} ({step.Request}): {failure}"));
        }
    }

    private async Task<List<string>> PlayAsync(Recording recording, RecordedStep step)
    {
        using var request = Request(recording, step);
        using var response = await service.SendAsync(request);
        var content = await ContentAsync(response);
        Checks++;
        if ((int)response.StatusCode != step.Status)
        {
            return [$"{(int)response.StatusCode}, not {step.Status}: "
                + $"{Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, 400)))}"];
        }

        var failures = new List<string>();
        if (step.Type is not null)
        {
            Checks++;
            if (response.Content.Headers.ContentType?.MediaType is var type && type != step.Type)
            {
                failures.Add($"it is {type}, not {step.Type}");
            }
        }

        if (step.Reads.Count + step.Keeps.Count > 0)
        {
            if (!TryParse(step.Drops == 0 ? content : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content)[step.Drops..]), out var json))
            {
                return [.. failures, $"it is no JSON: {Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, 100)))}"];
            }

            failures.AddRange(step.Reads.SelectMany(read => Reading.Failures(json, read.Key, read.Value)));
            Checks += step.Reads.Sum(read => read.Value.ValueKind == JsonValueKind.Object ? read.Value.EnumerateObject().Count() : 1);
            foreach (var (name, pointer) in step.Keeps)
            {
                _kept[name] = Reading.At(json, pointer) is { } kept ? kept.ToString() : "";
            }
        }

        if (step.Figures is not null)
        {
            Figures += step.Figures.Cells;
            failures.AddRange(FigureReader.Differences(content, step.Figures, release));
        }

        return failures;
    }

    private HttpRequestMessage Request(Recording recording, RecordedStep step)
    {
        var parts = step.Request.Split(' ', 2);
        var request = new HttpRequestMessage(new HttpMethod(parts[0]), Fill(parts[1]));
        if (step.Body is { } body)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Fill(
                body.ValueKind == JsonValueKind.String ? body.GetString()! : body.GetRawText())));
            if (step.ContentType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", step.ContentType);
            }
        }

        foreach (var (name, value) in recording.Headers.Where(header => !step.Headers.ContainsKey(header.Key)).Concat(step.Headers))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static async Task<byte[]> ContentAsync(HttpResponseMessage response)
    {
        await using var content = await response.Content.ReadAsStreamAsync();
        await using Stream plain = string.Concat(response.Content.Headers.ContentEncoding) switch
        {
            "" => content,
            "gzip" => new GZipStream(content, CompressionMode.Decompress),
            "br" => new BrotliStream(content, CompressionMode.Decompress),
            var other => throw new InvalidDataException($"The answer is coded as '{other}'."),
        };
        using var bytes = new MemoryStream();
        await plain.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>As clients parse: a byte order mark is no part of JSON.</summary>
    private static bool TryParse(byte[] content, out JsonElement json)
    {
        try
        {
            json = JsonElement.Parse(content);
            return true;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    private string Fill(string text) => Kept().Replace(text, match => _kept.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    [GeneratedRegex(@"\{(?<name>[a-z]\w*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kept();
}
