using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Serving.Formats;

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
    public static Result<FormatChoice> Read(HttpRequest request, FormatRegister formats, IReadOnlyList<string> parameters)
    {
        var name = request.Query["outputFormat"].ToString();
        if (name.Length > 0)
        {
            return Read(formats, name, parameters);
        }

        if (MediaTypes.IsAccepted(request, formats.Standard.MediaType))
        {
            return With(formats.Standard, parameters, fromAccept: true);
        }

        var best = formats.All.MaxBy(format => MediaTypes.Weight(request, format.AcceptType))!;
        return MediaTypes.IsAccepted(request, best.AcceptType)
            ? With(best, parameters, fromAccept: true)
            : ErrorList.UnacceptableMediaType(
                request.Headers.Accept.ToString(),
                formats.All.Select(format => format.AcceptType.Split(';')[0]).Distinct(StringComparer.Ordinal));
    }

    private static Result<FormatChoice> With(IDataformat format, IReadOnlyList<string> parameters, bool fromAccept) =>
        format.Writer(parameters).Succeeded(out var writer, out var error)
            ? new FormatChoice(format, parameters, writer, fromAccept)
            : error;
}

/// <summary>What <c>outputFormatParams</c> can say of a file of rows and columns.</summary>
/// <param name="Naming">UseCodes, UseTexts or UseCodesAndTexts; null when nothing is said.</param>
/// <param name="Delimiter">SeparatorTab, SeparatorSpace or SeparatorSemicolon; null when nothing is said.</param>
/// <param name="WithTitle">IncludeTitle.</param>
/// <param name="WithNotes">IncludeNotes, which is our own.</param>
/// <param name="WithStatus">IncludeStatus, which is our own: after the values of a row the sign of each.</param>
/// <param name="ForSpreadsheet">ForSpreadsheet, which is our own: as a spreadsheet in the language of the request opens it right.</param>
internal sealed record FormatParameters(
    Naming? Naming,
    byte? Delimiter,
    bool WithTitle,
    bool WithNotes,
    bool WithStatus,
    bool ForSpreadsheet)
{
    public const string IncludeStatus = "IncludeStatus";


    /// <summary>Reads the parameters of <paramref name="format"/>; those of CSV only where <paramref name="isTextFile"/>.</summary>
    public static Result<FormatParameters> Read(IReadOnlyList<string> parameters, string format, bool isTextFile)
    {
        string? naming = null;
        string? delimiter = null;
        var withTitle = false;
        var withNotes = false;
        var withStatus = false;
        var forSpreadsheet = false;
        foreach (var parameter in parameters)
        {
            Error? contradiction = null;
            switch (parameter.ToUpperInvariant())
            {
                case "USECODES" or "USETEXTS" or "USECODESANDTEXTS":
                    contradiction = Notes(ref naming, parameter);
                    break;
                case "SEPARATORTAB" or "SEPARATORSPACE" or "SEPARATORSEMICOLON" when isTextFile:
                    contradiction = Notes(ref delimiter, parameter);
                    break;
                case "INCLUDETITLE":
                    withTitle = true;
                    break;
                case "INCLUDENOTES" when isTextFile:
                    withNotes = true;
                    break;
                case "INCLUDESTATUS" when isTextFile:
                    withStatus = true;
                    break;
                case "FORSPREADSHEET" when isTextFile:
                    forSpreadsheet = true;
                    break;
                default:
                    return ErrorList.UnknownFormatParameter(parameter, format);
            }

            if (contradiction is not null)
            {
                return contradiction;
            }
        }

        return new FormatParameters(
            naming?.ToUpperInvariant() switch
            {
                null => null,
                "USECODES" => Formats.Naming.Codes,
                "USETEXTS" => Formats.Naming.Texts,
                _ => Formats.Naming.CodesAndTexts,
            },
            delimiter?.ToUpperInvariant() switch
            {
                "SEPARATORTAB" => (byte)'\t',
                "SEPARATORSPACE" => (byte)' ',
                "SEPARATORSEMICOLON" => (byte)';',
                _ => null,
            },
            withTitle,
            withNotes,
            withStatus,
            forSpreadsheet);
    }

    /// <summary>Notes the first of its kind; another one contradicts it, the same again does not.</summary>
    private static Error? Notes(ref string? first, string parameter)
    {
        if (first is not null && !string.Equals(first, parameter, StringComparison.OrdinalIgnoreCase))
        {
            return ErrorList.ContradictoryFormatParameters(first, parameter);
        }

        first = parameter;
        return null;
    }
}

/// <summary>How values are named in a file.</summary>
internal enum Naming
{
    Codes,
    Texts,
    CodesAndTexts,
}
