using Opgoerelse.Api.Http.Fejlsvar;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>CSV: rows and columns by placement, texts in quotes, decimal point, a sign where there is no value.</summary>
internal sealed class CsvFormat : IDataformat
{
    public string Navn => "csv";

    public string Medietype => "text/csv; charset=utf-8";

    public string Filendelse => ".csv";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre) =>
        Formatparametre.Laes(parametre, Navn, tekstfil: true).Lykkedes(out var laest, out var fejl) ? new CsvSkriver(laest) : fejl;
}
