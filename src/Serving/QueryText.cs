namespace Opgoerelse.Serving;

/// <summary>Power Query's language (M) for getting whole tables of this service.</summary>
/// <param name="address">The address of this service, without a slash at its end.</param>
/// <param name="danish">The language of the comments.</param>
internal sealed class QueryText(string address, bool danish)
{
    /// <summary>
    /// A function of a table's id. It reads numbers by the file's own form, not by that of the machine; codes stay texts,
    /// signs become nothing, and the columns with the signs are kept. The columns are found in the file, so that it
    /// serves every table. The address is constant and the rest in <c>RelativePath</c>, without which Power BI cannot
    /// refresh a data set by itself.
    /// </summary>
    public string Function => $$"""
        // {{Say(
            "Henter en hel tabel, fx \"Y11IGA01\", fra den nyeste udgivelse.",
            "Gets a whole table, for instance \"Y11IGA01\", of the newest release.")}}
        (tabel as text) as table =>
        let
            Kilde = Csv.Document(
                Web.Contents("{{address}}", [RelativePath = "{{Addresses.Bulk.TrimStart('/')}}/" & tabel & ".csv"]),
                [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
            MedNavne = Table.PromoteHeaders(Kilde, [PromoteAllScalars = true, Culture = "en-US"]),
            // {{Say("For hver måling er der en kolonne med tal og en, hvis navn ender på _status.",
                "For each measure there is a column of numbers and one whose name ends with _status.")}}
            Status = List.Select(Table.ColumnNames(MedNavne), each Text.EndsWith(_, "_status")),
            Maalinger = List.Transform(Status, each Text.Start(_, Text.Length(_) - Text.Length("_status"))),
            Koder = List.Difference(Table.ColumnNames(MedNavne), Maalinger),
            // {{Say("Tegnene er ikke nul: de er ingen tal. Tal er skrevet med punktum, uanset maskinens sprog.",
                "The signs are not zero: they are no numbers. Decimals have a full stop, whatever the machine's language.")}}
            SomTal = (felt as text) as nullable number =>
                if List.Contains({"*", "-", "..", "..."}, felt) then null else Number.FromText(felt, "en-US"),
            MedTal = Table.TransformColumns(MedNavne, List.Transform(Maalinger, each {_, SomTal, type nullable number})),
            MedKoder = Table.TransformColumnTypes(MedTal, List.Transform(Koder, each {_, type text})),
            UdenTomme = Table.ReplaceValue(MedKoder, "", null, Replacer.ReplaceValue, Status)
        in
            UdenTomme
        """;

    /// <summary>A query that gets one table.</summary>
    public string QueryOf(string table) => $$"""
        let
            HentTabel =
        {{Indent(Function)}},
            Resultat = HentTabel("{{table}}")
        in
            Resultat
        """;

    private static string Indent(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => "        " + line));

    private string Say(string da, string en) => danish ? da : en;
}
