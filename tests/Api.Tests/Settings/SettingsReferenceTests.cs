namespace Opgoerelse.ApiTests.Settings;

/// <summary>The configuration reference against the code.</summary>
public sealed class SettingsReferenceTests
{
    [Fact]
    public void Every_key_that_the_program_reads_stands_in_the_catalogue()
    {
        var readKeys = ConfigurationKeys.Settings.Keys
            .Concat(ConfigurationKeys.WrittenKeys)
            .Concat(ConfigurationKeys.OfThePlatform)
            .ToList();

        Assert.Contains("Opgoerelse:Job:Aktiv", readKeys);
        Assert.Contains("Http:Licens:Navn", readKeys);
        Assert.Contains("OPGOERELSE_NOEGLE", readKeys);
        Assert.Empty(readKeys.Except(ConfigurationKeys.TheCatalogue.Keys));
    }

    [Fact]
    public void Every_key_in_the_catalogue_exists() =>
        Assert.Empty(ConfigurationKeys.TheCatalogue.Keys
            .Except(ConfigurationKeys.Settings.Keys)
            .Except(ConfigurationKeys.WrittenKeys)
            .Except(ConfigurationKeys.OfThePlatform));

    [Fact]
    public void Every_default_is_the_programs() =>
        Assert.All(ConfigurationKeys.Settings, indstilling => Assert.Equal(
            (indstilling.Key, indstilling.Value ?? "none"),
            (indstilling.Key, ConfigurationKeys.TheCatalogue[indstilling.Key])));
}
