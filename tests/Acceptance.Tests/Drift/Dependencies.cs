using System.Text.Json;

namespace Opgoerelse.AcceptanceTests.Drift;

/// <summary>The packages of the lock files, held to the faults that deploy/advisories.json knows of.</summary>
public sealed class Dependencies
{
    private sealed record Span(string From, string Fixed);

    private sealed record Advisory(string Id, string Package, string Source, Span[] Affected, string? Accepted);

    private static readonly IReadOnlyList<Advisory> Known = Read();

    private static readonly HashSet<(string Name, string Version)> Packages =
        [.. Directory.EnumerateFiles(Konfigurationsnoegler.Rod, "packages.lock.json", SearchOption.AllDirectories).SelectMany(Locked)];

    [Fact]
    public void Ingen_pakke_har_en_kendt_fejl_som_ikke_er_vurderet()
    {
        Assert.True(Packages.Count > 40);
        Assert.Empty(Known.Where(one => one.Accepted is null && Hits(one)).Select(one => $"{one.Package}: {one.Id}, {one.Source}"));
    }

    /// <summary>What was accepted and is no longer there is taken out, so that the list is not read for nothing.</summary>
    [Fact]
    public void Hver_accepteret_fejl_er_der_endnu() =>
        Assert.Empty(Known.Where(one => one.Accepted is not null && !Hits(one)).Select(one => $"{one.Package}: {one.Id}"));

    [Theory]
    [InlineData("2.1.4", true)]
    [InlineData("2.1.7", false)]
    [InlineData("5.1.2", true)]
    [InlineData("6.1.1", false)]
    public void En_udgave_er_ramt_til_den_er_rettet(string version, bool affected) =>
        Assert.Equal(affected, IsAffected(Known.Single(one => one.Id == "CVE-2024-0056"), version));

    private static bool Hits(Advisory advisory) =>
        Packages.Any(package => package.Name.Equals(advisory.Package, StringComparison.OrdinalIgnoreCase) && IsAffected(advisory, package.Version));

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
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Konfigurationsnoegler.Rod, "deploy", "advisories.json")));
        return json.RootElement.GetProperty("advisories").Deserialize<Advisory[]>(JsonSerializerOptions.Web)!;
    }
}
