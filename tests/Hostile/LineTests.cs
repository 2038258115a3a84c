using System.Globalization;
using Opgoerelse.Support;
using Opgoerelse.Support.Leverancer;

namespace Opgoerelse.HostileTests;

/// <summary>Leverancer of random and broken lines, judged by the service and by the slow model.</summary>
public sealed class LineTests(ITestOutputHelper output)
{
    private const int FilesInOne = 6;

    [Theory]
    [OnEachEngine]
    public Task A_little_of_it(string engine) => TryAsync(engine, lines: 3_000);

    [Theory(Explicit = true)]
    [Trait("Category", "Long")]
    [OnEachEngine]
    public Task Every_line_is_judged_as_in_the_slow_model(string engine) => TryAsync(engine, Settings.Sized(60_000));

    private async Task TryAsync(string engine, int lines)
    {
        var (made, judged, rejected, files, refused) = (0L, 0L, 0L, 0, 0);
        for (var seed = Settings.Seed; judged < lines; seed++)
        {
            await Settings.Try(seed, () =>
            {
                using var instance = new EngineTest(engine);
                var leverancer = RandomLeverance.Files(new Random(seed), FilesInOne);
                var model = AgainstModel.Judge(instance, leverancer);
                made += leverancer.Count * RandomLeverance.LinesOfFile;
                judged += model.Leverancer.Sum(leverance => (long)leverance.Read);
                rejected += model.Leverancer.Sum(leverance => (long)leverance.Rejected);
                files += model.Leverancer.Count;
                refused += model.Leverancer.Count(leverance => leverance.Refused);
                return Task.CompletedTask;
            });
        }

        // Both kinds must be plenty, or the trial has stopped trying.
        Assert.InRange(rejected, judged / 10, judged * 9 / 10);
        Assert.InRange(refused, 1, files / 2);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"hostile: lines ({engine}, seed {Settings.Seed}): {made:N0} made in {files:N0} files; {judged:N0} judged as the "
                + $"model does, {rejected:N0} of them rejected; {refused:N0} files refused whole by both; 0 differences"));
    }
}
