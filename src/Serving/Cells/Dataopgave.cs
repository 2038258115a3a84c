using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.Serving.Cells;

/// <summary>What is to be written.</summary>
internal sealed record Dataopgave(Kald Kald, Udsnit Udsnit, Placering Placering, HttpIndstillinger Indstillinger)
{
    public string Sprog => Kald.Sprog;
}
