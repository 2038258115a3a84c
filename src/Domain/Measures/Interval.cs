namespace Opgoerelse.Domain.Measures;

/// <summary>From one number to another, both included; the unit is that of what it is about.</summary>
public readonly record struct Interval(double Nedre, double Oevre)
{
    /// <summary>Whether the value lies within it.</summary>
    public bool Rummer(double vaerdi) => Nedre <= vaerdi && vaerdi <= Oevre;

    /// <summary>The same interval, <paramref name="afstand"/> further up.</summary>
    public Interval Flyt(double afstand) => new(Nedre + afstand, Oevre + afstand);
}
