using System.Globalization;
using System.Text;
using System.Xml;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Api.Discovery;

/// <summary>
/// The releases as an Atom feed (RFC 4287), newest first, each with its occasion and with what it changed in figures that were
/// published before it; one that was withdrawn says so, and why. Ids are tags (RFC 4151) made of the release and its checksum:
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
            xml.WriteElementString("subtitle", Atom, NextReleaseText.Sentence(katalog.NextRelease).Da);
            xml.WriteElementString("updated", Atom, Linkeddata.IsoTid(katalog.LastModified));
            xml.WriteElementString("rights", Atom, XmlText.Of($"{indstillinger.Licens.Navn} ({indstillinger.Licens.Adresse})"));
            Link(xml, "self", rod + Addresses.Feed, "application/atom+xml");
            Link(xml, "alternate", rod + "/", "text/html");
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, XmlText.Of(indstillinger.Kontakt.Da));
            xml.WriteElementString("email", Atom, indstillinger.Kontakt.Mail);
            xml.WriteElementString("uri", Atom, indstillinger.Kontakt.Hjemmeside);
            xml.WriteEndElement();
            for (var i = katalog.Historik.Count - 1; i >= 0; i--)
            {
                Post(xml, katalog, i, tag, rod);
            }

            xml.WriteEndElement();
        }

        return ud.ToArray();
    }

    private static void Post(XmlWriter xml, Katalog katalog, int nr, string tag, string rod)
    {
        var udgivelse = katalog.Historik[nr];
        var aendringer = katalog.Aendringer[udgivelse.Id].ToList();
        var forrige = Udgivelsestekst.Forrige(katalog, nr);
        var titel = $"Tal opgjort pr. {DanskSkrift.Dato(udgivelse.Dato)}";
        var tekst = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"Udgivelse {udgivelse.Id}, {Udgivelsestekst.Anledning(udgivelse, forrige).Da}."));
        if (udgivelse.Trukket is { } trukket)
        {
            tekst.Insert(0, $"Trukket tilbage {DanskSkrift.Tidspunkt(trukket)}: {Udgivelsestekst.Grund(udgivelse).Da} ");
        }

        if (aendringer.Count > 0)
        {
            tekst.Append(' ').Append(Aendringer(aendringer));
        }

        tekst.Append(CultureInfo.InvariantCulture, $" Regelsæt {udgivelse.Regelsaet}, version {udgivelse.RegelsaetVersion}. Kontrolsum {udgivelse.Kontrolsum}.");
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, string.Create(CultureInfo.InvariantCulture, $"{tag}udgivelse:{udgivelse.Id}:{udgivelse.Kontrolsum[..16]}"));
        xml.WriteElementString("title", Atom, udgivelse.Trukket is null ? titel : "Trukket tilbage: " + titel);
        xml.WriteElementString("published", Atom, Linkeddata.IsoTid(udgivelse.Udgivet!.Value));
        xml.WriteElementString("updated", Atom, Linkeddata.IsoTid(Aendret(udgivelse)));
        Link(xml, "alternate", rod + "/tabeller", "text/html");
        xml.WriteElementString("summary", Atom, XmlText.Of(tekst.ToString()));
        xml.WriteEndElement();
    }

    private static DateTimeOffset Aendret(Udgivelse udgivelse) => udgivelse.Trukket ?? udgivelse.Udgivet!.Value;

    /// <summary>How many of the figures that were published before it a release shows otherwise, and in which tables.</summary>
    private static string Aendringer(List<Tabelaendring> aendringer)
    {
        var aendrede = aendringer.Where(tabel => tabel.Aendrede > 0).Select(tabel => $"{tabel.Tabel} {Dansktal.Skriv(tabel.Aendrede)}").ToList();
        var hvor = aendrede.Count == 0 ? "" : $" ({string.Join(", ", aendrede)})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"I forhold til udgivelse {aendringer[0].Forrige}: ændrede celler {Sum(tabel => tabel.Aendrede)}{hvor}, foreløbige, der er blevet endelige uden at ændre sig, {Sum(tabel => tabel.Endelige)}, nye {Sum(tabel => tabel.Nye)}, udgåede {Sum(tabel => tabel.Udgaaede)}.");

        string Sum(Func<Tabelaendring, long> antal) => Dansktal.Skriv(aendringer.Sum(antal));
    }

    private static void Link(XmlWriter xml, string rel, string href, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }
}
