using Opgoerelse.Api.PxWeb.Contract;
using Opgoerelse.Domain.Law;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Endpoints;

namespace Opgoerelse.Api.PxWeb.Tables;

/// <summary>Describes tables as the contract wants them.</summary>
internal sealed class Tabelbeskriver(Kald kald, Links links, HttpIndstillinger indstillinger)
{
    /// <summary>The table in the list.</summary>
    public Table Beskriv(Katalogtabel tabel) => BeskrivMedSprog(tabel);

    /// <summary>The table alone.</summary>
    public TableResponse BeskrivMedSprog(Katalogtabel tabel)
    {
        var sprog = kald.Sprog;
        var emne = Ordning.Standard.Emne;
        var (foerste, sidste, enhed) = Tabeltekst.Perioder(tabel);
        return new TableResponse
        {
            Language = sprog,
            Id = tabel.Tabel.Id,
            Label = tabel.Tabel.Titel.Paa(sprog),
            Description = Tabeltekst.Lukning.Paa(sprog),
            SortCode = tabel.Tabel.Id,
            Updated = kald.Katalog.Published.UtcDateTime,
            FirstPeriod = foerste,
            LastPeriod = sidste,
            Category = "public",
            VariableNames = [.. tabel.Dimensioner.Select(dimension => dimension.Navn.Paa(sprog))],
            // A closed scheme is not a discontinued table: forløb under way still reach their frist, and corrections come.
            Discontinued = false,
            Source = indstillinger.Kilde.Tekst.Paa(sprog),
            SubjectCode = emne.Kode,
            TimeUnit = enhed,
            Paths = [[new PathElement(emne.Kode, emne.Navn.Paa(sprog), emne.Kode)]],
            Links = links.Tabel(tabel.Tabel.Id),
        };
    }
}
