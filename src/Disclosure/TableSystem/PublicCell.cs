namespace Opgoerelse.Disclosure.TableSystem;

/// <summary>A count as the public meets it, whichever table shows it.</summary>
/// <param name="Concept">What is counted.</param>
/// <param name="Omraade">Code.</param>
/// <param name="Period">Code.</param>
/// <param name="Age">Code, or <c>alle</c>.</param>
/// <param name="Sex">Code, or <c>alle</c>.</param>
internal readonly record struct PublicCell(string Concept, string Omraade, string Period, string Age, string Sex)
{
    /// <summary>What a person reads.</summary>
    public override string ToString() =>
        Age == "alle" && Sex == "alle" ? $"{Concept}, {Omraade}, {Period}" : $"{Concept}, {Omraade}, {Period}, {Age}, {Sex}";
}

/// <summary>What the attacker found about a withheld count.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Low">The least value that agrees with all that is published, as far as the attacker can see.</param>
/// <param name="High">The greatest.</param>
/// <param name="How">What gave it away, when it is determined; otherwise empty.</param>
internal readonly record struct AttackFinding(PublicCell Cell, long Low, long High, string How)
{
    public bool IsDetermined => How.Length > 0;

    /// <summary>How many values are left open.</summary>
    public long Values => IsDetermined ? 1 : High - Low + 1;
}
