using System.ComponentModel.DataAnnotations;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;

namespace Opgoerelse.Serving;

/// <summary>Whether a small group may be shown to be all alike.</summary>
[PinnedNames]
public enum Gruppeoplysning
{
    /// <summary>0 and 100 pct. are shown.</summary>
    Vis,

    /// <summary>0 and 100 pct. are withheld where the base is small.</summary>
    Beskyt,
}

/// <summary>Configuration section <c>Opgoerelse:Fortrolighed</c>: what a release withholds.</summary>
public sealed class Fortrolighedsindstillinger
{
    public const string Sektion = "Opgoerelse:Fortrolighed";

    /// <summary>The smallest count that is shown, and how many values a withheld one leaves open.</summary>
    [ConfigurationKeyName("Graense")]
    [Range(2, 100)]
    public int Graense { get; set; } = Fortrolighedsregler.Standard.Graense;

    /// <summary>Whether 0 and 100 pct. are withheld where N is below <see cref="Gruppegraense"/>.</summary>
    [ConfigurationKeyName("Gruppeoplysning")]
    public Gruppeoplysning Gruppeoplysning { get; set; } = Gruppeoplysning.Vis;

    /// <summary>The smallest N in which everybody may be shown to be alike.</summary>
    [ConfigurationKeyName("Gruppegraense")]
    [Range(2, 1000)]
    public int Gruppegraense { get; set; } = Fortrolighedsregler.Standard.Gruppegraense;

    /// <summary>The rules that they make.</summary>
    public Fortrolighedsregler Regler => new() { Graense = Graense, BeskytGruppe = Gruppeoplysning == Gruppeoplysning.Beskyt, Gruppegraense = Gruppegraense };
}
