using System.IO.Pipelines;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>JSON-stat 2.0 as the PX family writes it: a dense array with nulls, and the signs by cell number.</summary>
internal sealed class JsonStat2Format : IDataformat
{
    public string Name => "json-stat2";

    public string MediaType => "application/json; charset=utf-8";

    public string FileExtension => ".json";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        parameters.Count == 0 ? Writing.Only : ErrorList.UnknownFormatParameter(parameters[0], Name);

    private sealed class Writing : IDataWriter
    {
        public static readonly Writing Only = new();

        public Task WriteOutAsync(DataTask task, PipeWriter output, CancellationToken interrupted) =>
            new JsonStat2Writer(task, output).WriteOutAsync(withCells: true, interrupted);
    }
}
