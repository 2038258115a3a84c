using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.ApiTests.Settings;

/// <summary>What is configured and cannot be used is refused in one sentence; it is never passed over.</summary>
public sealed class ConfigurationCheckTests
{
    [Fact]
    public void Every_group_of_settings_is_verified() =>
        Assert.Equal(
            ConfigurationKeys.SettingsTypes.Select(type => type.Name).Order(StringComparer.Ordinal),
            SettingsCatalogue.Sections.Select(section => section.Type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_settings_that_are_verified_are_those_of_the_catalogue() =>
        Assert.Equal(
            ConfigurationKeys.Settings.Keys
                .Select(key => key.EndsWith(":N", StringComparison.Ordinal) ? key[..^2] : key)
                .Order(StringComparer.Ordinal),
            SettingsCatalogue.Keys.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_environment_variables_that_are_known_are_those_the_program_reads() =>
        Assert.Equal(
            ConfigurationKeys.WrittenKeys
                .Where(text => text.StartsWith("OPGOERELSE_", StringComparison.Ordinal) && text != "OPGOERELSE_")
                .Order(StringComparer.Ordinal),
            SettingsCatalogue.Variables.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(
        "Opgoerelse:Job:Aktiv",
        "maaske",
        "Indstillingen Opgoerelse:Job:Aktiv kan ikke være 'maaske': det skal være true eller false.")]
    [InlineData("Opgoerelse:Job:Aktiv", "", "Indstillingen Opgoerelse:Job:Aktiv kan ikke være '': det skal være true eller false.")]
    [InlineData("Opgoerelse:Jobb:Aktiv", "true", "Indstillingen Opgoerelse:Jobb:Aktiv='true' findes ikke. Mente du Opgoerelse:Job:Aktiv?")]
    [InlineData("Opgoerelse:Job:Aktv", "false", "Indstillingen Opgoerelse:Job:Aktv='false' findes ikke. Mente du Opgoerelse:Job:Aktiv?")]
    [InlineData("Opgoerelse:Job", "true", "Indstillingen Opgoerelse:Job='true' findes ikke.")]
    [InlineData("Opgoerelse", "true", "Indstillingen Opgoerelse='true' findes ikke.")]
    [InlineData(
        "Opgoerelse:Job:Aktiv:Nu",
        "true",
        "Indstillingen Opgoerelse:Job:Aktiv:Nu='true' findes ikke. Mente du Opgoerelse:Job:Aktiv?")]
    [InlineData("Opgorelse:Job:Aktiv", "false", "Indstillingen Opgorelse:Job:Aktiv='false' findes ikke. Mente du Opgoerelse:Job:Aktiv?")]
    [InlineData(
        "Opgoerelse:Job:Forsoeg",
        "-1",
        "Indstillingen Opgoerelse:Job:Forsoeg kan ikke være '-1': det skal være et helt tal fra 1 til 100.")]
    [InlineData(
        "Opgoerelse:Job:Forsoeg",
        "tre",
        "Indstillingen Opgoerelse:Job:Forsoeg kan ikke være 'tre': det skal være et helt tal fra 1 til 100.")]
    [InlineData(
        "Opgoerelse:Job:VentSekunder",
        "0x10",
        "Indstillingen Opgoerelse:Job:VentSekunder kan ikke være '0x10': det skal være et helt tal fra 0 til 86400.")]
    [InlineData(
        "Opgoerelse:Job:VentSekunder",
        "00:01:00",
        "Indstillingen Opgoerelse:Job:VentSekunder kan ikke være '00:01:00': det skal være et helt tal fra 0 til 86400.")]
    [InlineData(
        "Opgoerelse:Arkiv:OpbevaringDage",
        "99999999999",
        "Indstillingen Opgoerelse:Arkiv:OpbevaringDage kan ikke være '99999999999': det skal være et helt tal fra 0 til 3650.")]
    [InlineData(
        "Opgoerelse:Leverance:MaxVersion",
        "mange",
        "Indstillingen Opgoerelse:Leverance:MaxVersion kan ikke være 'mange': det skal være et helt tal fra 1 til 9007199254740991.")]
    [InlineData(
        "Opgoerelse:Leverance:MaxVersion",
        "9007199254740992",
        "Indstillingen Opgoerelse:Leverance:MaxVersion kan ikke være '9007199254740992': det skal være et helt tal fra 1 til "
            + "9007199254740991.")]
    [InlineData(
        "Opgoerelse:Fortrolighed:Gruppeoplysning",
        "1",
        "Indstillingen Opgoerelse:Fortrolighed:Gruppeoplysning kan ikke være '1': det skal være Vis, Beskyt eller Foelsomme.")]
    [InlineData(
        "Opgoerelse:Post:Afsender",
        "styrelsen",
        "Indstillingen Opgoerelse:Post:Afsender kan ikke være 'styrelsen': det skal være en e-mailadresse.")]
    [InlineData(
        "Opgoerelse:Post:Modtagere",
        "/findes/ikke.csv",
        "En indstilling kan ikke bruges: Opgoerelse:Post:Modtagere kan ikke bruges:*/findes/ikke.csv*")]
    [InlineData(
        "Opgoerelse:Rapport:Grupper",
        "/findes/ikke.csv",
        "En indstilling kan ikke bruges: Opgoerelse:Rapport:Grupper kan ikke bruges:*/findes/ikke.csv*")]
    [InlineData(
        "Opgoerelse:Rapport:Mappe",
        "/proc/version",
        "En indstilling kan ikke bruges: Opgoerelse:Rapport:Mappe kan ikke være '/proc/version': det er en fil, ikke en mappe.")]
    [InlineData("Opgoerelse:Drift:Noeglehash:0", "abc", "En indstilling kan ikke bruges: Opgoerelse:Drift:Noeglehash skal være SHA-256*")]
    [InlineData(
        "Opgoerelse:Database:ForbindSekunder",
        "0",
        "Indstillingen Opgoerelse:Database:ForbindSekunder kan ikke være '0': det skal være et helt tal fra 1 til 600.")]
    [InlineData("Http:MaxDataCells", "0", "Indstillingen Http:MaxDataCells kan ikke være '0': det skal være et helt tal på mindst 1.")]
    [InlineData("Http:Pagesize", "1001", "Indstillingen Http:Pagesize kan ikke være '1001': det skal være et helt tal fra 1 til 200.")]
    [InlineData(
        "Http:Webadresse",
        "tal.example.dk",
        "Indstillingen Http:Webadresse kan ikke være 'tal.example.dk': det skal være en hel adresse, der begynder med http:// "
            + "eller https://.")]
    [InlineData("Http:Kontakt:Da", "", "Indstillingen Http:Kontakt:Da kan ikke være '': det må ikke være tomt.")]
    [InlineData("Http:Kontakt:Fax", "1", "Indstillingen Http:Kontakt:Fax='1' findes ikke. Mente du Http:Kontakt:Da?")]
    [InlineData(
        "Logging:LogLevel:Default",
        "hej",
        "Indstillingen Logging:LogLevel:Default kan ikke være 'hej': det skal være Trace, Debug, Information, Warning, Error, "
            + "Critical, None.")]
    // What was meant as a secret is not repeated.
    [InlineData(
        "Opgoerelse:Post:Kodord",
        "hemmeligt",
        "Indstillingen Opgoerelse:Post:Kodord findes ikke. Mente du Opgoerelse:Post:Kodeord?")]
    [InlineData(
        "ConnectionStrings:Opgorelse",
        "Server=s;Password=p",
        "Indstillingen ConnectionStrings:Opgorelse findes ikke. Mente du ConnectionStrings:Opgoerelse? (Værdien vises ikke.)")]
    public void The_error_says_key_and_value(string key, string value, string sentence)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        var fault = Assert.Throws<CommandException>(() => ConfigurationCheck.Check(configuration));

        Assert.Equal(ExitCode.Usage, fault.ExitCode);
        Assert.Matches("^" + Regex.Escape(sentence).Replace("\\*", ".*", StringComparison.Ordinal) + "$", fault.Message);
    }

    /// <summary>
    /// A client that is not let encrypt misreads long texts; the sentence has the setting as it is written, and no more of the string.
    /// </summary>
    [Theory]
    [InlineData("Encrypt=False", "Encrypt=False")]
    [InlineData("Encrypt=false", "Encrypt=false")]
    [InlineData("encrypt = no ", "Encrypt=no")]
    [InlineData("ENCRYPT=Optional", "Encrypt=Optional")]
    [InlineData("Encrypt=true;Encrypt=NO", "Encrypt=NO")]
    [InlineData("Encrypt='False';TrustServerCertificate=true", "Encrypt=False")]
    public void A_connection_without_encryption_is_refused(string encrypt, string told)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(
            "ConnectionStrings:Opgoerelse",
            $"Server=s;User ID=o;Password=hemmeligt;{encrypt}")]).Build();

        var fault = Assert.Throws<CommandException>(() => ConfigurationCheck.Check(configuration));

        Assert.Equal(ExitCode.Usage, fault.ExitCode);
        Assert.StartsWith($"Indstillingen ConnectionStrings:Opgoerelse kan ikke have {told}: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hemmeligt", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Encrypt=")]
    [InlineData("Encrypt=true;TrustServerCertificate=true")]
    [InlineData("Encrypt=yes")]
    [InlineData("Encrypt=Mandatory")]
    [InlineData("Encrypt=Strict")]
    [InlineData("Encrypt=False;Encrypt=True")]
    public void A_connection_with_encryption_is_used(string encrypt) =>
        ConfigurationCheck.Check(new ConfigurationBuilder().AddInMemoryCollection([new(
            "ConnectionStrings:Opgoerelse",
            $"Server=s;{encrypt}")]).Build());

    /// <summary>Each default as the reference has it, and what others put in the same places.</summary>
    [Fact]
    public void What_can_be_used_is_used()
    {
        var settings = ConfigurationKeys.Settings.Where(setting => setting.Value is not null)
            .Append(new("opgoerelse:JOB:aktiv", "FALSE"))
            .Append(new("Opgoerelse:Drift:Noeglehash:0", new string('a', 64)))
            .Append(new("ConnectionStrings:Opgoerelse", "Server=s"))
            .Append(new("Logging:Console:LogLevel:Default", "warning"))
            .Append(new("http_proxy", "http://proxy"))
            .Append(new("AllowedHosts", "*"))
            .DistinctBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase);

        ConfigurationCheck.Check(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
