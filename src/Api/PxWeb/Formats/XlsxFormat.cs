using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>A workbook (Office Open XML): the cells on the first sheet, what they mean on the second.</summary>
internal sealed class XlsxFormat : IDataformat
{
    public string Navn => "xlsx";

    public string Medietype => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public string Filendelse => ".xlsx";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre) =>
        Formatparametre.Laes(parametre, Navn, tekstfil: false).Lykkedes(out var laest, out var fejl)
            ? new XlsxSkriver(laest.Navngivning ?? Navngivning.Tekster, laest.MedTitel)
            : fejl;
}
