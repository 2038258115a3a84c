using System.Text.Json;

namespace Opgoerelse.HouseTests;

/// <summary>
/// The packages of the lock files: held to the faults that deploy/advisories.json knows of, and to the versions that were asked for.
/// </summary>
public sealed class DependenciesTests
{
    private sealed record Span(string From, string Fixed);

    private sealed record Advisory(string Id, string Package, string Source, Span[] Affected, string? Accepted);

    private static readonly IReadOnlyList<Advisory> Known = Read();

    private static readonly IReadOnlyList<string> Files =
        [.. Named("*.csproj").Select(file => Path.Combine(Path.GetDirectoryName(file)!, "packages.lock.json"))];

    private static readonly HashSet<(string Name, string Version)> Packages = [.. Files.SelectMany(Locked)];

    [Fact]
    public void No_package_has_a_known_defect_that_is_not_assessed()
    {
        Assert.True(Packages.Count > 40);
        Assert.Empty(Known.Where(one => one.Accepted is null && Hits(one)).Select(one => $"{one.Package}: {one.Id}, {one.Source}"));
    }

    /// <summary>What was accepted and is no longer there is taken out, so that the list is not read for nothing.</summary>
    [Fact]
    public void Every_accepted_defect_is_still_there() =>
        Assert.Empty(Known.Where(one => one.Accepted is not null && !Hits(one)).Select(one => $"{one.Package}: {one.Id}"));

    [Theory]
    [InlineData("2.1.4", true)]
    [InlineData("2.1.7", false)]
    [InlineData("5.1.2", true)]
    [InlineData("6.1.1", false)]
    public void A_version_is_affected_until_it_is_fixed(string version, bool affected) =>
        Assert.Equal(affected, IsAffected(Known.Single(one => one.Id == "CVE-2024-0056"), version));

    [Fact]
    public void Every_project_has_its_lock_file_and_none_is_left_over() =>
        Assert.Equal(Files.Order(StringComparer.Ordinal), Named("packages.lock.json").Order(StringComparer.Ordinal));

    /// <summary>
    /// A source that lacks a version gives the next one instead (NU1603), and with a lock file it does so in silence. Whatever is
    /// resolved was asked for with that very version, by a project, centrally or by another package.
    /// </summary>
    [Fact]
    public void Every_package_is_the_version_somebody_has_asked_for() => Assert.Empty(
        from file in Files
        from one in Replaced(File.ReadAllText(file))
        select $"{Path.GetRelativePath(SourceTree.Root(), file)}: {one}");

    [Theory]
    [InlineData("""{"A":{"type":"Direct","requested":"[1.0.0, )","resolved":"1.0.0"}}""", "")]
    [InlineData("""{"A":{"type":"Direct","requested":"[1.0.0, )","resolved":"1.0.1"}}""", "A 1.0.1, asked 1.0.0")]
    [InlineData("""{"A":{"type":"CentralTransitive","requested":"[1.0.0, )","resolved":"1.1.0"}}""", "A 1.1.0, asked 1.0.0")]
    [InlineData("""{"A":{"requested":"[1.0.0, )","resolved":"1.0.0","dependencies":{"B":"2.0"}},"B":{"resolved":"2.0"}}""", "")]
    [InlineData(
        """{"A":{"requested":"[1.0.0, )","resolved":"1.0.0","dependencies":{"B":"2.0"}},"B":{"resolved":"2.0.3"}}""",
        "B 2.0.3, asked 2.0")]
    public void A_version_that_nobody_asked_for_is_found(string packages, string expected) =>
        Assert.Equal(expected, string.Join("; ", Replaced("""{"version":2,"dependencies":{"net10.0":""" + packages + "}}")));

    private static IEnumerable<string> Replaced(string file)
    {
        using var json = JsonDocument.Parse(file);
        var packages = json.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .ToList();
        var asked = packages
            .Where(package => package.Value.TryGetProperty("dependencies", out _))
            .SelectMany(package => package.Value.GetProperty("dependencies").EnumerateObject())
            .ToLookup(one => one.Name, one => Least(one.Value.GetString()!), StringComparer.OrdinalIgnoreCase);
        var replaced = new List<string>();
        foreach (var package in packages.Where(package => package.Value.TryGetProperty("resolved", out _)))
        {
            var resolved = package.Value.GetProperty("resolved").GetString()!;
            // What a project or the central list asks for has the last word.
            string[] wanted = package.Value.TryGetProperty("requested", out var requested)
                ? [Least(requested.GetString()!)]
                : [.. asked[package.Name].Distinct(StringComparer.Ordinal)];
            if (!wanted.Contains(resolved, StringComparer.OrdinalIgnoreCase))
            {
                replaced.Add($"{package.Name} {resolved}, asked {string.Join(" and ", wanted)}");
            }
        }

        return replaced;
    }

    /// <summary>The least version of a range, or the version.</summary>
    private static string Least(string range) => range.Trim('[', '(', ']', ')', ' ').Split(',')[0];

    private static IEnumerable<string> Named(string pattern) =>
        new[] { "src", "tests" }
            .Select(folder => Path.Combine(SourceTree.Root(), folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

    private static bool Hits(Advisory advisory) =>
        Packages.Any(package => package.Name.Equals(advisory.Package, StringComparison.OrdinalIgnoreCase)
            && IsAffected(advisory, package.Version));

    private static bool IsAffected(Advisory advisory, string version)
    {
        // What stands after a hyphen comes before the version itself; for a fault that makes no difference worth having.
        var number = Version.Parse(version.Split('-')[0]);
        return advisory.Affected.Any(span => number >= Version.Parse(span.From) && number < Version.Parse(span.Fixed));
    }

    private static IEnumerable<(string Name, string Version)> Locked(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return [.. json.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("resolved", out _))
            .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!))];
    }

    private static IReadOnlyList<Advisory> Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root(), "deploy", "advisories.json")));
        return json.RootElement.GetProperty("advisories").Deserialize<Advisory[]>(JsonSerializerOptions.Web)!;
    }
}
