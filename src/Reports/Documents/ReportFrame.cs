using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>What stands around every report: head with its style in it, title, colophon.</summary>
public static class ReportFrame
{
    private static readonly string Style = Read("rapport.css");

    /// <summary>The whole document.</summary>
    internal static string Write(string title, string cssClass, ReportBasis basis, Action<Html> content)
    {
        var html = new Html();
        html.Write($"""
            <!DOCTYPE html>
            <html lang="da">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>

            """).WriteRaw(Style).Write($"""
            </style>
            </head>
            <body class="{cssClass}">
            <main>

            """);
        content(html);
        html.Write($"""
            </main>
            <footer>
            <p>{DanishNotation.Total(Colophon(basis))}</p>
            </footer>
            </body>
            </html>

            """);
        return html.ToString();
    }

    /// <summary>Source, release and checksum.</summary>
    public static string Colophon(ReportBasis basis)
    {
        var release = basis.Release;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Kilde: udgivelse {release.Id}, opgjort pr. {DanishNotation.Date(release.Date)} efter regelsættet {release.Regelsaet} "
                + $"(version {release.RegelsaetVersion}), offentliggjort {DanishNotation.Moment(basis.Published)}. Kontrolsum "
                + $"{release.Checksum}. Rapporten er dannet alene af det, udgivelsen offentliggør.");
    }

    /// <summary>What the signs mean, and what a range is where the release has any.</summary>
    internal static void Sign(Html html, ReportBasis basis)
    {
        html.Write($"""<p class="note">Tegn: """);
        html.WriteRaw(string.Join(
            "; ",
            new[]
            {
                CellSymbol.NoBasis,
                CellSymbol.Withheld,
                CellSymbol.NotAvailable,
                CellSymbol.NotYet,
            }.Select(symbol => $"<b>{symbol.Sign()}</b> {symbol.Meaning().Da}")));
        html.Write($".</p>\n");
        if (basis.HasRanges)
        {
            html.Write($"""
                <p class="note">{RangeText.Note.Da} {RangeText.InPictures.Da}</p>

                """);
        }
    }

    /// <summary>The closing of the scheme, when it is closed.</summary>
    public static string Closing => DanishNotation.Total(Ordning.Standard.Closing?.Da ?? "Ordningen er åben, og serien fortsætter.");

    private static string Read(string name)
    {
        using var source = typeof(ReportFrame).Assembly.GetManifestResourceStream("rapport/" + name)
            ?? throw new FileNotFoundException($"{name} er ikke bygget ind i programmet.");
        using var reader = new StreamReader(source);
        return reader.ReadToEnd();
    }

    /// <inheritdoc cref="Colophon" />
    public static string EnglishColophon(ReportBasis basis)
    {
        var release = basis.Release;
        return $"Source: release {release.Id}, figures as of {EnglishNotation.Date(release.Date)} by the rule {release.Regelsaet} "
            + $"(version {release.RegelsaetVersion}), published {EnglishNotation.Moment(basis.Published)}. Checksum {release.Checksum}. "
            + $"The page is made solely from what the release publishes.";
    }
}
