using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>A PX file (PX 2013) in the language of the request.</summary>
internal sealed class PxFormat : IDataformat
{
    public string Navn => "px";

    public string Medietype => "application/octet-stream; charset=utf-8";

    public string Filendelse => ".px";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre) =>
        parametre.Count == 0 ? new PxSkriver() : Fejlliste.UkendtFormatparameter(parametre[0], Navn);
}
