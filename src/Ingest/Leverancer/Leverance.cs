namespace Opgoerelse.Ingest.Leverancer;

/// <summary>What became of a leverance.</summary>
public enum Leverancetilstand
{
    /// <summary>Taken in; single lines may have been rejected.</summary>
    Indlaest,

    /// <summary>Refused whole; nothing of it is stored but this row.</summary>
    Afvist,
}

/// <summary>The states as they are stored and shown.</summary>
public static class Leverancetilstande
{
    /// <summary>indlaest or afvist.</summary>
    public static string Kode(this Leverancetilstand tilstand) => tilstand == Leverancetilstand.Indlaest ? "indlaest" : "afvist";
}

/// <summary>A row of the ledger.</summary>
/// <param name="LeveranceId">Its position in the ledger: 1, 2, 3...</param>
/// <param name="Navn">The file's name, as <see cref="FileNames.Shown"/> makes it.</param>
/// <param name="Kanal">How it came: <see cref="Kanaler"/>.</param>
/// <param name="Sha256">Of the file as it came; zeros when nothing could be read.</param>
/// <param name="Modtaget">The one receipt instant, UTC.</param>
/// <param name="ModtagetDag">Its Danish calendar day.</param>
/// <param name="Tilstand">Taken in or refused whole.</param>
/// <param name="Aarsag">Why it was refused whole, in Danish; else null.</param>
/// <param name="Laest">Lines read: accepted + repeats + rejected.</param>
/// <param name="Accepteret">Messages accepted.</param>
/// <param name="Gentaget">Repeats.</param>
/// <param name="Afvist">Lines rejected.</param>
/// <param name="Venter">Of the accepted: child entities that waited for their forloeb when the leverance was committed.</param>
/// <param name="Arkiveret">Whether the file has left the inbox.</param>
public sealed record Leverance(
    long LeveranceId,
    string Navn,
    string Kanal,
    byte[] Sha256,
    DateTimeOffset Modtaget,
    DateOnly ModtagetDag,
    Leverancetilstand Tilstand,
    string? Aarsag,
    long Laest,
    long Accepteret,
    long Gentaget,
    long Afvist,
    long Venter,
    bool Arkiveret)
{
    /// <summary>The hash of what could not be read as a file.</summary>
    internal static byte[] NoContent => new byte[32];

    /// <summary>Whether it was refused without being read: it was no file, or could not be read.</summary>
    internal bool NothingRead => !Sha256.AsSpan().ContainsAnyExcept((byte)0);
}

/// <summary>The ways in.</summary>
public static class Kanaler
{
    /// <summary>The inbox folder.</summary>
    public const string Mappe = "mappe";

    /// <summary>The command line.</summary>
    public const string Kommando = "kommando";
}

/// <summary>How far ingest has come in a file.</summary>
/// <param name="Fil">The file's name.</param>
/// <param name="Bytes">Bytes of the file read.</param>
/// <param name="BytesIAlt">Its size.</param>
/// <param name="Linjer">Lines read.</param>
public readonly record struct Fremdrift(string Fil, long Bytes, long BytesIAlt, long Linjer);
