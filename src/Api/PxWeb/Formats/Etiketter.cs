using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>What stands in the header cells of a file of rows and columns: codes, texts or both, in the language of the request.</summary>
/// <param name="opgave">The request.</param>
/// <param name="navngivning">Which of them.</param>
/// <param name="forSpreadsheet">An area then always has its code and its name in the same cell: a spreadsheet that is given 0101 alone keeps 101.</param>
internal sealed class Etiketter(Dataopgave opgave, Navngivning navngivning, bool forSpreadsheet = false)
{
    /// <summary>The name of a variable.</summary>
    public string Variabel(int akse)
    {
        var dimension = opgave.Udsnit.Tabel.Dimensioner[akse];
        return Etiket(dimension.Kode, dimension.Navn);
    }

    /// <summary>The names of the chosen values of a variable.</summary>
    public string[] Vaerdier(int akse)
    {
        var vaerdier = opgave.Udsnit.Tabel.Dimensioner[akse].Vaerdier;
        return forSpreadsheet && navngivning != Navngivning.KoderOgTekster && akse == opgave.Udsnit.Tabel.Geografi
            ? Array.ConvertAll(opgave.Udsnit.Valgte(akse), indeks => $"{vaerdier[indeks].Kode} {vaerdier[indeks].Navn.Paa(opgave.Sprog)}")
            : Array.ConvertAll(opgave.Udsnit.Valgte(akse), indeks => Etiket(vaerdier[indeks].Kode, vaerdier[indeks].Navn));
    }

    /// <summary>The names of the variables in the rows.</summary>
    public string[] Forspalte() => [.. opgave.Placering.Stub.Select(Variabel)];

    /// <summary>Per variable in the columns the names of its values. Without a heading the one column is the table's.</summary>
    public string[][] Hoved() => opgave.Placering.Heading.Count == 0 ? [[Tabel()]] : [.. opgave.Placering.Heading.Select(Vaerdier)];

    /// <summary>How many cells a row has.</summary>
    public long Kolonner() => opgave.Placering.Heading.Aggregate(1L, (antal, akse) => antal * opgave.Udsnit.Valgte(akse).Length);

    /// <summary>The cells, row by row.</summary>
    public Cellelaeser Celler() => new(opgave.Udsnit, [.. opgave.Placering.Stub, .. opgave.Placering.Heading]);

    /// <summary>One name per column, the values outermost first, made one at a time: there may be as many as cells.</summary>
    public IEnumerable<string> Kolonnenavne()
    {
        var navne = Hoved();
        var plads = new int[navne.Length];
        while (true)
        {
            yield return string.Join(' ', navne.Select((akse, i) => akse[plads[i]]));
            var i = plads.Length - 1;
            while (i >= 0 && ++plads[i] == navne[i].Length)
            {
                plads[i--] = 0;
            }

            if (i < 0)
            {
                yield break;
            }
        }
    }

    /// <summary>The name of the column that has the signs of the column <paramref name="name"/>.</summary>
    public string StatusName(string name) => navngivning == Navngivning.Koder ? $"{name}_status" : $"{name} (status)";

    private string Tabel()
    {
        var tabel = opgave.Udsnit.Tabel.Tabel;
        return Etiket(tabel.Id, tabel.Titel);
    }

    private string Etiket(string kode, Tekst navn) => navngivning switch
    {
        Navngivning.Koder => kode,
        Navngivning.Tekster => navn.Paa(opgave.Sprog),
        _ => $"{kode} - {navn.Paa(opgave.Sprog)}",
    };
}
