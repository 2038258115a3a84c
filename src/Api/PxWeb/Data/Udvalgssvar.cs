using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>
/// A selection as the contract tells it: the codes written out, none of a variable that is taken away, and the codelists
/// that were named.
/// </summary>
internal static class Udvalgssvar
{
    public static SelectionResponse For(Valgplan plan, string sprog, IReadOnlyList<Link> links)
    {
        var dimensioner = plan.Udsnit.Tabel.Dimensioner;
        return new SelectionResponse(
            [.. Enumerable.Range(0, dimensioner.Count).Select(Variabel)],
            new VariablePlacement { Heading = Koder(plan.Placering.Heading), Stub = Koder(plan.Placering.Stub) },
            sprog,
            links);

        VariableSelection Variabel(int nummer) => new()
        {
            VariableCode = dimensioner[nummer].Kode,
            Codelist = plan.Kodelister[nummer]?.Id,
            ValueCodes = plan.Udsnit.ErElimineret(nummer) ? [] : [.. plan.Udsnit.Valgte(nummer).Select(indeks => dimensioner[nummer].Vaerdier[indeks].Kode)],
        };

        string[] Koder(IEnumerable<int> akser) => [.. akser.Select(akse => dimensioner[akse].Kode)];
    }
}
