using Opgoerelse.Domain.Persons;
using System.Globalization;
using System.Text;
using Opgoerelse.Domain.Law;

namespace Opgoerelse.DomainTests.Borgere;

/// <summary>All numbers are made up; none meets modulus 11.</summary>
public sealed class PersonnummerTests
{
    [Theory]
    [InlineData("0101600001", "1960-01-01", Koen.Mand)]
    [InlineData("010160-0001", "1960-01-01", Koen.Mand)]
    [InlineData("3112990002", "1999-12-31", Koen.Kvinde)]
    public void Foedselsdato_og_koen_staar_i_cifrene(string nummer, string foedt, Koen koen)
        => Assert.Equal((Dato(foedt), koen), Laes(nummer));

    /// <summary>The official table: seventh digit, two-digit year, century.</summary>
    [Theory]
    [InlineData('0', 0, 1900)]
    [InlineData('0', 99, 1900)]
    [InlineData('1', 36, 1900)]
    [InlineData('2', 57, 1900)]
    [InlineData('3', 99, 1900)]
    [InlineData('4', 0, 2000)]
    [InlineData('4', 36, 2000)]
    [InlineData('4', 37, 1900)]
    [InlineData('4', 99, 1900)]
    [InlineData('5', 0, 2000)]
    [InlineData('5', 57, 2000)]
    [InlineData('5', 58, 1800)]
    [InlineData('5', 99, 1800)]
    [InlineData('6', 57, 2000)]
    [InlineData('6', 58, 1800)]
    [InlineData('7', 57, 2000)]
    [InlineData('7', 99, 1800)]
    [InlineData('8', 57, 2000)]
    [InlineData('8', 58, 1800)]
    [InlineData('9', 0, 2000)]
    [InlineData('9', 36, 2000)]
    [InlineData('9', 37, 1900)]
    [InlineData('9', 99, 1900)]
    public void Aarhundredet_foelger_det_syvende_ciffer(char syvende, int aar, int aarhundrede)
    {
        var nummer = string.Create(CultureInfo.InvariantCulture, $"1506{aar:D2}{syvende}000");
        Assert.Equal(new DateOnly(aarhundrede + aar, 6, 15), Laes(nummer)!.Value.Foedt);
    }

    [Theory]
    [InlineData("0101600001", Koen.Mand)]
    [InlineData("0101600002", Koen.Kvinde)]
    [InlineData("0101600009", Koen.Mand)]
    [InlineData("0101600000", Koen.Kvinde)]
    public void Ulige_sidste_ciffer_er_mand_og_lige_er_kvinde(string nummer, Koen koen) =>
        Assert.Equal(koen, Laes(nummer)!.Value.Koen);

    [Fact]
    public void Den_29_februar_kraever_skudaar_i_det_rigtige_aarhundrede()
    {
        Assert.NotNull(Laes("2902004001")); // 2000
        Assert.Null(Laes("2902000001")); // 1900
        Assert.NotNull(Laes("2902960001")); // 1996
        Assert.Null(Laes("2902970001")); // 1997
    }

    [Theory]
    [InlineData("0000000000")]
    [InlineData("")]
    [InlineData("010160000")]
    [InlineData("01016000011")]
    [InlineData("010160 0001")]
    [InlineData("0101-600001")]
    [InlineData("0101600-001")]
    [InlineData("010160--0001")]
    [InlineData("01016A0001")]
    [InlineData("０１０１６００００１")]
    [InlineData("3201600001")]
    [InlineData("0001600001")]
    [InlineData("0113600001")]
    [InlineData("0100600001")]
    [InlineData("3104600001")]
    [InlineData("6101600001")]
    public void Andet_end_ti_cifre_med_en_dato_er_intet_personnummer(string nummer) => Assert.Null(Laes(nummer));

    [Fact]
    public void Modulus_11_efterproeves_ikke()
    {
        int[] vaegte = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        const string Nummer = "0101600001";
        Assert.NotEqual(0, Nummer.Select((ciffer, i) => (ciffer - '0') * vaegte[i]).Sum() % 11);
        Assert.NotNull(Laes(Nummer));
    }

    private static (DateOnly Foedt, Koen Koen)? Laes(string nummer)
    {
        var cifre = new byte[Personnummer.Cifre];
        return Personnummer.TryLaes(Encoding.UTF8.GetBytes(nummer), cifre, out var foedt, out var koen) ? (foedt, koen) : null;
    }

    private static DateOnly Dato(string dato) => DateOnly.ParseExact(dato, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
