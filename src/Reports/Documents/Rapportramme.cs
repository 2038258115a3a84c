using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>What stands around every report: head with its style in it, title, colophon.</summary>
public static class Rapportramme
{
    private static readonly string Stil = Laes("rapport.css");

    /// <summary>The whole document.</summary>
    internal static string Skriv(string titel, string klasse, Rapportgrundlag grundlag, Action<Html> indhold)
    {
        var html = new Html();
        html.Skriv($"""
            <!DOCTYPE html>
            <html lang="da">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{titel}</title>
            <style>

            """).SkrivRaat(Stil).Skriv($"""
            </style>
            </head>
            <body class="{klasse}">
            <main>

            """);
        indhold(html);
        html.Skriv($"""
            </main>
            <footer>
            <p>{DanskSkrift.Samlet(Kolofon(grundlag))}</p>
            </footer>
            </body>
            </html>

            """);
        return html.ToString();
    }

    /// <summary>Source, release and checksum.</summary>
    public static string Kolofon(Rapportgrundlag grundlag)
    {
        var udgivelse = grundlag.Udgivelse;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Kilde: udgivelse {udgivelse.Id}, opgjort pr. {DanskSkrift.Dato(udgivelse.Dato)} efter regelsættet {udgivelse.Regelsaet} (version {udgivelse.RegelsaetVersion}), offentliggjort {DanskSkrift.Tidspunkt(grundlag.Udgivet)}. Kontrolsum {udgivelse.Kontrolsum}. Rapporten er dannet alene af det, udgivelsen offentliggør.");
    }

    /// <summary>What the signs mean.</summary>
    public static void Tegn(Html html)
    {
        html.Skriv($"""<p class="note">Tegn: """);
        html.SkrivRaat(string.Join("; ", new[] { Cellesymbol.IntetGrundlag, Cellesymbol.Diskretioneret, Cellesymbol.IkkeTilgaengelig, Cellesymbol.EndnuIkke }.Select(symbol => $"<b>{symbol.Tegn()}</b> {symbol.Betydning().Da}")));
        html.Skriv($".</p>\n");
    }

    /// <summary>The closing of the scheme, when it is closed.</summary>
    public static string Lukning => DanskSkrift.Samlet(Ordning.Standard.Lukning?.Da ?? "Ordningen er åben, og serien fortsætter.");

    private static string Laes(string navn)
    {
        using var kilde = typeof(Rapportramme).Assembly.GetManifestResourceStream("rapport/" + navn)
            ?? throw new FileNotFoundException($"{navn} er ikke bygget ind i programmet.");
        using var laeser = new StreamReader(kilde);
        return laeser.ReadToEnd();
    }
}
