using Opgoerelse.Api.Http.PxWeb.Valg;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>What is to be written.</summary>
internal sealed record Dataopgave(Kald Kald, Udsnit Udsnit, Placering Placering, HttpIndstillinger Indstillinger)
{
    public string Sprog => Kald.Sprog;
}
