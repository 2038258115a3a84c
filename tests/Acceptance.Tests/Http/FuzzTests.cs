using System.Net;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Selections;
using Opgoerelse.Support.Host;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Thousands of selections, well made, mutated and mad, held against <see cref="SelectionModel"/>.</summary>
public class FuzzTests(TestService service)
{
    private const int Tracks = 4;

    private static readonly string[] Former =
    [
        "*", "{0}*", "*{0}", "*{0}*", "{0}?", "?{0}", "TOP({2})", "[TOP({2},{3})]", "BOTTOM({2})", "[BOTTOM({2},{3})]", "FROM({0})",
        "TO({0})", "[RANGE({0},{1})]", "[FROM({0})]", "[{0}]", "{0}", "{0},{1}",
    ];

    [Fact]
    public Task Every_selection_gives_the_models_cells_or_400() => AgainstTheModelAsync(800);

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public Task Every_one_of_many_selections_gives_the_models_cells_or_400() => AgainstTheModelAsync(5_000);

    private async Task AgainstTheModelAsync(int ofEachTrack)
    {
        var table = SampleRelease.IsSmall().Find("Y11IGA01")!;
        var hitCount = await TrackAsync(ofEachTrack, async random =>
        {
            var choice = Choice(random, table);
            var path = "/api/v2/tables/Y11IGA01/data?outputFormat=csv"
                + string.Concat(choice.Select(item =>
                    $"&valuecodes[{Uri.EscapeDataString(item.Variable)}]={Uri.EscapeDataString(item.Text)}"));
            using var answer = await service.Client.GetAsync(path);
            var expected = SelectionModel.Csv(table, choice);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(
                answer.StatusCode == (expected is null ? HttpStatusCode.BadRequest : HttpStatusCode.OK),
                $"{path}: {answer.StatusCode} {text}");
            Assert.True(expected is null || expected == text, $"{path}:\n{text}\n{expected}");
            return expected is not null;
        });

        // Both kinds must be plenty, or the test has stopped testing.
        Assert.InRange(hitCount, Tracks * ofEachTrack / 5, Tracks * ofEachTrack * 4 / 5);
    }

    [Fact]
    public Task No_address_makes_the_service_fail() => AddressesAsync(800);

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public Task None_of_many_addresses_makes_the_service_fail() => AddressesAsync(3_000);

    private async Task AddressesAsync(int ofEachTrack)
    {
        const string Sign = "%[]=&?+*(),;#\"'\\ 0aZ\u00e6\u0000";
        var table = SampleRelease.IsSmall().Find("Y11IGA01")!;
        await TrackAsync(ofEachTrack, async random =>
        {
            var query = "lang=en&outputFormat=csv&heading=time&stub=maal&outputFormatParams=UseTexts"
                + string.Concat(Choice(random, table).Select(item => $"&valuecodes[{item.Variable}]={item.Text}"));
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                query = Mutant(random, query, Sign);
            }

            query = query.Replace("#", "%23", StringComparison.Ordinal).Replace("\0", "%00", StringComparison.Ordinal);
            using var answer = await service.Client.GetAsync("/api/v2/tables/Y11IGA01/data?" + query);
            Assert.True((int)answer.StatusCode is 200 or 400, $"{query}: {answer.StatusCode}");
            return true;
        });
    }

    /// <summary>
    /// Every format, whatever its parameters and placement, and queries kept of the same: what is refused is refused in words.
    /// </summary>
    [Fact]
    public Task No_format_and_no_saved_query_makes_the_service_fail() => FormatsAsync(150);

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public Task No_format_and_none_of_many_saved_queries_makes_the_service_fail() => FormatsAsync(400);

    private async Task FormatsAsync(int ofEachTrack)
    {
        string[] formats = ["", "json-stat2", "csv", "px", "xlsx", "html", "json-px", "parquet", "CSV", "x"];
        string[] parameters =
        [
            "",
            "UseCodes",
            "UseTexts",
            "UseCodesAndTexts",
            "IncludeTitle",
            "IncludeNotes",
            "IncludeStatus",
            "ForSpreadsheet",
            "ForSpreadsheet,UseCodes,IncludeStatus,SeparatorTab",
            "SeparatorTab",
            "UseTexts,SeparatorSemicolon,IncludeTitle",
            "usetexts,usecodes",
            ",",
            "x",
        ];
        string[] placements = ["", "periode", "maal,indsats", "omraade,periode,indsats,maal", "time,time", "x"];
        var table = SampleRelease.IsSmall().Find("Y11IGA01")!;
        var answeredCount = await TrackAsync(ofEachTrack, async random =>
        {
            var choice = Choice(random, table);
            var (format, parameter) = (OneOf(formats), OneOf(parameters));
            var (heading, stub) = (OneOf(placements), OneOf(placements));
            var query = string.Concat(choice.Select(item =>
                $"&valuecodes[{Uri.EscapeDataString(item.Variable)}]={Uri.EscapeDataString(item.Text)}"));
            using var answer = await service.Client.GetAsync(
                $"/api/v2/tables/Y11IGA01/data?outputFormat={format}&outputFormatParams={parameter}&heading={heading}&stub={stub}{query}");
            Assert.True((int)answer.StatusCode is 200 or 400, $"{format} {parameter} {heading} {stub} {query}: {answer.StatusCode}");
            await answer.Content.ReadAsByteArrayAsync();

            var content = System.Text.Json.JsonSerializer.Serialize(new
            {
                tableId = "Y11IGA01",
                language = "da",
                outputFormat = format,
                outputFormatParams = Parts(parameter),
                // A parameter given twice is one with both values.
                selection = new
                {
                    selection = choice.GroupBy(item => item.Variable, StringComparer.OrdinalIgnoreCase).Select(item =>
                        new { variableCode = item.Key, valueCodes = item.SelectMany(part => Parts(part.Text)) }),
                    placement = new { heading = Parts(heading), stub = Parts(stub) },
                },
            });
            // What can be asked for can be kept, and what cannot be asked for cannot.
            using var stored = await service.Client.PostAsync(
                "/api/v2/savedqueries",
                new StringContent(content, System.Text.Encoding.UTF8, "application/json"));
            Assert.True(
                (int)stored.StatusCode == ((int)answer.StatusCode == 200 ? 201 : 400),
                $"{content}: {stored.StatusCode} {answer.StatusCode}");
            if (stored.StatusCode == HttpStatusCode.Created)
            {
                using var againFigure = await service.Client.GetAsync(stored.Headers.Location + "/data");
                Assert.Equal(answer.Headers.ETag, againFigure.Headers.ETag);
            }

            using var mutant = await service.Client.PostAsync(
                "/api/v2/savedqueries",
                new StringContent(Mutant(random, content, "{}[]\",:0n\\ \u00e6\u0000"), System.Text.Encoding.UTF8, "application/json"));
            Assert.True((int)mutant.StatusCode is 201 or 400 or 404, $"{mutant.StatusCode}");
            return answer.StatusCode == HttpStatusCode.OK;

            string OneOf(string[] among) => among[random.Next(3) == 0 ? random.Next(among.Length) : 0];
        });

        Assert.InRange(answeredCount, ofEachTrack / 4, ofEachTrack * Tracks * 15 / 16);

        static IReadOnlyList<string> Parts(string text) => CommaList.Split(text);
    }

    /// <summary>Selections of every variable, most of them plain, so that one odd part decides.</summary>
    private static List<(string Variable, string Text)> Choice(Random random, Table table)
    {
        var choice = new List<(string, string)>();
        foreach (var dimension in table.Dimensions)
        {
            var name = random.Next(12) switch
            {
                0 => dimension.Code.ToUpperInvariant(),
                1 when dimension.Role == DimensionRole.Time => "Time",
                1 when dimension.Role == DimensionRole.Measure => "ContentsCode",
                _ => dimension.Code,
            };
            switch (random.Next(40))
            {
                case 0:
                    break;
                case 1:
                    choice.Add((name, ""));
                    break;
                case 2:
                    choice.Add((name, Expression(random, dimension)));
                    choice.Add((dimension.Code, Expression(random, dimension)));
                    break;
                case < 22:
                    choice.Add((name, Code(random, dimension)));
                    break;
                default:
                    choice.Add((name, string.Join(',', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Expression(random, dimension)))));
                    break;
            }
        }

        // Something must be asked for: nothing at all is the default selection.
        return choice.Count > 0 ? choice : [("periode", "2024")];
    }

    private static string Expression(Random random, Dimension dimension)
    {
        var form = Former[random.Next(Former.Length)];
        var expression = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            form,
            form.Contains('*', StringComparison.Ordinal) || form.Contains('?', StringComparison.Ordinal)
                ? Fragment(random, dimension)
                : Code(random, dimension),
            Code(random, dimension),
            random.Next(1, dimension.Values.Count + 3),
            random.Next(0, dimension.Values.Count + 2));
        if (random.Next(4) == 0)
        {
#pragma warning disable CA1308 // The case of what is asked for, not a normal form.
            expression = expression.ToLowerInvariant();
#pragma warning restore CA1308
        }

        return random.Next(5) == 0 ? Mutant(random, expression, "*?[](),019aT \u00e6+-") : expression;
    }

    private static string Code(Random random, Dimension dimension) => dimension.Values[random.Next(dimension.Values.Count)].Code;

    private static string Fragment(Random random, Dimension dimension)
    {
        var code = Code(random, dimension);
        var from = random.Next(code.Length);
        return code.Substring(from, random.Next(1, code.Length - from + 1));
    }

    /// <summary>With one character more, one less or another one.</summary>
    private static string Mutant(Random random, string text, string sign)
    {
        var place = random.Next(text.Length + 1);
        var news = sign[random.Next(sign.Length)].ToString();
        return random.Next(3) switch
        {
            0 => text.Insert(place, news),
            1 when place < text.Length => text.Remove(place, 1),
            _ when place < text.Length => text.Remove(place, 1).Insert(place, news),
            _ => news + text,
        };
    }

    /// <summary>Runs <paramref name="one"/> that many times on each of some tracks, the same every time. How often it said true.</summary>
    private static async Task<int> TrackAsync(int multiplier, Func<Random, Task<bool>> one)
    {
        var tracks = await Task.WhenAll(Enumerable.Range(1, Tracks).Select(async ordinal =>
        {
            var random = new Random(ordinal);
            var hitCount = 0;
            for (var i = 0; i < multiplier; i++)
            {
                hitCount += await one(random) ? 1 : 0;
            }

            return hitCount;
        }));
        return tracks.Sum();
    }
}
