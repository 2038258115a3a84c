namespace Opgoerelse.Generator.Messages;

/// <summary>The contract's change types.</summary>
public enum Aendringstype
{
    Opret = 1,
    Opdater = 2,
    Slet = 3,
}

/// <summary>What the contract says must become of a line, whatever else the leverancer hold.</summary>
public enum Udfald
{
    Accepteret,

    /// <summary>A repeat: the same beskedId, or the same version with the same content.</summary>
    Gentaget,

    /// <summary>Rejected with the code in <see cref="Besked.Afvisningskode"/>.</summary>
    Afvist,
}

/// <summary>One message: a version of an entity on its way, and what is to become of it.</summary>
public sealed class Besked
{
    internal Besked(Guid beskedId, Aendringstype aendringstype, int version, Tidspunkt registreret, Registrering indhold)
    {
        BeskedId = beskedId;
        Aendringstype = aendringstype;
        Version = version;
        Registreret = Ankomst = registreret;
        Indhold = indhold;
    }

    public Guid BeskedId { get; internal init; }

    public Aendringstype Aendringstype { get; internal init; }

    public int Version { get; internal init; }

    /// <summary>When the caseworker's system wrote it down.</summary>
    public Tidspunkt Registreret { get; internal init; }

    /// <summary>The content; of a delete only the id is sent.</summary>
    public Registrering Indhold { get; internal init; }

    /// <summary>When it reaches the service: the place of its line among all lines.</summary>
    public Tidspunkt Ankomst { get; internal set; }

    public Udfald Udfald { get; internal set; }

    /// <summary>The contract's code when <see cref="Udfald"/> is <see cref="Generator.Messages.Udfald.Afvist"/>.</summary>
    public string? Afvisningskode { get; internal set; }

    public Entitet Entitet => Indhold switch
    {
        Forloeb => Entitet.Forloeb,
        Indsats => Entitet.Indsats,
        Fritagelse => Entitet.Fritagelse,
        OrdinaereTimer => Entitet.OrdinaereTimer,
        Indstilling => Entitet.Indstilling,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The small habits of writing that change no value.</summary>
    internal Form Form { get; set; }

    /// <summary>What is wrong with the line, if something is.</summary>
    internal Defect? Defect { get; set; }

    /// <summary>The same content in a message of its own.</summary>
    internal Besked Copy(Guid beskedId, Tidspunkt ankomst) =>
        new(beskedId, Aendringstype, Version, Registreret, Indhold) { Ankomst = ankomst, Form = Form };
}
