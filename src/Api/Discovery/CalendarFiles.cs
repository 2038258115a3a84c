using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Time;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Discovery;

/// <summary>
/// The announced publications as files: for calendars (RFC 5545), feed readers (RFC 4287) and programs. A publication keeps its name when
/// it is moved, so that it moves in the reader's calendar too.
/// </summary>
internal static class CalendarFiles
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>iCalendar. Instants are UTC: no rule of a time zone has to be known.</summary>
    public static byte[] ICalendar(Catalogue catalogue, HttpSettings settings, string root)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Opgoerelse//Udgivelseskalender//DA" };
        calendar.AddProperty("X-WR-CALNAME", $"{Ordning.Standard.Name.Da}: udgivelser");
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        foreach (var release in catalogue.Upcoming)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = Name(release, settings),
                DtStamp = Instant(Changed(release, catalogue)),
                LastModified = Instant(Changed(release, catalogue)),
                Sequence = release.Moves.Count,
                Start = Instant(release.At),
                Summary = CalendarText.Title(release).Da,
                Description = Description(release, catalogue.NextRelease).Da,
                Url = new Uri(root + Addresses.Calendar),
            });
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);

        static CalDateTime Instant(DateTimeOffset at) => new(at.UtcDateTime, CalDateTime.UtcTzId);
    }

    /// <summary>JSON: instants in UTC, texts in both languages.</summary>
    public static byte[] Json(Catalogue catalogue)
    {
        var releases = catalogue.Upcoming.Select(release => (JsonNode)new JsonObject
        {
            ["kvartal"] = release.Quarter.Code,
            ["tidspunkt"] = LinkedData.IsoTime(release.At),
            ["planlagt"] = LinkedData.IsoTime(release.Planned),
            ["forsinket"] = release.IsLate(catalogue.NextRelease),
            ["sidste"] = release.IsLast,
            ["titel"] = Both(CalendarText.Title(release)),
            ["flytninger"] = new JsonArray([.. release.Moves.Select(move => (JsonNode)new JsonObject
            {
                ["til"] = LinkedData.IsoTime(move.To),
                ["grund"] = move.Reason,
                ["meddelt"] = LinkedData.IsoTime(move.Told),
            })]),
        });
        var document = new JsonObject
        {
            ["ordning"] = Ordning.Standard.Code,
            ["udgivelse"] = catalogue.Release.Id,
            ["udgivelser"] = new JsonArray([.. releases]),
        };
        return Encoding.UTF8.GetBytes(document.ToJsonString(LinkedData.Json) + "\n");

        static JsonObject Both(BilingualText text) => new() { ["da"] = text.Da, ["en"] = text.En };
    }

    /// <summary>Atom: an entry for each publication, newest word first.</summary>
    public static byte[] Feed(Catalogue catalogue, HttpSettings settings, string root)
    {
        return XmlText.Document(xml =>
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "da");
            xml.WriteElementString("id", Atom, ReleaseFeed.Tag(settings) + catalogue.Release.Ordning + ":kalender");
            xml.WriteElementString("title", Atom, $"Den systematiske opgørelse, {Ordning.Standard.Name.Da}: udgivelseskalender");
            xml.WriteElementString("subtitle", Atom, NextReleaseText.Sentence(catalogue.NextRelease).Da);
            xml.WriteElementString("updated", Atom, LinkedData.IsoTime(catalogue.LastModified));
            ReleaseFeed.Link(xml, "self", $"{root}{Addresses.Calendar}.atom", "application/atom+xml");
            ReleaseFeed.Link(xml, "alternate", root + Addresses.Calendar, "text/html");
            ReleaseFeed.Author(xml, settings);
            foreach (var release in catalogue.Upcoming.OrderByDescending(one => Changed(one, catalogue)).ThenBy(one => one.At))
            {
                xml.WriteStartElement("entry", Atom);
                xml.WriteElementString("id", Atom, $"{ReleaseFeed.Tag(settings)}kalender:{release.Quarter.Code}");
                xml.WriteElementString("title", Atom, CalendarText.Title(release).Da);
                xml.WriteElementString("updated", Atom, LinkedData.IsoTime(Changed(release, catalogue)));
                ReleaseFeed.Link(xml, "alternate", root + Addresses.Calendar, "text/html");
                xml.WriteElementString("summary", Atom, XmlText.Of(Description(release, catalogue.NextRelease).Da));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    /// <summary>When what is told of it was last another: it was moved, or announced with the release before it, or is late now.</summary>
    private static DateTimeOffset Changed(AnnouncedRelease release, Catalogue catalogue) =>
        release.IsLate(catalogue.NextRelease) ? release.At
            : release.Moves.Select(move => move.Told).Append(catalogue.Published).Max();

    private static BilingualText Description(AnnouncedRelease release, NextRelease next) =>
        CalendarText.Remarks(release, next).Aggregate(
            new BilingualText($"Kommer {DanishNotation.Moment(release.At)}.", $"Comes {EnglishNotation.Moment(release.At)}."),
            (text, remark) => new BilingualText($"{text.Da} {remark.Da}", $"{text.En} {remark.En}"));

    private static string Name(AnnouncedRelease release, HttpSettings settings) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Ordning.Standard.Code}-{release.Quarter.Code}@{new Uri(settings.Contact.HomePage).Host}");
}
