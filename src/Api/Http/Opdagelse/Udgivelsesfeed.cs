using System.Globalization;
using System.Text;
using System.Xml;
using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.Opdagelse;

/// <summary>
/// The releases as an Atom feed (RFC 4287), newest first. Ids are tags (RFC 4151) made of the release and its checksum:
/// they are the same on every replica, after a restart and at another address.
/// </summary>
internal static class Udgivelsesfeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The year in which the publisher's name became part of the tags. It never changes.</summary>
    private const string Tagaar = "2026";

    public static byte[] Skriv(Katalog katalog, HttpIndstillinger indstillinger, string rod)
    {
        using var ud = new MemoryStream();
        using (var xml = XmlWriter.Create(ud, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            var tag = $"tag:{new Uri(indstillinger.Kontakt.Hjemmeside).Host},{Tagaar}:opgoerelse:";
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "da");
            xml.WriteElementString("id", Atom, tag + katalog.Udgivelse.Ordning);
            xml.WriteElementString("title", Atom, $"Den systematiske opgørelse, {Ordning.Standard.Navn.Da}: udgivelser");
            xml.WriteElementString("subtitle", Atom, katalog.NaesteOpdatering is { } naeste
                ? $"Næste planlagte udgivelse: {DanskSkrift.Tidspunkt(naeste)}."
                : "Serien er slut, og alle tal er endelige.");
            xml.WriteElementString("updated", Atom, Linkeddata.IsoTid(katalog.Opdateret));
            xml.WriteElementString("rights", Atom, $"{indstillinger.Licens.Navn} ({indstillinger.Licens.Adresse})");
            Link(xml, "self", rod + OpdagelseEndpoints.Feed, "application/atom+xml");
            Link(xml, "alternate", rod + "/", "text/html");
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, indstillinger.Kontakt.Da);
            xml.WriteElementString("email", Atom, indstillinger.Kontakt.Mail);
            xml.WriteElementString("uri", Atom, indstillinger.Kontakt.Hjemmeside);
            xml.WriteEndElement();
            for (var i = katalog.Historik.Count - 1; i >= 0; i--)
            {
                Post(xml, katalog.Historik[i], i == 0 ? null : katalog.Historik[i - 1], tag, rod);
            }

            xml.WriteEndElement();
        }

        return ud.ToArray();
    }

    private static void Post(XmlWriter xml, Udgivelse udgivelse, Udgivelse? forrige, string tag, string rod)
    {
        var udgivet = Linkeddata.IsoTid(udgivelse.Udgivet!.Value);
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, string.Create(CultureInfo.InvariantCulture, $"{tag}udgivelse:{udgivelse.Id}:{udgivelse.Kontrolsum[..16]}"));
        xml.WriteElementString("title", Atom, $"Tal opgjort pr. {DanskSkrift.Dato(udgivelse.Dato)}");
        xml.WriteElementString("published", Atom, udgivet);
        xml.WriteElementString("updated", Atom, udgivet);
        Link(xml, "alternate", rod + "/tabeller", "text/html");
        xml.WriteElementString("summary", Atom, string.Create(
            CultureInfo.InvariantCulture,
            $"Udgivelse {udgivelse.Id}, {Anledning(udgivelse, forrige)}. Regelsæt {udgivelse.Regelsaet}, version {udgivelse.RegelsaetVersion}. Kontrolsum {udgivelse.Kontrolsum}."));
        xml.WriteEndElement();
    }

    /// <summary>What sets a release apart from the one before it, as far as the two themselves tell.</summary>
    private static string Anledning(Udgivelse udgivelse, Udgivelse? forrige) => forrige switch
    {
        null => "den første",
        _ when forrige.Dato != udgivelse.Dato => "ny opgørelsesdato",
        _ when forrige.Regelsaet != udgivelse.Regelsaet || forrige.RegelsaetVersion != udgivelse.RegelsaetVersion => "samme opgørelsesdato, ændret regelsæt",
        _ when forrige.Position != udgivelse.Position => "samme opgørelsesdato, flere leverancer",
        _ => "samme opgørelsesdato og leverancer, ændret program",
    };

    private static void Link(XmlWriter xml, string rel, string href, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }
}
