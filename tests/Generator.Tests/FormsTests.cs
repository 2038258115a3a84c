using System.Text.RegularExpressions;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Writing;

namespace Opgoerelse.GeneratorTests;

/// <summary>The ways of writing that normalisation must see through.</summary>
public sealed class FormsTests(FormsTests.Some some) : IClassFixture<FormsTests.Some>
{
    private readonly GeneratedLeverancer _leverancer = some.Leverancer;

    [Theory]
    [InlineData(@"""personnummer"":""\d{6}-\d{4}""", "a hyphen in the personnummer")]
    [InlineData(@"""kommunekode"":""\d{3}""", "a kommunekode of three digits")]
    [InlineData(@"""beskedId"":""[0-9A-F-]{36}""", "guids in upper case")]
    [InlineData(@"""slutdato"":""9999-12-31""", "an open end as 9999-12-31")]
    [InlineData(@"""til"":""9999-12-31""", "an open fritagelse as 9999-12-31")]
    [InlineData(@"""startdato"":""[^""]+T00:00:00\+0[12]:00""", "a date as a date-time with offset")]
    [InlineData(@"""startdato"":""[^""]+T2[23]:00:00Z""", "a date that in UTC is the day before")]
    [InlineData(@"""startdato"":""[^""]+T08:30:00""", "a date-time on the Danish clock")]
    [InlineData(@"""registreret"":""[^""]+Z""", "a registration in UTC")]
    [InlineData(@"""registreret"":""[^""]+\.\d+\+0[12]:00""", "a registration with fractions")]
    [InlineData(@"""slutdato"":null", "an explicit null")]
    [InlineData(@"""kildesystem"":", "an unknown field in indhold")]
    [InlineData(@"""afsender"":{", "an unknown field in the envelope")]
    [InlineData(@"^\{""indhold"":", "indhold before the envelope")]
    [InlineData(@"""kategorier"":\[\]", "no kategorier")]
    [InlineData(@"\\n|\\""", "an escape in free text")]
    public void Every_form_is_met_in_ndjson(string pattern, string what)
    {
        Assert.True(
            some.NdjsonLines.Any(l => Regex.IsMatch(l, pattern, default, TimeSpan.FromSeconds(1))),
            $"No line has {what}.");
    }

    [Fact]
    public void Csv_carries_lists_quotes_and_a_column_of_its_own()
    {
        var forloeb = _leverancer.Text("forloeb.csv");
        Assert.Matches(@"\d{4}@\d{4}-\d\d-\d\d\|\d{4}@\d{4}-\d\d-\d\d", forloeb);
        Assert.Contains("\"\"", forloeb, StringComparison.Ordinal);
        Assert.Matches(";virksomhedsrettet\\|[a-z|-]+\r\n", _leverancer.Text("indstilling.csv"));
        Assert.Equal("kildesystem", _leverancer.Records("indsats.csv.gz")[0][^1]);
    }

    [Fact]
    public void The_danish_clock_agrees_with_the_time_zone()
    {
        var copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");
        for (var day = new DateOnly(DanishClock.FirstYear, 1, 1); day.Year < 2031; day = day.AddDays(1))
        {
            Assert.Equal(copenhagen.GetUtcOffset(day.ToDateTime(new(0, 0))).TotalHours, DanishClock.OffsetAtMidnight(day));
            Assert.Equal(copenhagen.GetUtcOffset(day.ToDateTime(new(8, 0))).TotalHours, DanishClock.OffsetInDaytime(day));
        }
    }

    /// <summary>No value is compared with a message that could print a number.</summary>
    [Fact]
    public void A_personnummer_tells_birth_date_and_sex_and_belongs_to_nobody()
    {
        var rng = new Rng(1, 1);
        Span<byte> digits = stackalloc byte[11];
        for (var i = 0; i < 20_000; i++)
        {
            var born = new DateOnly(1954, 1, 2).AddDays(rng.Below(20_000));
            var woman = rng.Hits(0.5);
            var personnummer = SyntheticPersonnummer.Make(born, woman, rng);
            Assert.Equal(10, personnummer.Write(digits, hyphen: false));
            var d = digits.ToArray().Select(c => c - '0').ToArray();

            Assert.True(born == DateOf(d));
            Assert.True(woman == (d[9] % 2 == 0) && woman == personnummer.IsWoman);
            int[] weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
            Assert.False(weights.Select((w, n) => w * d[n]).Sum() % 11 == 0);
            Assert.Equal("******-****", personnummer.ToString());
        }
    }

    private static DateOnly DateOf(int[] d)
    {
        var year = (d[4] * 10) + d[5];
        var century = d[6] switch
        {
            <= 3 => 1900,
            4 or 9 => year <= 36 ? 2000 : 1900,
            _ => year <= 57 ? 2000 : 1800,
        };
        return new DateOnly(century + year, (d[2] * 10) + d[3], (d[0] * 10) + d[1]);
    }

    public sealed class Some : IDisposable
    {
        public Some()
        {
            Leverancer.Generate(8_000);
            NdjsonLines = [.. Leverancer.Names
                .Where(n => n.Contains("ndjson", StringComparison.Ordinal))
                .SelectMany(Leverancer.Lines)];
        }

        public GeneratedLeverancer Leverancer { get; } = new();

        public IReadOnlyList<string> NdjsonLines { get; }

        public void Dispose() => Leverancer.Dispose();
    }
}
