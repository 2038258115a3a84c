using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Information;

/// <summary>Programs that can be copied and run: each asks for figures that the served release has.</summary>
/// <param name="tabel">The table that they ask for.</param>
/// <param name="side">The page that they stand on: its language is that of their comments, and of the texts that they ask for.</param>
internal sealed class Apieksempler(Katalogtabel tabel, Side side)
{
    /// <summary>The whole table as CSV.</summary>
    public string HeleTabellen => side.Vaert + Addresses.WholeTable(tabel.Tabel.Id, "csv");

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

    /// <summary>Base R alone.</summary>
    public string R => $"""
        adresse <- "{HeleTabellen}"
        tal <- read.csv(adresse, fileEncoding = "UTF-8", colClasses = "character", na.strings = character())

        # {side.Ord("Tegnene *, -, .. og ... er ikke nul: de er ingen tal. Kolonnen _status siger hvorfor.", "The signs *, -, .. and ... are not zero: they are no numbers. The column _status tells why.")}
        status <- grep("_status$", names(tal), value = TRUE)
        maalinger <- sub("_status$", "", status)
        tal[maalinger] <- lapply(tal[maalinger], function(felt)
            as.numeric(replace(felt, felt %in% c("*", "-", "..", "..."), NA)))

        str(tal)
        head(tal[tal${Foerste} == "{Omraade}", ])
        """;

    /// <summary>The R package of Statistics Norway.</summary>
    public string PxWebApiData => $"""
        # install.packages("PxWebApiData")
        library(PxWebApiData)

        # {side.Ord("NAstatus siger, hvorfor et tal mangler.", "NAstatus tells why a figure is missing.")}
        tal <- get_api_data_2("{SomJson}")
        print(tal)
        """;

    public string Pandas => $$"""
        import pandas as pd

        adresse = "{{HeleTabellen}}"
        maalinger = {{Maalinger}}

        # {{side.Ord("Tegnene er ikke nul: de er ingen tal. Kolonnerne _status siger hvorfor, og hvilke tal der er foreløbige (f).", "The signs are not zero: they are no numbers. The columns _status tell why, and which figures are preliminary (f).")}}
        tegn = ["*", "-", "..", "..."]
        tal = pd.read_csv(
            adresse,
            dtype={kolonne: str for kolonne in {{Koder}}},
            na_values={maaling: tegn for maaling in maalinger},
            keep_default_na=False,
        )

        print(tal.dtypes)
        print(tal[tal["{{Foerste}}"] == "{{Omraade}}"].head())
        """;

    /// <summary>A Python client of PxWebApi 2.</summary>
    public string PxWebPy => $$"""
        # pip install pxwebpy pandas
        import pandas as pd
        from pxweb import PxApi

        api = PxApi("{{side.Vaert}}{{Addresses.PxWeb}}", language="{{side.Sprog}}")
        tal = pd.DataFrame(api.get_table_data(
            "{{tabel.Tabel.Id}}",
            value_codes={{{Valg}}},
            show="code",
        ))
        print(tal)
        """;

    /// <summary>A function for Power Query.</summary>
    public string PowerQuery => new QueryText(side.Vaert, side.ErDansk).Function;

    private string Rod => $"{side.Vaert}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(tabel.Tabel.Id)}";

    private string Foerste => tabel.Dimensioner[Math.Max(tabel.Geografi, 0)].Kode;

    /// <summary>A kommune, whose code a careless reader makes a number of.</summary>
    private string Omraade => (tabel.Dimensioner[Math.Max(tabel.Geografi, 0)].Vaerdier.FirstOrDefault(vaerdi => vaerdi.Slags == "kommune")
        ?? tabel.Dimensioner[Math.Max(tabel.Geografi, 0)].Vaerdier[0]).Kode;

    private string Maalinger => "[" + string.Join(", ", tabel.Dimensioner[tabel.Maal].Vaerdier.Select(maal => $"\"{maal.Kode}\"")) + "]";

    private string Koder => "[" + string.Join(", ", tabel.Dimensioner.Where(dimension => dimension.Rolle != Dimensionsrolle.Maal).Select(dimension => $"\"{dimension.Kode}\"")) + "]";

    private string Valg => string.Join(", ", tabel.Dimensioner.Select((dimension, nr) => $"\"{dimension.Kode}\": [\"{Vaerdi(dimension, nr)}\"]"));

    private string Vaerdi(Dimension dimension, int nr) =>
        nr == tabel.Tid ? "TOP(4)" : dimension.Rolle == Dimensionsrolle.Maal ? "*" : dimension.Totalkode ?? dimension.Vaerdier[0].Kode;
}
