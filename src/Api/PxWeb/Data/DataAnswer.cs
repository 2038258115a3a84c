using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.Selections;
using Opgoerelse.Serving.WholeTables;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>Cells in the format asked for, streamed; a whole table in its usual shape from what was written beforehand.</summary>
/// <param name="task">The cells.</param>
/// <param name="chosen">The format.</param>
/// <param name="door">By which interface, as <see cref="RequestMetrics"/> tells it.</param>
/// <param name="asFile">Whether a browser is to save it rather than show it.</param>
internal sealed class DataAnswer(DataTask task, FormatChoice chosen, string door, bool asFile = false) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        if (HttpMethodRules.IsRead(httpContext.Request))
        {
            if (chosen.FromAccept)
            {
                answer.Headers.Vary = "Accept, Accept-Encoding";
            }

            if (CacheHeaders.IsUnchanged(httpContext, task.Call.Catalogue, Etag(), task.Settings.CacheSeconds, chosen.MediaType))
            {
                return;
            }
        }
        else
        {
            answer.Headers.CacheControl = "no-store";
        }

        var contentCoding = ContentCoding.Chosen(httpContext, chosen.MediaType);
        var complete = WholeTableCollection.Of(task.Call.Catalogue).Find(task, chosen)?.In(contentCoding);
        var many = complete is null && task.Selection.Cells > Places.FewCells && !HttpMethods.IsHead(httpContext.Request.Method);
        using var place = many ? await httpContext.RequestServices.GetRequiredService<Places>().HeavyAsync(httpContext) : null;
        if (many && place is null)
        {
            return;
        }

        RequestMetrics.Answer(door, task.Selection.Cells, prepared: complete is not null);
        answer.ContentType = chosen.MediaType;
        answer.Headers.ContentLanguage = task.Language;
        var headerLines = DataHeaders.For(task, chosen.Format, httpContext.Request.PathBase);
        answer.Headers.ContentDisposition = (asFile ? "attachment" : "inline") + headerLines.FileName;
        answer.Headers.Link = headerLines.Description;
        if (complete is { } bytes)
        {
            answer.Headers.ContentEncoding = contentCoding;
            answer.ContentLength = bytes.Length;
        }

        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            answer.Headers.ContentEncoding = contentCoding;
        }
        else if (complete is null && !many)
        {
            await chosen.Writer.WriteOutAsync(task, answer.BodyWriter, httpContext.RequestAborted);
        }
        else
        {
            await WriteMany(httpContext, complete);
        }
    }

    /// <summary>An answer that does not go into the socket at once is given up when its reader is too slow.</summary>
    private async Task WriteMany(HttpContext http, ReadOnlyMemory<byte>? complete)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        deadline.CancelAfter(TimeSpan.FromSeconds(task.Settings.RequestTimeoutSeconds));
        try
        {
            if (complete is { } whole)
            {
                await http.Response.BodyWriter.WriteAsync(whole, deadline.Token);
            }
            else
            {
                await chosen.Writer.WriteOutAsync(task, http.Response.BodyWriter, deadline.Token);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            // It has begun: the only way to say that it is not whole is to break it off.
            http.Abort();
        }
    }

    private string Etag()
    {
        var fingerprint = new Fingerprint(task.Call.Catalogue);
        fingerprint.Add(task.Selection.Table.Table.Id).Add(task.Language).Add(chosen.Format.Name);
        if (chosen.Parameters.Count > 0)
        {
            foreach (var parameter in chosen.Parameters.Select(parameter => parameter.ToUpperInvariant())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal))
            {
                fingerprint.Add(parameter);
            }
        }

        fingerprint.Add([.. task.Placement.Stub]).Add([.. task.Placement.Heading]);
        foreach (var axis in task.Selection.Axes)
        {
            fingerprint.Add([axis]).Add(task.Selection.Selected(axis));
        }

        return fingerprint.Etag();
    }
}

/// <summary>Headers that are the same for every answer from a table, in a format and language.</summary>
/// <param name="FileName">The rest of Content-Disposition: the table's id, and what the format's files end with.</param>
/// <param name="Description">Link: for formats that hold data only, where it stands what they mean.</param>
internal sealed record DataHeaders(string FileName, string Description)
{
    private static readonly ConditionalWeakTable<
        CatalogueTable, ConcurrentDictionary<(string Format, string Language, PathString Basis), DataHeaders>> Headers = [];

    public static DataHeaders For(DataTask task, IDataformat format, PathString basis)
    {
        var perTable = Headers.GetValue(task.Selection.Table, _ => new());
        return perTable.TryGetValue((format.Name, task.Language, basis), out var known)
            ? known
            : perTable.GetOrAdd((format.Name, task.Language, basis), Make(task, format, basis));
    }

    private static DataHeaders Make(DataTask task, IDataformat format, PathString basis)
    {
        var id = task.Selection.Table.Table.Id;
        return new DataHeaders(
            $"; filename=\"{id}{format.FileExtension}\"",
            $"<{basis.ToUriComponent()}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(id)}/metadata?lang={task.Language}>; "
                + $"rel=\"describedby\"; type=\"application/json\"");
    }
}

/// <summary>A dataset without its cells.</summary>
internal sealed class MetadataAnswer(DataTask task, Links links) : IResult
{
    private const string MediaType = "application/json; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var fingerprint = new Fingerprint(task.Call.Catalogue);
        fingerprint.Add("metadata")
            .Add([.. task.Placement.Stub])
            .Add([.. task.Placement.Heading])
            .Add(WebAddress.Of(httpContext, task.Settings))
            .Add(task.Selection.Table.Table.Id)
            .Add(task.Language);
        foreach (var axis in task.Selection.Axes)
        {
            fingerprint.Add([axis]).Add(task.Selection.Selected(axis));
        }

        if (CacheHeaders.IsUnchanged(httpContext, task.Call.Catalogue, fingerprint.Etag(), task.Settings.CacheSeconds, MediaType))
        {
            return;
        }

        httpContext.Response.ContentType = MediaType;
        httpContext.Response.Headers.ContentLanguage = task.Language;
        await new JsonStat2Writer(task, httpContext.Response.BodyWriter, links.CodelistAddress)
            .WriteOutAsync(withCells: false, httpContext.RequestAborted);
    }
}

/// <summary>
/// A selection as the contract tells it: the codes written out, none of a variable that is taken away, and the codelists
/// that were named.
/// </summary>
internal static class SelectionAnswer
{
    public static SelectionResponse For(SelectionPlan plan, string language, IReadOnlyList<Link> links)
    {
        var dimensions = plan.Selection.Table.Dimensions;
        return new SelectionResponse(
            [.. Enumerable.Range(0, dimensions.Count).Select(Variable)],
            new VariablePlacement { Heading = Codes(plan.Placement.Heading), Stub = Codes(plan.Placement.Stub) },
            language,
            links);

        VariableSelection Variable(int ordinal) => new()
        {
            VariableCode = dimensions[ordinal].Code,
            Codelist = plan.Codelists[ordinal]?.Id,
            ValueCodes = plan.Selection.IsEliminated(ordinal)
                ? []
                : [.. plan.Selection.Selected(ordinal).Select(position => dimensions[ordinal].Values[position].Code)],
        };

        string[] Codes(IEnumerable<int> axes) => [.. axes.Select(axis => dimensions[axis].Code)];
    }
}
