using Opgoerelse.Domain.Tables;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Information;

/// <summary>Programs that can be copied and run: each asks for figures that the served release has.</summary>
/// <param name="table">The table that they ask for.</param>
/// <param name="page">The page that they stand on: its language is that of their comments, and of the texts that they ask for.</param>
internal sealed class ApiExamples(CatalogueTable table, Page page)
{
    /// <summary>The whole table as CSV.</summary>
    public string WholeTableUrl => page.Host + Addresses.WholeTable(table.Table.Id, "csv");

    /// <summary>The newest periods for hele landet.</summary>
    public string SelectionUrl =>
        $"{Root}/data?lang={page.Language}&outputFormat=csv&"
            + string.Join('&', table.Dimensions.Select((dimension, index) => $"valuecodes[{dimension.Code}]={Value(dimension, index)}"));

    /// <summary>The same as JSON-stat.</summary>
    public string AsJson => SelectionUrl.Replace("&outputFormat=csv", "", StringComparison.Ordinal);

    public string Curl => $"""
        # {page.Word("Et udvalg som CSV. -g lader klammerne være.", "A selection as CSV. -g leaves the brackets alone.")}
        curl -g "{SelectionUrl}"

        # {page.Word("Det samme som JSON-stat, med tekster, noter og tegn", "The same as JSON-stat, with texts, notes and signs")}
        curl -g "{AsJson}"

        # {page.Word("Hele tabellen, pakket undervejs", "The whole table, compressed on its way")}
        curl --compressed -o {table.Table.Id}.csv "{WholeTableUrl}"
        """;

    /// <summary>Base R alone.</summary>
    public string R => $"""
        adresse <- "{WholeTableUrl}"
        tal <- read.csv(adresse, fileEncoding = "UTF-8", colClasses = "character", na.strings = character())

        # {page.Word(
            "Tegnene *, -, .. og ... er ikke nul: de er ingen tal. Kolonnen _status siger hvorfor.",
            "The signs *, -, .. and ... are not zero: they are no numbers. The column _status tells why.")}
        status <- grep("_status$", names(tal), value = TRUE)
        maalinger <- sub("_status$", "", status)
        tal[maalinger] <- lapply(tal[maalinger], function(felt)
            as.numeric(replace(felt, felt %in% c("*", "-", "..", "..."), NA)))

        str(tal)
        head(tal[tal${First} == "{Omraade}", ])
        """;

    /// <summary>The R package of Statistics Norway.</summary>
    public string PxWebApiData => $"""
        # install.packages("PxWebApiData")
        library(PxWebApiData)

        # {page.Word("NAstatus siger, hvorfor et tal mangler.", "NAstatus tells why a figure is missing.")}
        tal <- get_api_data_2("{AsJson}")
        print(tal)
        """;

    public string Pandas => $$"""
        import pandas as pd

        adresse = "{{WholeTableUrl}}"
        maalinger = {{Measures}}

        # {{page.Word(
            "Tegnene er ikke nul: de er ingen tal. Kolonnerne _status siger hvorfor, og hvilke tal der er foreløbige (f).",
            "The signs are not zero: they are no numbers. The columns _status tell why, and which figures are preliminary (f).")}}
        tegn = ["*", "-", "..", "..."]
        tal = pd.read_csv(
            adresse,
            dtype={kolonne: str for kolonne in {{Codes}}},
            na_values={maaling: tegn for maaling in maalinger},
            keep_default_na=False,
        )

        print(tal.dtypes)
        print(tal[tal["{{First}}"] == "{{Omraade}}"].head())
        """;

    /// <summary>A Python client of PxWebApi 2.</summary>
    public string PxWebPy => $$"""
        # pip install pxwebpy pandas
        import pandas as pd
        from pxweb import PxApi

        api = PxApi("{{page.Host}}{{Addresses.PxWeb}}", language="{{page.Language}}")
        tal = pd.DataFrame(api.get_table_data(
            "{{table.Table.Id}}",
            value_codes={{{Choice}}},
            show="code",
        ))
        print(tal)
        """;

    /// <summary>A function for Power Query.</summary>
    public string PowerQuery => new QueryText(page.Host, page.IsDanish).Function;

    private string Root => $"{page.Host}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(table.Table.Id)}";

    private string First => table.Dimensions[Math.Max(table.Geography, 0)].Code;

    /// <summary>A kommune, whose code a careless reader makes a number of.</summary>
    private string Omraade => (table.Dimensions[Math.Max(table.Geography, 0)].Values.FirstOrDefault(value => value.Kind == "kommune")
        ?? table.Dimensions[Math.Max(table.Geography, 0)].Values[0]).Code;

    private string Measures =>
        "[" + string.Join(", ", table.Dimensions[table.Measure].Values.Select(measure => $"\"{measure.Code}\"")) + "]";

    private string Codes =>
        "["
            + string.Join(
                ", ",
                table.Dimensions.Where(dimension => dimension.Role != DimensionRole.Measure).Select(dimension => $"\"{dimension.Code}\""))
            + "]";

    private string Choice =>
        string.Join(", ", table.Dimensions.Select((dimension, index) => $"\"{dimension.Code}\": [\"{Value(dimension, index)}\"]"));

    private string Value(Dimension dimension, int index) =>
        index == table.Time ? "TOP(4)" : dimension.Role == DimensionRole.Measure ? "*" : dimension.TotalCode ?? dimension.Values[0].Code;
}
