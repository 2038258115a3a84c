using System.Globalization;
using System.Text;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.Selection;

namespace Opgoerelse.AcceptanceTests.Http;

public class SkriftProever
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
    public void Tal_skrives_fra_hele_tal(long vaerdi, int decimaler, string ventet)
    {
        Span<byte> plads = stackalloc byte[Tal.Laengst];
        Assert.Equal(ventet, Encoding.UTF8.GetString(plads[..Tal.Skriv(vaerdi, decimaler, plads)]));
    }

    [Theory]
    [InlineData(1234567, 0, "1.234.567")]
    [InlineData(1234567, 1, "123.456,7")]
    [InlineData(999, 0, "999")]
    [InlineData(1000, 0, "1.000")]
    [InlineData(5, 1, "0,5")]
    [InlineData(0, 1, "0,0")]
    [InlineData(-12345, 1, "-1.234,5")]
    public void Tal_paa_dansk(long vaerdi, int decimaler, string ventet) =>
        Assert.Equal(ventet, DanskSkrift.Tal(vaerdi, decimaler));

    [Fact]
    public void Tidspunkter_er_danske_ogsaa_om_vinteren()
    {
        Assert.Equal("1. januar 2027 kl. 00.30", DanskSkrift.Tidspunkt(DateTimeOffset.Parse("2026-12-31T23:30:00Z", CultureInfo.InvariantCulture)));
        Assert.Equal("1. juli 2026 kl. 08.00", DanskSkrift.Tidspunkt(DateTimeOffset.Parse("2026-07-01T06:00:00Z", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Kommunerne_staar_i_dansk_orden()
    {
        var orden = Omraader.Standard.Alle.Where(omraade => omraade.Niveau == Omraadeniveau.Kommune).Select(omraade => omraade.Navn.Da).Order(DanskOrden.Standard).ToList();

        Assert.Equal("Albertslund", orden[0]);
        Assert.Equal(["Vordingborg", "Ærø", "Aabenraa", "Aalborg", "Aarhus"], orden.TakeLast(5));
        Assert.True(orden.IndexOf("Høje-Taastrup") < orden.IndexOf("Hørsholm"));
        Assert.True(orden.IndexOf("Hørsholm") > orden.IndexOf("Hvidovre"));
        Assert.True(orden.IndexOf("Faaborg-Midtfyn") > orden.IndexOf("Furesø"));
        Assert.True(orden.IndexOf("Lyngby-Taarbæk") < orden.IndexOf("Læsø"));
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
    public void Dansk_orden(string en, string anden, int ventet)
    {
        Assert.Equal(ventet, Math.Sign(DanskOrden.Standard.Compare(en, anden)));
        Assert.Equal(-ventet, Math.Sign(DanskOrden.Standard.Compare(anden, en)));
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
    public void Kommaer_i_klammer_skiller_ikke(string tekst, string ventet) =>
        Assert.Equal(ventet, string.Join('|', Kommaliste.Del(tekst)));
}
