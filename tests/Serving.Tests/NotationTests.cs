using System.Globalization;
using System.Text;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Selections;

namespace Opgoerelse.ServingTests;

public class NotationTests
{
    [Theory]
    [InlineData(333, 1, "33.3")]
    [InlineData(330, 1, "33.0")]
    [InlineData(3, 1, "0.3")]
    [InlineData(0, 1, "0.0")]
    [InlineData(-5, 2, "-0.05")]
    [InlineData(-1234, 1, "-123.4")]
    [InlineData(1234567, 0, "1234567")]
    [InlineData(0, 0, "0")]
    [InlineData(long.MaxValue, 3, "9223372036854775.807")]
    [InlineData(long.MinValue, 1, "-922337203685477580.8")]
    public void Numbers_are_written_from_whole_numbers(long value, int decimals, string expected)
    {
        Span<byte> place = stackalloc byte[NumberText.Longest];
        Assert.Equal(expected, Encoding.UTF8.GetString(place[..NumberText.Write(value, decimals, place)]));
    }

    [Theory]
    [InlineData(1234567, 0, "1.234.567")]
    [InlineData(1234567, 1, "123.456,7")]
    [InlineData(999, 0, "999")]
    [InlineData(1000, 0, "1.000")]
    [InlineData(5, 1, "0,5")]
    [InlineData(0, 1, "0,0")]
    [InlineData(-12345, 1, "-1.234,5")]
    public void Numbers_in_Danish(long value, int decimals, string expected) =>
        Assert.Equal(expected, DanishNotation.Number(value, decimals));

    [Fact]
    public void Moments_are_Danish_in_winter_too()
    {
        Assert.Equal(
            "1. januar 2027 kl. 00.30",
            DanishNotation.Moment(DateTimeOffset.Parse("2026-12-31T23:30:00Z", CultureInfo.InvariantCulture)));
        Assert.Equal(
            "1. juli 2026 kl. 08.00",
            DanishNotation.Moment(DateTimeOffset.Parse("2026-07-01T06:00:00Z", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_kommuner_stand_in_Danish_order()
    {
        var order = Omraader.Standard.All
            .Where(omraade => omraade.Level == OmraadeLevel.Kommune)
            .Select(omraade => omraade.Name.Da)
            .Order(DanishOrder.Standard)
            .ToList();

        Assert.Equal("Albertslund", order[0]);
        Assert.Equal(["Vordingborg", "Ærø", "Aabenraa", "Aalborg", "Aarhus"], order.TakeLast(5));
        Assert.True(order.IndexOf("Høje-Taastrup") < order.IndexOf("Hørsholm"));
        Assert.True(order.IndexOf("Hørsholm") > order.IndexOf("Hvidovre"));
        Assert.True(order.IndexOf("Faaborg-Midtfyn") > order.IndexOf("Furesø"));
        Assert.True(order.IndexOf("Lyngby-Taarbæk") < order.IndexOf("Læsø"));
    }

    [Theory]
    [InlineData("a", "b", -1)]
    [InlineData("Århus", "aarhus", 1)]
    [InlineData("Åby", "Aabyhøj", -1)]
    [InlineData("z", "æ", -1)]
    [InlineData("æ", "ø", -1)]
    [InlineData("ø", "å", -1)]
    [InlineData("ø", "aa", -1)]
    [InlineData("Ny by", "Nyby", -1)]
    [InlineData("", "a", -1)]
    public void Danish_order(string one, string other, int expected)
    {
        Assert.Equal(expected, Math.Sign(DanishOrder.Standard.Compare(one, other)));
        Assert.Equal(-expected, Math.Sign(DanishOrder.Standard.Compare(other, one)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a,b", "a|b")]
    [InlineData(" a , b ", "a|b")]
    [InlineData("[top(3,1)],b", "[top(3,1)]|b")]
    [InlineData("a,[range(b,c)]", "a|[range(b,c)]")]
    [InlineData("a,,b", "a||b")]
    [InlineData(",", "|")]
    public void Commas_in_brackets_do_not_separate(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', CommaList.Split(text)));
}
