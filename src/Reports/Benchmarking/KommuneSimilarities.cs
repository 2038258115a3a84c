using System.Collections.Frozen;
using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// The computed peers: the seven nearest kommuner by number of forløb (its logarithm: 20 and 40 are as far apart as 200 and
/// 400) and age mix, each in units of its own spread over the kommuner. A kommune's own ages are not published, so its age
/// mix is that of its landsdel.
/// </summary>
internal sealed class KommuneSimilarities
{
    /// <summary>What a kommune's similar ones are called.</summary>
    public static readonly BilingualText Name = new("Lignende kommuner", "Similar municipalities");

    /// <summary>How many peers there are.</summary>
    public const int Count = 7;

    private readonly List<(DimensionValue Kommune, long N, double[] Features)> _kommuner = [];
    private readonly bool _withAge;

    public KommuneSimilarities(KommuneComparison kommuneComparison)
    {
        var table = kommuneComparison.Table;
        var indsats = table.Indsatser[0].Code;
        var period = kommuneComparison.Period.Code;
        _withAge = kommuneComparison.Kommuner.All(kommune => AgesOf(kommune) is not null);
        foreach (var kommune in kommuneComparison.Kommuner)
        {
            if (table[kommune.Code, period, indsats].Forloeb is { HasValue: true, Value: > 0 and var n })
            {
                _kommuner.Add((kommune, n, [Math.Log(n), .. _withAge ? AgesOf(kommune)! : []]));
            }
        }

        Rescale();

        double[]? AgesOf(DimensionValue kommune)
        {
            if (table.Omraader.FirstOrDefault(omraade =>
                omraade.Kind == "landsdel" && kommune.BelongsUnder.Contains(omraade.Code, StringComparer.Ordinal)) is not { } landsdel)
            {
                return null;
            }

            var count = table.Age
                .Select(age => table[landsdel.Code, kommuneComparison.PeriodAsRollingYear, age, AgeGroup.AllCode, indsats].Forloeb)
                .ToList();
            var grandTotal = count.Sum(number => number.Value);
            return grandTotal == 0 || count.Exists(number => !number.HasValue)
                ? null
                : [.. count.Select(number => (double)number.Value / grandTotal)];
        }
    }

    /// <summary>The peers of a kommune, with the reason; null when its number of forløb is withheld or 0.</summary>
    public ComparisonBasis? NearestOnes(DimensionValue kommune)
    {
        var own = _kommuner.Find(known => known.Kommune.Code == kommune.Code);
        if (own.Kommune is null)
        {
            return null;
        }

        var nearest = _kommuner
            .Where(other => other.Kommune.Code != kommune.Code)
            .OrderBy(other => other.Features.Zip(own.Features, (a, b) => (a - b) * (a - b)).Sum())
            .ThenBy(other => other.Kommune.Name.Da, DanishOrder.Standard)
            .Take(Count)
            .ToList();
        if (nearest.Count == 0)
        {
            return null;
        }

        var explanation = string.Create(
            CultureInfo.InvariantCulture,
            $"Lignende kommuner er de {nearest.Count}, der ligger nærmest i antal forløb ({nearest.Min(other => other.N)} til "
                + $"{nearest.Max(other => other.N)}; {kommune.Name.Da} har "
                + $"{own.N}){(_withAge ? " og i landsdelens aldersfordeling" : "")}: "
                + $"{KommuneComparison.Names(nearest.Select(other => other.Kommune))}.");
        return new ComparisonBasis(Name, explanation, [.. nearest.Select(other => other.Kommune)]);
    }

    /// <summary>Each feature in units of its standard deviation; the age bands together weigh as much as the number.</summary>
    private void Rescale()
    {
        if (_kommuner.Count == 0)
        {
            return;
        }

        var length = _kommuner[0].Features.Length;
        for (var i = 0; i < length; i++)
        {
            var mean = _kommuner.Average(kommune => kommune.Features[i]);
            var dispersion = Math.Sqrt(_kommuner.Average(kommune => Math.Pow(kommune.Features[i] - mean, 2)));
            var weight = i == 0 ? 1 : 1 / Math.Sqrt(length - 1);
            foreach (var (_, _, features) in _kommuner)
            {
                features[i] = dispersion > 0 ? (features[i] - mean) / dispersion * weight : 0;
            }
        }
    }
}

/// <summary>
/// Peer groups from a file, in place of the computed ones: lines <c>kommunekode;gruppe</c> (UTF-8) after a header; a kommune's
/// peers are the others of its group. Lines that begin with # and empty lines say nothing.
/// </summary>
public sealed class GroupFile
{
    private readonly FrozenDictionary<string, string> _group;

    private GroupFile(Dictionary<string, string> group) => _group = group.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">A line that is none, an unknown kommune, or one that stands twice.</exception>
    public static GroupFile Read(TextReader file)
    {
        var group = new Dictionary<string, string>(StringComparer.Ordinal);
        var ordinal = 0;
        while (file.ReadLine() is { } line)
        {
            ordinal++;
            if (ordinal == 1 || line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Split(';') is not [var code, { Length: > 0 } name])
            {
                throw new InvalidDataException($"Linje {ordinal}: der skal stå kommunekode;gruppe.");
            }

            if (!Omraader.Standard.IsKommune(code) || !group.TryAdd(code, name))
            {
                throw new InvalidDataException($"Linje {ordinal}: '{code}' er ikke en kommune eller står to gange.");
            }
        }

        return new GroupFile(group);
    }

    /// <summary>The name of a kommune's group; null when the file does not have it.</summary>
    public string? Group(string kommune) => _group.GetValueOrDefault(kommune);

    /// <summary>The others of its group, by code.</summary>
    public IEnumerable<string> Others(string kommune) =>
        Group(kommune) is { } name
            ? _group.Where(pair => pair.Value == name && pair.Key != kommune).Select(pair => pair.Key).Order(StringComparer.Ordinal)
            : [];
}
