using Opgoerelse.Domain.Law;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Releases;

namespace Opgoerelse.Pages.Information;

/// <summary>All releases, newest first: what each is made of, what it changed, and which were withdrawn and why.</summary>
internal static class ReleasesPage
{
    public static string Write(Catalogue catalogue, HttpSettings settings, Page page)
    {
        var lead = page.Word(
            "En udgivelse er frosset: dens tal bliver aldrig rettet. Nye tal og rettelser kommer i en ny udgivelse, og her står, hvad "
                + "den ændrede i det, der var offentliggjort før.",
            "A release is frozen: its figures are never corrected. New figures and corrections come in a new release, and here stands "
                + "what it changed in what was published before.");
        return Frame.Write(
            $"{page.Word("Udgivelser", "Releases")}: {page.Word(Ordning.Standard.Name)}",
            page,
            html =>
            {
                PageHeader.Write(
                    html,
                    page.Word(Ordning.Standard.Name),
                    page.Word("Udgivelser", "Releases"),
                    lead,
                    output => PageParts.WriteFacts(output, catalogue, page));
                html.Write($"""
                    <div class="bredde">
                    <p class="foelg">{page.Word(
                        "Udgivelserne kan følges i et",
                        "The releases can be followed in a")} <a href="{page.PathBase}{Addresses.Feed}">feed (Atom)</a> {page.Word(
                        "og hentes som",
                        "and fetched as")} <a href="{page.PathBase}{Addresses.ReleaseList}">JSON</a>. {page.Word(
                        "De kommende står i",
                        "Those to come are in")} <a href="{page.To(Addresses.Calendar)}">{page.Word(
                        "udgivelseskalenderen",
                        "the release calendar")}</a>. {page.Word(
                        "Hvad foreløbige og endelige tal er, står i",
                        "What preliminary and final figures are is told in")}
                        <a href="{page.To(Addresses.Method + "#perioder")}">{page.Word("metoden", "the method")}</a>.</p>

                    """);
                for (var i = catalogue.History.Count - 1; i >= 0; i--)
                {
                    WriteRelease(html, catalogue, i, page);
                }

                html.Write($"""
                    </div>

                    """);
            },
            html => PageParts.WriteFoot(html, settings, page),
            header => PageHeader.WriteLinks(header, page, Addresses.Releases, lead));
    }

    private static void WriteRelease(Html html, Catalogue catalogue, int index, Page page)
    {
        var release = catalogue.History[index];
        var previous = ReleaseText.Previous(catalogue, index);
        html.Write($"""
            <section class="udgivelse" aria-labelledby="udgivelse-{release.Id}">
            <h2 id="udgivelse-{release.Id}">{page.Word("Tal opgjort pr.", "Figures as of")} {page.Date(release.Date)}</h2>

            """);
        if (release.Withdrawn is { } withdrawn)
        {
            var reason = new Html().Write($"{page.Word(ReleaseText.Reason(release))}");
            html.Write($"""
                <p class="advarsel"><strong>{page.Word("Trukket tilbage", "Withdrawn")} {page.Moment(withdrawn)}:</strong>
                {(page.IsDanish || release.Reason is not { Length: > 0 }
                    ? reason
                    : new Html().Write($"""<span lang="da">{reason}</span>"""))}</p>

                """);
        }

        var now = release.Id == catalogue.Release.Id ? page.Word("vises nu", "shown now")
            : release.Withdrawn is null
            ? page.Word("erstattet af en nyere", "replaced by a newer one")
            : page.Word("vises ikke mere", "no longer shown");
        html.Write($"""
            <dl class="fakta">
            <div><dt>{page.Word("Udgivelse", "Release")}</dt><dd>{release.Id}, {now}</dd></div>
            <div><dt>{page.Word("Offentliggjort", "Published")}</dt>
            <dd><time datetime="{LinkedData.IsoTime(release.Published!.Value)}">{page.Moment(release.Published!.Value)}</time></dd></div>
            <div><dt>{page.Word("Regelsæt", "Rule")}</dt><dd>{(Regelsaet.All.GetValueOrDefault(release.Regelsaet) is { } regelsaet
                ? page.Word(regelsaet.Name)
                : release.Regelsaet)}, version {release.RegelsaetVersion}</dd></div>
            <div><dt>{page.Word("Anledning", "Reason")}</dt><dd>{UpperCase(page.Word(ReleaseText.Occasion(release, previous)))}</dd></div>
            </dl>
            <p>{page.Word(ReleaseText.ChangesOf(catalogue, index))}</p>
            <p class="sum">{page.Word("Kontrolsum", "Checksum")} (SHA-256) <code>{release.Checksum}</code></p>
            </section>

            """);
    }

    private static string UpperCase(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
