using System.Globalization;
using System.Text;
using System.Xml;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Api.Discovery;

/// <summary>
/// The releases as an Atom feed (RFC 4287), newest first, each with its occasion and with what it changed in figures that were
/// published before it; one that was withdrawn says so, and why. Ids are tags (RFC 4151) made of the release and its checksum:
/// they are the same on every replica, after a restart and at another address.
/// </summary>
internal static class ReleaseFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The year in which the publisher's name became part of the tags. It never changes.</summary>
    private const string TagYear = "2026";

    public static byte[] Write(Catalogue catalogue, HttpSettings settings, string root)
    {
        return XmlText.Document(xml =>
        {
            var tag = Tag(settings);
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "da");
            xml.WriteElementString("id", Atom, tag + catalogue.Release.Ordning);
            xml.WriteElementString("title", Atom, $"Den systematiske opgørelse, {Ordning.Standard.Name.Da}: udgivelser");
            xml.WriteElementString("subtitle", Atom, NextReleaseText.Sentence(catalogue.NextRelease).Da);
            xml.WriteElementString("updated", Atom, LinkedData.IsoTime(catalogue.LastModified));
            xml.WriteElementString("rights", Atom, XmlText.Of($"{settings.License.Name} ({settings.License.Address})"));
            Link(xml, "self", root + Addresses.Feed, "application/atom+xml");
            Link(xml, "alternate", root + "/", "text/html");
            Author(xml, settings);
            for (var i = catalogue.History.Count - 1; i >= 0; i--)
            {
                Post(xml, catalogue, i, tag, root);
            }

            xml.WriteEndElement();
        });
    }

    /// <summary>What the ids of the feeds begin with.</summary>
    internal static string Tag(HttpSettings settings) => $"tag:{new Uri(settings.Contact.HomePage).Host},{TagYear}:opgoerelse:";

    internal static void Author(XmlWriter xml, HttpSettings settings)
    {
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, XmlText.Of(settings.Contact.Da));
        xml.WriteElementString("email", Atom, settings.Contact.Mail);
        xml.WriteElementString("uri", Atom, settings.Contact.HomePage);
        xml.WriteEndElement();
    }

    private static void Post(XmlWriter xml, Catalogue catalogue, int index, string tag, string root)
    {
        var release = catalogue.History[index];
        var changesOf = catalogue.ChangesOf[release.Id].ToList();
        var previous = ReleaseText.Previous(catalogue, index);
        var title = $"Tal opgjort pr. {DanishNotation.Date(release.Date)}";
        var text = new StringBuilder(
            string.Create(CultureInfo.InvariantCulture, $"Udgivelse {release.Id}, {ReleaseText.Occasion(release, previous).Da}."));
        if (release.Withdrawn is { } withdrawn)
        {
            text.Insert(0, $"Trukket tilbage {DanishNotation.Moment(withdrawn)}: {ReleaseText.Reason(release).Da} ");
        }

        if (changesOf.Count > 0)
        {
            text.Append(' ').Append(ChangesOf(changesOf));
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $" Regelsæt {release.Regelsaet}, version {release.RegelsaetVersion}. Kontrolsum {release.Checksum}.");
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString(
            "id",
            Atom,
            string.Create(CultureInfo.InvariantCulture, $"{tag}udgivelse:{release.Id}:{release.Checksum[..16]}"));
        xml.WriteElementString("title", Atom, release.Withdrawn is null ? title : "Trukket tilbage: " + title);
        xml.WriteElementString("published", Atom, LinkedData.IsoTime(release.Published!.Value));
        xml.WriteElementString("updated", Atom, LinkedData.IsoTime(MarkChanged(release)));
        Link(xml, "alternate", root + "/tabeller", "text/html");
        xml.WriteElementString("summary", Atom, XmlText.Of(text.ToString()));
        xml.WriteEndElement();
    }

    private static DateTimeOffset MarkChanged(Release release) => release.Withdrawn ?? release.Published!.Value;

    /// <summary>How many of the figures that were published before it a release shows otherwise, and in which tables.</summary>
    private static string ChangesOf(List<TableChange> changesOf)
    {
        var changedCount = changesOf.Where(table => table.ChangedCount > 0)
            .Select(table => $"{table.Table} {DanishNotation.Number(table.ChangedCount)}")
            .ToList();
        var phrase = changedCount.Count == 0 ? "" : $" ({string.Join(", ", changedCount)})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"I forhold til udgivelse {changesOf[0].Previous}: ændrede celler {Sum(table => table.ChangedCount)}{phrase}, foreløbige, "
                + $"der er blevet endelige uden at ændre sig, {Sum(table => table.FinalCount)}, nye {Sum(table => table.NewCount)}, "
                + $"udgåede {Sum(table => table.GoneCount)}.");

        string Sum(Func<TableChange, long> count) => DanishNotation.Number(changesOf.Sum(count));
    }

    internal static void Link(XmlWriter xml, string rel, string href, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }
}

/// <summary>
/// Documents in XML, and stored text in them. What is stored was checked when it came, but an older or another program's may hold
/// anything.
/// </summary>
internal static class XmlText
{
    /// <summary>A document, UTF-8 without a mark, indented.</summary>
    public static byte[] Document(Action<XmlWriter> write)
    {
        using var output = new MemoryStream();
        using (var xml =
            XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            write(xml);
        }

        return output.ToArray();
    }

    /// <summary>The text with U+FFFD for each character that XML 1.0 cannot hold: a document is never lost for one.</summary>
    public static string Of(string text)
    {
        var held = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            held.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return held.ToString();
    }
}
