using System.Xml.Linq;

namespace Opgoerelse.HouseTests;

/// <summary>
/// The picture of the house (README), drawn from the code: which room may know which, and no folder that comes back to itself.
/// </summary>
public sealed class RoomTests
{
    /// <summary>What each room may know. Api is the host: it knows all.</summary>
    private static readonly Dictionary<string, string[]> Rooms = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Storage"] = ["Domain"],
        ["Ingest"] = ["Domain", "Storage"],
        ["Disclosure"] = ["Domain"],
        ["Aggregation"] = ["Domain", "Storage", "Disclosure"],
        ["Reports"] = ["Domain", "Storage", "Disclosure", "Aggregation"],
        ["Serving"] = ["Domain", "Storage", "Disclosure", "Aggregation", "Reports"],
        ["Pages"] = ["Domain", "Storage", "Disclosure", "Aggregation", "Reports", "Serving"],
        ["Jobs"] = ["Domain", "Storage", "Disclosure", "Aggregation", "Reports", "Ingest"],
        ["Generator"] = ["Domain"],
        ["Api"] = ["Domain", "Storage", "Disclosure", "Aggregation", "Reports", "Serving", "Pages", "Jobs", "Ingest", "Generator"],
    };

    [Fact]
    public void There_are_these_rooms() =>
        Assert.Equal(
            Rooms.Keys.Order(StringComparer.Ordinal),
            SourceTree.Program.Files.Select(file => file.Room).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void No_room_knows_more_than_it_may() => Assert.Empty(
        from pair in SourceTree.Program.Knows()
        from known in pair.Value
        let room = pair.Key.Split('/')[0]
        let other = known.Split('/')[0]
        where room != other && !Rooms[room].Contains(other)
        select $"{pair.Key} knows {known}");

    /// <summary>The projects say the same as the code.</summary>
    [Fact]
    public void No_project_refers_to_more_than_its_room_may_know() => Assert.Empty(
        from room in Rooms
        from other in XDocument.Load(Path.Combine(SourceTree.Root(), "src", room.Key, room.Key + ".csproj")).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!))
        where !room.Value.Contains(other)
        select $"{room.Key} refers to {other}");

    /// <summary>One project of tests per room, which refers to it; what they share lies in Support.</summary>
    [Fact]
    public void Every_room_has_its_tests() => Assert.All(Rooms.Keys, room => Assert.Contains(
        XDocument.Load(Path.Combine(SourceTree.Root(), "tests", room + ".Tests", room + ".Tests.csproj")).Descendants("ProjectReference"),
        reference => (string)reference.Attribute("Include")! == $"../../src/{room}/{room}.csproj"));

    [Fact]
    public void No_folder_comes_back_to_itself() =>
        Assert.Empty(SourceTree.Program.Knots().Select(knot => string.Join(" <-> ", knot)));

    /// <summary>The pages for people and the doors for programs share what is in Serving, and nothing else.</summary>
    [Fact]
    public void Pages_and_the_doors_of_the_api_do_not_know_each_other() => Assert.Empty(
        from pair in SourceTree.Program.Knows()
        where pair.Key is "Api/PxWeb" or "Api/Jobindsats" or "Api/Bulk" or "Api/Discovery" or "Api/PowerQuery"
            || pair.Key.StartsWith("Api/PxWeb/", StringComparison.Ordinal) || pair.Key.StartsWith(
                "Api/Jobindsats/",
                StringComparison.Ordinal)
        from known in pair.Value
        where known.StartsWith("Pages", StringComparison.Ordinal)
        select $"{pair.Key} knows {known}");
}
