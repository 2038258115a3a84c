using System.Text;
using System.Text.Json.Nodes;
using Opgoerelse.Aggregation;
using Opgoerelse.Domain;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Discovery;

/// <summary>
/// All releases that are or have been public, newest first, for programs: what each was made of, its checksum, what it changed, and
/// whether it stands. One that is made ready or approved is not among them.
/// </summary>
internal static class ReleaseList
{
    /// <summary>JSON: instants in UTC, texts in both languages, counts of cells.</summary>
    public static byte[] Json(Catalogue catalogue)
    {
        var releases = catalogue.History.Select((release, index) => (JsonNode)new JsonObject
        {
            ["udgivelse"] = release.Id,
            ["tilstand"] = (release.Id == catalogue.Release.Id ? ReleaseState.Published : release.State).Code(),
            ["opgjortPr"] = LinkedData.IsoDay(release.Date),
            ["offentliggjort"] = LinkedData.IsoTime(release.Published!.Value),
            ["trukketTilbage"] = release.Withdrawn is { } withdrawn ? LinkedData.IsoTime(withdrawn) : null,
            ["grund"] = release.Reason,
            ["regelsaet"] = release.Regelsaet,
            ["regelsaetVersion"] = release.RegelsaetVersion,
            ["program"] = release.CodeVersion,
            ["kontrolsum"] = release.Checksum,
            ["anledning"] = Both(ReleaseText.Occasion(release, ReleaseText.Previous(catalogue, index))),
            ["aendringer"] = new JsonArray([.. catalogue.ChangesOf[release.Id].Select(change => (JsonNode)new JsonObject
            {
                ["tabel"] = change.Table,
                ["forrige"] = change.Previous,
                ["aendrede"] = change.ChangedCount,
                ["endelige"] = change.FinalCount,
                ["nye"] = change.NewCount,
                ["udgaaede"] = change.GoneCount,
            })]),
        });
        var document = new JsonObject
        {
            ["ordning"] = catalogue.Release.Ordning,
            ["udgivelser"] = new JsonArray([.. releases.Reverse()]),
        };
        return Encoding.UTF8.GetBytes(document.ToJsonString(LinkedData.Json) + "\n");

        static JsonObject Both(BilingualText text) => new() { ["da"] = text.Da, ["en"] = text.En };
    }
}
