namespace Opgoerelse.Serving.Endpoints;

/// <summary>What a parameter of the query string holds.</summary>
internal enum ParameterType
{
    Text,
    Integer,
    TrueFalse,

    /// <summary><c>navn[KEY]=value</c>: the deepObject style.</summary>
    JsonObjectKind,
}

/// <summary>
/// A parameter of the query string, told to the OpenAPI document. Endpoints read the query string themselves, so that
/// what cannot be read is answered in our words.
/// </summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Description">Markdown: codes and names stand in backticks, so that no sign of theirs is taken for emphasis.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Example">What documentation pages fill in. Of an object it must be there: they make one up otherwise.</param>
/// <param name="Identifier">What a generated client may call it where the name is none.</param>
internal sealed record Parameter(string Name, string Description, ParameterType Type = ParameterType.Text, string? Example = null, string? Identifier = null);

/// <summary>That an operation answers CSV too, to who asks for it.</summary>
internal sealed record CsvAnswer;

/// <summary>That an operation answers a dataset, as JSON-stat and perhaps in the other formats.</summary>
internal sealed record DatasetAnswer(string Description, bool WithFiles);
