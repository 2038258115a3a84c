using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Support;
using Opgoerelse.Support.Host;

namespace Opgoerelse.AcceptanceTests.Commands;

/// <summary>The same leverancer give the same figures, byte for byte, whichever engine they went through.</summary>
public sealed class BothEnginesTests
{
    private static readonly string[] Demo = ["demo", "--forloeb", "300", "--seed", "7", "--ingen-server"];

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [OnEachEngine]
    public async Task Facts_figures_and_release_are_the_same_to_the_last_byte(string engine)
    {
        using var embedded = new WorkFolder();
        using var thisPortion = new WorkFolder(engine);
        await embedded.Ok(Demo);
        await thisPortion.Ok(Demo);

        var leverancer = await embedded.Ok("leverancer");
        Assert.Equal(leverancer.Out, (await thisPortion.Ok("leverancer")).Out);
        foreach (var leverance in leverancer.Lines.Skip(1).Select(line => line.Split(';')[0]).Take(3))
        {
            Assert.Equal((await embedded.Ok("rejects", leverance)).Out, (await thisPortion.Ok("rejects", leverance)).Out);
        }

        foreach (var (command, regelsaet, date) in new[]
        {
            ("facts", "bek-2408", "2026-11-21"),
            ("facts", "kl-2021", "2024-02-29"),
            ("figures", "bek-2408", "2026-11-21"),
            ("figures", "foerste-aar", "2025-06-30"),
        })
        {
            Assert.Equal(await FileOf(embedded, command, regelsaet, date), await FileOf(thisPortion, command, regelsaet, date));
        }

        Assert.Equal(Checksum(embedded), Checksum(thisPortion));
    }

    private static async Task<byte[]> FileOf(WorkFolder folder, string command, string regelsaet, string date)
    {
        var file = folder.FileOf("ud.csv");
        await folder.Ok(command, "--regelsaet", regelsaet, "--dato", date, "--out", file);
        var bytes = await File.ReadAllBytesAsync(file);
        Assert.True(bytes.Length > 10_000, $"{command} {regelsaet} {date}: {bytes.Length} byte");
        return bytes;
    }

    private static string Checksum(WorkFolder folder) => new ReleaseStore(folder.OpenReader()).All().Single().Checksum;
}
