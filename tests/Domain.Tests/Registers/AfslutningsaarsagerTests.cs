using Opgoerelse.Domain.Registers;

namespace Opgoerelse.DomainTests.Registers;

public sealed class AfslutningsaarsagerTests
{
    [Theory]
    [InlineData("fleksjob", "2024-06-01", "fleksjob")]
    [InlineData("  Ordinær Beskæftigelse\t", "2024-06-01", "beskaeftigelse")]
    [InlineData("FØRTIDSPENSION", "2024-06-01", "foertidspension")]
    [InlineData("nyt ressourceforl\u00F8b", "2024-06-01", "nyt-forloeb")]
    [InlineData("selvst\u00E6ndig virksomhed", "1950-06-01", "beskaeftigelse")]
    [InlineData("seniorpension", "2019-12-31", "uoplyst")]
    [InlineData("seniorpension", "2020-01-01", "seniorpension")]
    [InlineData("tidlig pension", "2021-12-31", "uoplyst")]
    [InlineData("tidlig pension", "2022-01-01", "seniorpension")]
    [InlineData("tidlig pension", null, "uoplyst")]
    [InlineData("job", null, "beskaeftigelse")]
    [InlineData("job i kommunen", "2024-06-01", "uoplyst")]
    [InlineData("", "2024-06-01", "uoplyst")]
    [InlineData(null, "2024-06-01", "uoplyst")]
    public void A_reason_belongs_to_the_category_that_the_list_has_on_the_end_date(string? reason, string? endDate, string category) =>
        Assert.Equal(
            category,
            Afslutningsaarsager.Standard.Category(
                reason,
                endDate is null ? null : DateOnly.Parse(endDate, System.Globalization.CultureInfo.InvariantCulture)));
}
