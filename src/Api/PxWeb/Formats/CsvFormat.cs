using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>CSV: rows and columns by placement, texts in quotes, a sign where there is no value. For programs unless ForSpreadsheet asks otherwise.</summary>
internal sealed class CsvFormat : IDataformat
{
    public string Navn => "csv";

    public string Medietype => "text/csv; charset=utf-8";

    public string Filendelse => ".csv";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre) =>
        Formatparametre.Laes(parametre, Navn, tekstfil: true).Lykkedes(out var laest, out var fejl) ? new CsvSkriver(laest) : fejl;
}
