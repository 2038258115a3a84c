namespace Opgoerelse.Ingest.Reading;

/// <summary>What kind of value stands in a field, before anything is known of what it should be.</summary>
internal enum Slags
{
    /// <summary>Not there: no such field, JSON null, or an empty CSV cell.</summary>
    Fravaerende,

    /// <summary>A JSON string.</summary>
    Tekst,

    /// <summary>A JSON number.</summary>
    Tal,

    /// <summary>JSON true.</summary>
    Sand,

    /// <summary>JSON false.</summary>
    Falsk,

    /// <summary>A JSON array.</summary>
    Liste,

    /// <summary>A JSON object.</summary>
    Objekt,

    /// <summary>A CSV cell with something in it: its field decides what it may be.</summary>
    Celle,

    /// <summary>A JSON string that is no Unicode text (half a surrogate pair).</summary>
    Ulaeselig,
}

/// <summary>A value as it came: its kind, and where its bytes are, in the line or in the message's scratch buffer.</summary>
internal readonly record struct Raavaerdi(Slags Slags, bool Kladde, int Start, int Laengde)
{
    public bool ErDer => Slags != Slags.Fravaerende;

    public bool ErTekst => Slags is Slags.Tekst or Slags.Celle;
}

/// <summary>An element of <c>kommuner</c> as it came; <paramref name="ErObjekt"/> is false when it is no pair.</summary>
internal readonly record struct Raakommune(bool ErObjekt, Raavaerdi Kode, Raavaerdi Fra);
