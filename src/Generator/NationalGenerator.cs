using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Disturbance;
using Opgoerelse.Generator.Life;
using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Generator.Writing;

namespace Opgoerelse.Generator;

/// <summary>
/// Makes a synthetic national data set in the contract's own encodings. Each person is lived from a random
/// series of their own, so memory does not grow with the number of forløb, and the same seed gives the same
/// messages on every machine. (A gzipped file's content is the same; how tightly it is packed is the runtime's
/// business.)
/// </summary>
public static class NationalGenerator
{
    private const int ProgressEvery = 1000;

    /// <summary>Writes the leverancer to the folder and says what they hold.</summary>
    /// <param name="options">How many, from which seed, where, in which encodings.</param>
    /// <param name="progress">Told the number of forløb done, now and then and at the end.</param>
    /// <param name="cancellationToken">Stops between two people and leaves no files.</param>
    /// <exception cref="IOException">The folder is not empty, or cannot be written.</exception>
    public static GeneratorSummary Generate(
        GeneratorOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var writer = new LeveranceWriter(options.Folder, new FilePlan(options.Encodings, options.Compression));
        long forloeb = 0, persons = 0, waitingCount = 0;
        foreach (var person in People(options.Forloeb, options.Seed, options.Encodings))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var besked in person.Beskeder)
                writer.Write(besked);
            waitingCount += Waiting.Count(person.Beskeder);
            persons++;
            var before = forloeb;
            forloeb += person.Forloeb;
            if (before / ProgressEvery != forloeb / ProgressEvery)
                progress?.Report(forloeb);
        }

        var files = writer.Finish(cancellationToken);
        progress?.Report(forloeb);
        return new GeneratorSummary(files, forloeb, persons, waitingCount);
    }

    /// <summary>
    /// The same messages without writing them, one list per person, each entity's versions standing together.
    /// The order in which the service meets them is that of <see cref="GeneratedBesked.Arrival"/>.
    /// </summary>
    public static IEnumerable<IReadOnlyList<GeneratedBesked>> Simulate(
        int forloeb, ulong seed = 1, Encodings encodings = Encodings.Mixed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(forloeb);
        return People(forloeb, seed, encodings).Select(p => (IReadOnlyList<GeneratedBesked>)[.. p.Beskeder]);
    }

    // The list of messages is used again for the next person.
    private static IEnumerable<(List<GeneratedBesked> Beskeder, int Forloeb)> People(int forloeb, ulong seed, Encodings encodings)
    {
        var country = new Country(seed);
        var disturbances = new Disturbances(new FilePlan(encodings, Compression.Never).TravelsAsCsv);
        var beskeder = new List<GeneratedBesked>();
        var left = forloeb;
        for (ulong person = 0; left > 0; person++)
        {
            var rng = new Rng(seed, person);
            beskeder.Clear();
            var lived = LivePerson(country, left, rng, beskeder);
            disturbances.Apply(beskeder, rng);
            left -= lived;
            yield return (beskeder, lived);
        }
    }

    private static int LivePerson(Country country, int most, Rng rng, List<GeneratedBesked> beskeder)
    {
        var start = country.Inflow.Start(rng);
        var personnummer = PersonFactory.Make(start, rng);
        var kommune = country.Kommuner.Any(rng);
        for (var lived = 1; ; lived++)
        {
            var course = ForloebLife.Live(personnummer, start, kommune, country, rng, beskeder);
            start = course.End.AddDays(Assumptions.DaysToNewForloeb.Draw(rng));
            var tooLate = start > Assumptions.LastStart
                || start >= personnummer.BirthDate.AddYears(Assumptions.TooOld);
            if (lived == most || tooLate || !rng.Hits(Assumptions.NewForloeb))
                return lived;
        }
    }
}
