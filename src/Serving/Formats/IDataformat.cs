using System.IO.Pipelines;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Formats;

/// <summary>A format of data.</summary>
internal interface IDataformat
{
    /// <summary>As in <c>outputFormat</c>.</summary>
    string Name { get; }

    string MediaType { get; }

    /// <summary>What Accept calls it.</summary>
    string AcceptType => MediaType;

    /// <summary>How the name of a file in this format ends, with its dot.</summary>
    string FileExtension { get; }

    /// <summary>A writer that follows <c>outputFormatParams</c>, or what is wrong with them.</summary>
    Result<IDataWriter> Writer(IReadOnlyList<string> parameters);
}

/// <summary>Writes the cells of one request. It holds no more of them in memory than it takes to fill a buffer.</summary>
internal interface IDataWriter
{
    /// <summary>What stands in the way of writing them in this format, or null.</summary>
    Error? Reject(DataTask task) => null;

    /// <summary>Whether what it writes has no word in it that depends on the language of the request.</summary>
    bool SameInEveryLanguage => false;

    Task WriteOutAsync(DataTask task, PipeWriter output, CancellationToken stop);
}
