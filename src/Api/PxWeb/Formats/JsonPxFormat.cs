using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>The JSON of PxWeb's first API, for clients written for it: one object per row, values as texts, signs among them.</summary>
internal sealed class JsonPxFormat : IDataformat
{
    public string Navn => "json-px";

    public string Medietype => "application/json; charset=utf-8";

    public string Filendelse => ".json";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre) =>
        parametre.Count == 0 ? new JsonPxSkriver() : Fejlliste.UkendtFormatparameter(parametre[0], Navn);
}
