using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Api.PxWeb.Tables;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>A dataset without its cells.</summary>
internal sealed class MetadataAnswer(DataTask task, Links links) : IResult
{
    private const string MediaType = "application/json; charset=utf-8";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var imprint = new Fingerprint(task.Call.Catalogue);
        imprint.AddParameter("metadata").AddParameter([.. task.Placement.Stub]).AddParameter([.. task.Placement.Heading]).AddParameter(WebAddress.Of(httpContext, task.Settings)).AddParameter(task.Selection.Table.Table.Id).AddParameter(task.Language);
        foreach (var axis in task.Selection.Axes)
        {
            imprint.AddParameter([axis]).AddParameter(task.Selection.Selected(axis));
        }

        if (CacheHeaders.IsUnchanged(httpContext, task.Call.Catalogue, imprint.Etag(), task.Settings.CacheSeconds, MediaType))
        {
            return;
        }

        httpContext.Response.ContentType = MediaType;
        httpContext.Response.Headers.ContentLanguage = task.Language;
        await new JsonStat2Writer(task, httpContext.Response.BodyWriter, links).WriteOutAsync(withCells: false, httpContext.RequestAborted);
    }
}
