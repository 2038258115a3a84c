using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>A page with one table that a screen reader can read, its notes below. It has its title in any case.</summary>
internal sealed class HtmlFormat : IDataformat
{
    public string Name => "html";

    public string MediaType => "text/html; charset=utf-8";

    public string FileExtension => ".html";

    public Result<IDataWriter> Writer(IReadOnlyList<string> parameters) =>
        FormatParameters.Read(parameters, Name, isTextFile: false).Succeeded(out var read, out var error)
            ? new HtmlTableWriter(read.Naming ?? Naming.Texts)
            : error;
}
