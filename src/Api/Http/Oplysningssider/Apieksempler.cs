using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Masse;
using Opgoerelse.Api.Http.PxWeb;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.Oplysningssider;

/// <summary>Programs that can be copied and run: each asks for figures that the served release has.</summary>
/// <param name="tabel">The table that they ask for.</param>
/// <param name="side">The page that they stand on: its language is that of their comments, and of the texts that they ask for.</param>
internal sealed class Apieksempler(Katalogtabel tabel, Side side)
{
    /// <summary>The whole table as CSV.</summary>
    public string HeleTabellen => side.Vaert + MasseEndpoints.Sti(tabel.Tabel.Id, "csv");

    /// <summary>The newest periods for hele landet.</summary>
    public string Udvalg => $"{Rod}/data?lang={side.Sprog}&outputFormat=csv&" + string.Join('&', tabel.Dimensioner.Select((dimension, nr) => $"valuecodes[{dimension.Kode}]={Vaerdi(dimension, nr)}"));

    /// <summary>The same as JSON-stat.</summary>
    public string SomJson => Udvalg.Replace("&outputFormat=csv", "", StringComparison.Ordinal);

    public string Curl => $"""
        # {side.Ord("Et udvalg som CSV. -g lader klammerne være.", "A selection as CSV. -g leaves the brackets alone.")}
        curl -g "{Udvalg}"

        # {side.Ord("Det samme som JSON-stat, med tekster, noter og tegn", "The same as JSON-stat, with texts, notes and signs")}
        curl -g "{SomJson}"

        # {side.Ord("Hele tabellen, pakket undervejs", "The whole table, compressed on its way")}
        curl --compressed -o {tabel.Tabel.Id}.csv "{HeleTabellen}"
        """;

    public string R => $"""
        adresse <- "{HeleTabellen}"
        tal <- read.csv(adresse, fileEncoding = "UTF-8",
                        colClasses = c({Foerste} = "character"),
                        na.strings = c("*", "-", "..", "..."))
        str(tal)
        """;

    public string Python => $$"""
        import csv, io, urllib.request

        adresse = "{{HeleTabellen}}"
        with urllib.request.urlopen(adresse) as svar:
            raekker = list(csv.DictReader(io.TextIOWrapper(svar, encoding="utf-8")))

        # {{side.Ord("Tegnene *, -, .. og ... er ikke nul: de er ingen tal.", "The signs *, -, .. and ... are not zero: they are no numbers.")}}
        def tal(felt):
            return None if felt in ("*", "-", "..", "...") else float(felt)

        for raekke in raekker[:5]:
            print(raekke["{{Foerste}}"], raekke["{{Tid}}"], tal(raekke["{{Maal}}"]))
        """;

    public string PowerQuery => $$"""
        let
            Kilde = Csv.Document(Web.Contents("{{HeleTabellen}}"),
                [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
            MedNavne = Table.PromoteHeaders(Kilde, [PromoteAllScalars = true]),
            // {{side.Ord("Tal er skrevet med punktum. Tegnene *, -, .. og ... bliver til tomme felter.", "Decimals have a full stop. The signs *, -, .. and ... become empty fields.")}}
            Tal = Table.TransformColumnTypes(MedNavne, {{Kolonner}}, "en-US"),
            Tomme = Table.ReplaceErrorValues(Tal, {{Ingenting}})
        in
            Tomme
        """;

    private string Rod => $"{side.Vaert}{PxWebEndpoints.Rod}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}";

    private string Foerste => tabel.Dimensioner[Math.Max(tabel.Geografi, 0)].Kode;

    private string Tid => tabel.Dimensioner[Math.Max(tabel.Tid, 0)].Kode;

    private string Maal => tabel.Dimensioner[tabel.Maal].Vaerdier[^1].Kode;

    private string Kolonner => "{" + string.Join(", ", tabel.Dimensioner[tabel.Maal].Vaerdier.Select(maal => $"{{\"{maal.Kode}\", type number}}")) + "}";

    private string Ingenting => "{" + string.Join(", ", tabel.Dimensioner[tabel.Maal].Vaerdier.Select(maal => $"{{\"{maal.Kode}\", null}}")) + "}";

    private string Vaerdi(Dimension dimension, int nr) =>
        nr == tabel.Tid ? "TOP(4)" : dimension.Rolle == Dimensionsrolle.Maal ? "*" : dimension.Totalkode ?? dimension.Vaerdier[0].Kode;
}
