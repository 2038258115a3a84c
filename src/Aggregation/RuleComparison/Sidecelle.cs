using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>Hele landet in one period with one indsats, counted under another regelsaet, as it may be shown.</summary>
/// <param name="Periode">The code of the year or rolling year.</param>
/// <param name="Indsats">nogen, a category, or ingen.</param>
/// <param name="Forloeb">N under the regelsaet.</param>
/// <param name="Med">antalMed under the regelsaet.</param>
public sealed record Sidecelle(string Periode, string Indsats, Tabeltal Forloeb, Tabeltal Med)
{
    /// <summary>The share with its counts.</summary>
    public Andelscelle Andel => new(Forloeb, Med, Procent);

    private Tabeltal Procent =>
        !Forloeb.HarVaerdi ? Forloeb
        : !Med.HarVaerdi ? Med
        : Afrunding.Forhold((Int128)100 * Med.Vaerdi, Forloeb.Vaerdi, 1) is { } andel ? new Tabeltal(andel, 1, Med.Symbol)
        : new Tabeltal(0, 1, Cellesymbol.IntetGrundlag);
}
