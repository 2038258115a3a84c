using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Model;

namespace Opgoerelse.Support.Leverancer;

/// <summary>
/// Takes leverancer in, with the slow model beside: the same lines are accepted, repeated and rejected, with the same field
/// and code, the same versions are stored, and the same entities wait.
/// </summary>
internal static class AgainstModel
{
    /// <summary>What the model made of the files, when the service made the same.</summary>
    public static SlowLedger Judge(EngineTest engineTest, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var model = SlowReader.Read(files.Select(file => (file.Name, file.Bytes, engineTest.Clock.GetUtcNow())));
        var rightOnes = files.Select(file => engineTest.Tag(file.Name, file.Bytes)).ToList();

        foreach (var (expected, actual) in model.Leverancer.Zip(rightOnes))
        {
            Assert.Equal(expected.Refused, actual.State == LeveranceState.Rejected);
            Assert.Equal(
                expected.Rejections.Select(rejection => (rejection.Line, rejection.Field, rejection.Code)),
                engineTest.Rejections(actual).Select(rejection => ((int)rejection.Line, rejection.Field, rejection.Code)));
            Assert.Equal(
                (expected.Read, expected.Accepted, expected.Repeats, expected.Rejected),
                (actual.ReadCount, actual.Accepted, actual.Repeated, actual.Rejected));
        }

        Assert.Equal(model.Waiting(), engineTest.Book.Waits());
        Assert.Equal(
            model.Messages
                .Select(besked => $"{besked.Entity} {besked.Id.Replace("-", "", StringComparison.Ordinal)} {besked.Version}")
                .Order(StringComparer.Ordinal),
            Versions(engineTest));
        return model;
    }

    private static IEnumerable<string> Versions(EngineTest engineTest) =>
        new[]
        {
            ("forloeb", "forloeb", "forloeb_id"),
            ("indsats", "indsats", "indsats_id"),
            ("fritagelse", "fritagelse", "fritagelse_id"),
            ("ordinaereTimer", "ordinaere_timer", "ordinaere_timer_id"),
            ("indstilling", "indstilling", "indstilling_id"),
        }
            .SelectMany(table => engineTest.Rows($"SELECT {table.Item3}, version FROM {table.Item2}").Select(row =>
                $"{table.Item1} {row.Replace(';', ' ')}"))
            .Order(StringComparer.Ordinal);
}
