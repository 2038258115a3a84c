namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>A count as the public meets it, whichever table shows it.</summary>
/// <param name="Begreb">What is counted.</param>
/// <param name="Omraade">Code.</param>
/// <param name="Periode">Code.</param>
/// <param name="Alder">Code, or <c>alle</c>.</param>
/// <param name="Koen">Code, or <c>alle</c>.</param>
internal readonly record struct Offentligcelle(string Begreb, string Omraade, string Periode, string Alder, string Koen)
{
    /// <summary>What a person reads.</summary>
    public override string ToString() =>
        Alder == "alle" && Koen == "alle" ? $"{Begreb}, {Omraade}, {Periode}" : $"{Begreb}, {Omraade}, {Periode}, {Alder}, {Koen}";
}

/// <summary>What the attacker found about a withheld count.</summary>
/// <param name="Celle">The cell.</param>
/// <param name="Lav">The least value that agrees with all that is published, as far as the attacker can see.</param>
/// <param name="Hoej">The greatest.</param>
/// <param name="Hvordan">What gave it away, when it is determined; otherwise empty.</param>
internal readonly record struct Angrebsfund(Offentligcelle Celle, long Lav, long Hoej, string Hvordan)
{
    public bool Bestemt => Hvordan.Length > 0;

    /// <summary>How many values are left open.</summary>
    public long Vaerdier => Bestemt ? 1 : Hoej - Lav + 1;
}
