using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>In which format an answer is wanted.</summary>
/// <param name="Format">The format.</param>
/// <param name="Parameters">How, as the client wrote it.</param>
/// <param name="Writer">What writes it so.</param>
/// <param name="FromAccept">Whether the Accept header had a say in it.</param>
internal sealed record FormatChoice(IDataformat Format, IReadOnlyList<string> Parameters, IDataWriter Writer, bool FromAccept)
{
    /// <summary>The type of the answer: the registered one, but where the address asks the API for the format by name.</summary>
    public string MediaType { get; init; } = FromAccept ? Format.AcceptType : Format.MediaType;

    /// <summary>The format named <paramref name="name"/>, or what is wrong with that.</summary>
    public static Result<FormatChoice> Read(FormatRegister formats, string name, IReadOnlyList<string> parameters) =>
        formats.Find(name) is { } format ? With(format, parameters, fromAccept: false) : ErrorList.UnknownFormat(name, formats.Names);

    /// <summary>
    /// The format that the address names. When it names none: the default, unless the client says with Accept that it
    /// cannot read that but another one (406 where it can read none). A format that is named is answered whatever
    /// Accept says: the address says more precisely what is wanted.
    /// </summary>
    public static Result<FormatChoice> Read(HttpRequest requestBytes, FormatRegister formats, IReadOnlyList<string> parameters)
    {
        var name = requestBytes.Query["outputFormat"].ToString();
        if (name.Length > 0)
        {
            return Read(formats, name, parameters);
        }

        if (MediaTypes.IsAccepted(requestBytes, formats.Standard.MediaType))
        {
            return With(formats.Standard, parameters, fromAccept: true);
        }

        var bestCount = formats.All.MaxBy(format => MediaTypes.Weight(requestBytes, format.AcceptType))!;
        return MediaTypes.IsAccepted(requestBytes, bestCount.AcceptType)
            ? With(bestCount, parameters, fromAccept: true)
            : ErrorList.UnacceptableMediaType(requestBytes.Headers.Accept.ToString(), formats.All.Select(format => format.AcceptType.Split(';')[0]).Distinct(StringComparer.Ordinal));
    }

    private static Result<FormatChoice> With(IDataformat format, IReadOnlyList<string> parameters, bool fromAccept) =>
        format.Writer(parameters).Succeeded(out var writer, out var error) ? new FormatChoice(format, parameters, writer, fromAccept) : error;
}
