using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>
/// Apache Parquet, for programs that read columns: a row for each combination of codes, and for each measure its value
/// and its sign.
/// </summary>
internal sealed class ParquetFormat : IDataformat
{
    public string Navn => "parquet";

    /// <summary>As the reference server sends it.</summary>
    public string Medietype => "application/octet-stream";

    public string AcceptType => Medietyper.Parquet;

    public string Filendelse => ".parquet";

    public Udfald<IDataskriver> Skriver(IReadOnlyList<string> parametre) =>
        parametre.Count == 0 ? new ParquetSkriver() : Fejlliste.UkendtFormatparameter(parametre[0], Navn);
}
