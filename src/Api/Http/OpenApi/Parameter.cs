namespace Opgoerelse.Api.Http.OpenApi;

/// <summary>What a parameter of the query string holds.</summary>
internal enum Parametertype
{
    Tekst,
    Heltal,
    SandFalsk,

    /// <summary><c>navn[KEY]=value</c>: the deepObject style.</summary>
    Objekt,
}

/// <summary>
/// A parameter of the query string, told to the OpenAPI document. Endpoints read the query string themselves, so that
/// what cannot be read is answered in our words.
/// </summary>
internal sealed record Parameter(string Navn, string Beskrivelse, Parametertype Type = Parametertype.Tekst, string? Eksempel = null);

/// <summary>That an operation answers CSV too, to who asks for it.</summary>
internal sealed record Csvsvar;

/// <summary>That an operation answers a dataset, as JSON-stat and perhaps in the other formats.</summary>
internal sealed record Datasetsvar(string Beskrivelse, bool MedFiler);
