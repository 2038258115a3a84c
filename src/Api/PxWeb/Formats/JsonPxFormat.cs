using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>The JSON of PxWeb's first API, for clients written for it: one object per row, values as texts, signs among them.</summary>
internal sealed class JsonPxFormat : IDataformat
{
    public string Name => "json-px";

    public string MediaType => "application/json; charset=utf-8";

    public string FileExtension => ".json";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        parameters.Count == 0 ? new JsonPxWriter() : ErrorList.UnknownFormatParameter(parameters[0], Name);
}
