using System.Net;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Tens of thousands of selections, well made, mutated and mad, held against <see cref="Valgmodel"/>.</summary>
public class FuzzProever(Tjeneste tjeneste) : IClassFixture<Tjeneste>
{
    private const int Spor = 4;

    private static readonly string[] Former =
    [
        "*", "{0}*", "*{0}", "*{0}*", "{0}?", "?{0}", "TOP({2})", "[TOP({2},{3})]", "BOTTOM({2})", "[BOTTOM({2},{3})]", "FROM({0})", "TO({0})", "[RANGE({0},{1})]", "[FROM({0})]", "[{0}]", "{0}", "{0},{1}",
    ];

    [Fact]
    public async Task Ethvert_udvalg_giver_modellens_celler_eller_400()
    {
        var tabel = Proeveudgivelse.Lille().Find("Y11IGA01")!;
        var traf = await SporAsync(5_000, async tilfaeldig =>
        {
            var valg = Valg(tilfaeldig, tabel);
            var sti = "/api/v2/tables/Y11IGA01/data?outputFormat=csv" + string.Concat(valg.Select(et => $"&valuecodes[{Uri.EscapeDataString(et.Variabel)}]={Uri.EscapeDataString(et.Tekst)}"));
            using var svar = await tjeneste.Klient.GetAsync(sti);
            var ventet = Valgmodel.Csv(tabel, valg);
            var tekst = await svar.Content.ReadAsStringAsync();
            Assert.True(svar.StatusCode == (ventet is null ? HttpStatusCode.BadRequest : HttpStatusCode.OK), $"{sti}: {svar.StatusCode} {tekst}");
            Assert.True(ventet is null || ventet == tekst, $"{sti}:\n{tekst}\n{ventet}");
            return ventet is not null;
        });

        // Both kinds must be plenty, or the test has stopped testing.
        Assert.InRange(traf, 20_000 / 5, 20_000 * 4 / 5);
    }

    [Fact]
    public async Task Ingen_adresse_faar_tjenesten_til_at_fejle()
    {
        const string Tegn = "%[]=&?+*(),;#\"'\\ 0aZ\u00e6\u0000";
        var tabel = Proeveudgivelse.Lille().Find("Y11IGA01")!;
        await SporAsync(1_500, async tilfaeldig =>
        {
            var query = "lang=en&outputFormat=csv&heading=time&stub=maal&outputFormatParams=UseTexts" + string.Concat(Valg(tilfaeldig, tabel).Select(et => $"&valuecodes[{et.Variabel}]={et.Tekst}"));
            for (var i = tilfaeldig.Next(1, 6); i > 0; i--)
            {
                query = Mutant(tilfaeldig, query, Tegn);
            }

            query = query.Replace("#", "%23", StringComparison.Ordinal).Replace("\0", "%00", StringComparison.Ordinal);
            using var svar = await tjeneste.Klient.GetAsync("/api/v2/tables/Y11IGA01/data?" + query);
            Assert.True((int)svar.StatusCode is 200 or 400, $"{query}: {svar.StatusCode}");
            return true;
        });
    }

    /// <summary>Every format, whatever its parameters and placement, and queries kept of the same: what is refused is refused in words.</summary>
    [Fact]
    public async Task Intet_format_og_ingen_gemt_forespoergsel_faar_tjenesten_til_at_fejle()
    {
        string[] formater = ["", "json-stat2", "csv", "px", "xlsx", "html", "json-px", "parquet", "CSV", "x"];
        string[] parametre = ["", "UseCodes", "UseTexts", "UseCodesAndTexts", "IncludeTitle", "IncludeNotes", "IncludeStatus", "ForSpreadsheet", "ForSpreadsheet,UseCodes,IncludeStatus,SeparatorTab", "SeparatorTab", "UseTexts,SeparatorSemicolon,IncludeTitle", "usetexts,usecodes", ",", "x"];
        string[] placeringer = ["", "periode", "maal,indsats", "omraade,periode,indsats,maal", "time,time", "x"];
        var tabel = Proeveudgivelse.Lille().Find("Y11IGA01")!;
        var svarede = await SporAsync(400, async tilfaeldig =>
        {
            var valg = Valg(tilfaeldig, tabel);
            var (format, parameter) = (Et(formater), Et(parametre));
            var (heading, stub) = (Et(placeringer), Et(placeringer));
            var query = string.Concat(valg.Select(et => $"&valuecodes[{Uri.EscapeDataString(et.Variabel)}]={Uri.EscapeDataString(et.Tekst)}"));
            using var svar = await tjeneste.Klient.GetAsync($"/api/v2/tables/Y11IGA01/data?outputFormat={format}&outputFormatParams={parameter}&heading={heading}&stub={stub}{query}");
            Assert.True((int)svar.StatusCode is 200 or 400, $"{format} {parameter} {heading} {stub} {query}: {svar.StatusCode}");
            await svar.Content.ReadAsByteArrayAsync();

            var indhold = System.Text.Json.JsonSerializer.Serialize(new
            {
                tableId = "Y11IGA01",
                language = "da",
                outputFormat = format,
                outputFormatParams = Dele(parameter),
                // A parameter given twice is one with both values.
                selection = new { selection = valg.GroupBy(et => et.Variabel, StringComparer.OrdinalIgnoreCase).Select(et => new { variableCode = et.Key, valueCodes = et.SelectMany(del => Dele(del.Tekst)) }), placement = new { heading = Dele(heading), stub = Dele(stub) } },
            });
            // What can be asked for can be kept, and what cannot be asked for cannot.
            using var gemt = await tjeneste.Klient.PostAsync("/api/v2/savedqueries", new StringContent(indhold, System.Text.Encoding.UTF8, "application/json"));
            Assert.True((int)gemt.StatusCode == ((int)svar.StatusCode == 200 ? 201 : 400), $"{indhold}: {gemt.StatusCode} {svar.StatusCode}");
            if (gemt.StatusCode == HttpStatusCode.Created)
            {
                using var igen = await tjeneste.Klient.GetAsync(gemt.Headers.Location + "/data");
                Assert.Equal(svar.Headers.ETag, igen.Headers.ETag);
            }

            using var mutant = await tjeneste.Klient.PostAsync("/api/v2/savedqueries", new StringContent(Mutant(tilfaeldig, indhold, "{}[]\",:0n\\ \u00e6\u0000"), System.Text.Encoding.UTF8, "application/json"));
            Assert.True((int)mutant.StatusCode is 201 or 400 or 404, $"{mutant.StatusCode}");
            return svar.StatusCode == HttpStatusCode.OK;

            string Et(string[] blandt) => blandt[tilfaeldig.Next(3) == 0 ? tilfaeldig.Next(blandt.Length) : 0];
        });

        Assert.InRange(svarede, 100, 1_500);

        static IReadOnlyList<string> Dele(string tekst) => Kommaliste.Del(tekst);
    }

    /// <summary>Selections of every variable, most of them plain, so that one odd part decides.</summary>
    private static List<(string Variabel, string Tekst)> Valg(Random tilfaeldig, Tabel tabel)
    {
        var valg = new List<(string, string)>();
        foreach (var dimension in tabel.Dimensioner)
        {
            var navn = tilfaeldig.Next(12) switch
            {
                0 => dimension.Kode.ToUpperInvariant(),
                1 when dimension.Rolle == Dimensionsrolle.Tid => "Time",
                1 when dimension.Rolle == Dimensionsrolle.Maal => "ContentsCode",
                _ => dimension.Kode,
            };
            switch (tilfaeldig.Next(40))
            {
                case 0:
                    break;
                case 1:
                    valg.Add((navn, ""));
                    break;
                case 2:
                    valg.Add((navn, Udtryk(tilfaeldig, dimension)));
                    valg.Add((dimension.Kode, Udtryk(tilfaeldig, dimension)));
                    break;
                case < 22:
                    valg.Add((navn, Kode(tilfaeldig, dimension)));
                    break;
                default:
                    valg.Add((navn, string.Join(',', Enumerable.Range(0, tilfaeldig.Next(1, 3)).Select(_ => Udtryk(tilfaeldig, dimension)))));
                    break;
            }
        }

        // Something must be asked for: nothing at all is the default selection.
        return valg.Count > 0 ? valg : [("periode", "2024")];
    }

    private static string Udtryk(Random tilfaeldig, Dimension dimension)
    {
        var form = Former[tilfaeldig.Next(Former.Length)];
        var udtryk = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            form,
            form.Contains('*', StringComparison.Ordinal) || form.Contains('?', StringComparison.Ordinal) ? Stump(tilfaeldig, dimension) : Kode(tilfaeldig, dimension),
            Kode(tilfaeldig, dimension),
            tilfaeldig.Next(1, dimension.Vaerdier.Count + 3),
            tilfaeldig.Next(0, dimension.Vaerdier.Count + 2));
        if (tilfaeldig.Next(4) == 0)
        {
#pragma warning disable CA1308 // The case of what is asked for, not a normal form.
            udtryk = udtryk.ToLowerInvariant();
#pragma warning restore CA1308
        }

        return tilfaeldig.Next(5) == 0 ? Mutant(tilfaeldig, udtryk, "*?[](),019aT \u00e6+-") : udtryk;
    }

    private static string Kode(Random tilfaeldig, Dimension dimension) => dimension.Vaerdier[tilfaeldig.Next(dimension.Vaerdier.Count)].Kode;

    private static string Stump(Random tilfaeldig, Dimension dimension)
    {
        var kode = Kode(tilfaeldig, dimension);
        var fra = tilfaeldig.Next(kode.Length);
        return kode.Substring(fra, tilfaeldig.Next(1, kode.Length - fra + 1));
    }

    /// <summary>With one character more, one less or another one.</summary>
    private static string Mutant(Random tilfaeldig, string tekst, string tegn)
    {
        var plads = tilfaeldig.Next(tekst.Length + 1);
        var nyt = tegn[tilfaeldig.Next(tegn.Length)].ToString();
        return tilfaeldig.Next(3) switch
        {
            0 => tekst.Insert(plads, nyt),
            1 when plads < tekst.Length => tekst.Remove(plads, 1),
            _ when plads < tekst.Length => tekst.Remove(plads, 1).Insert(plads, nyt),
            _ => nyt + tekst,
        };
    }

    /// <summary>Runs <paramref name="en"/> that many times on each of some tracks, the same every time. How often it said true.</summary>
    private static async Task<int> SporAsync(int gange, Func<Random, Task<bool>> en)
    {
        var spor = await Task.WhenAll(Enumerable.Range(1, Spor).Select(async nummer =>
        {
            var tilfaeldig = new Random(nummer);
            var traf = 0;
            for (var i = 0; i < gange; i++)
            {
                traf += await en(tilfaeldig) ? 1 : 0;
            }

            return traf;
        }));
        return spor.Sum();
    }
}
