using System.ComponentModel.DataAnnotations;
using Opgoerelse.Jobs;

namespace Opgoerelse.JobsTests;

/// <summary>The file of peer groups of the configuration: one that is none stops the program.</summary>
public sealed class ReportSettingsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("0101;Store\n0751;Store\n", null)]
    [InlineData("0411;Store\n", "Opgoerelse:Rapport:Grupper kan ikke bruges: Linje 2: '0411' er ikke en kommune eller står to gange.")]
    public void A_file_of_groups_is_verified(string rows, string? sentence)
    {
        File.WriteAllText(_file, "kommunekode;gruppe\n" + rows);
        var settings = new ReportSettings { Groups = _file };

        Assert.Equal(
            sentence is null ? [] : [sentence],
            settings.Validate(new ValidationContext(settings)).Select(error => error.ErrorMessage!));
    }
}
