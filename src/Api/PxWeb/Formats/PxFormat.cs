using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>A PX file (PX 2013) in the language of the request.</summary>
internal sealed class PxFormat : IDataformat
{
    public string Name => "px";

    public string MediaType => "application/octet-stream; charset=utf-8";

    public string FileExtension => ".px";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        parameters.Count == 0 ? new PxWriter() : ErrorList.UnknownFormatParameter(parameters[0], Name);
}
