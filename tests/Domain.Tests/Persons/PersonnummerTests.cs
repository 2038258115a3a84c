using System.Globalization;
using System.Text;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Persons;

namespace Opgoerelse.DomainTests.Persons;

/// <summary>All numbers are made up; none meets modulus 11.</summary>
public sealed class PersonnummerTests
{
    [Theory]
    [InlineData("0101600001", "1960-01-01", Sex.Man)]
    [InlineData("010160-0001", "1960-01-01", Sex.Man)]
    [InlineData("3112990002", "1999-12-31", Sex.Woman)]
    public void Birth_date_and_sex_stand_in_the_digits(string ordinal, string born, Sex sex)
        => Assert.Equal((Date(born), sex), Read(ordinal));

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
    public void The_century_follows_the_seventh_digit(char seventhDigit, int year, int centuryOf)
    {
        var ordinal = string.Create(CultureInfo.InvariantCulture, $"1506{year:D2}{seventhDigit}000");
        Assert.Equal(new DateOnly(centuryOf + year, 6, 15), Read(ordinal)!.Value.Born);
    }

    [Theory]
    [InlineData("0101600001", Sex.Man)]
    [InlineData("0101600002", Sex.Woman)]
    [InlineData("0101600009", Sex.Man)]
    [InlineData("0101600000", Sex.Woman)]
    public void An_odd_last_digit_is_man_and_an_even_one_is_woman(string ordinal, Sex sex) =>
        Assert.Equal(sex, Read(ordinal)!.Value.Sex);

    [Fact]
    public void The_29th_of_February_demands_a_leap_year_in_the_right_century()
    {
        Assert.NotNull(Read("2902004001")); // 2000
        Assert.Null(Read("2902000001")); // 1900
        Assert.NotNull(Read("2902960001")); // 1996
        Assert.Null(Read("2902970001")); // 1997
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
    public void All_but_ten_digits_with_a_date_is_no_personnummer(string ordinal) => Assert.Null(Read(ordinal));

    [Fact]
    public void Modulus_11_is_not_verified()
    {
        int[] weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        const string Number = "0101600001";
        Assert.NotEqual(0, Number.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11);
        Assert.NotNull(Read(Number));
    }

    private static (DateOnly Born, Sex Sex)? Read(string ordinal)
    {
        var digits = new byte[Personnummer.Digits];
        return Personnummer.TryRead(Encoding.UTF8.GetBytes(ordinal), digits, out var born, out var sex) ? (born, sex) : null;
    }

    private static DateOnly Date(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
