using System.IO.Pipelines;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>JSON-stat 2.0 as the PX family writes it: a dense array with nulls, and the signs by cell number.</summary>
internal sealed class JsonStat2Format : IDataformat
{
    public string Navn => "json-stat2";

    public string Medietype => "application/json; charset=utf-8";

    public string Filendelse => ".json";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre) =>
        parametre.Count == 0 ? Skrivning.Eneste : Fejlliste.UkendtFormatparameter(parametre[0], Navn);

    private sealed class Skrivning : IDataskriver
    {
        public static readonly Skrivning Eneste = new();

        public Task SkrivAsync(Dataopgave opgave, PipeWriter ud, CancellationToken afbrudt) =>
            new JsonStat2Skriver(opgave, ud).SkrivAsync(medCeller: true, afbrudt);
    }
}
