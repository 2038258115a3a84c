using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Charts;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The national report: the agreement's questions in order.</summary>
internal static class NationalReport
{
    /// <summary>The section of those that ended, which a release from before they were published does not have.</summary>
    private const string Followed = "fulgte";

    /// <summary>The sections, in order.</summary>
    private static readonly (string Id, string Title, Action<Html, ReportBasis> Write)[] Section =
    [
        ("maalt", "Hvad der er målt", WhatWasMeasured),
        ("indsats", "Hvilken indsats, og hvor meget", Indsats),
        ("tid", "Tid til den første indsats", Time),
        ("uden", "Uden indsats, undtaget og genbehandlet", Without),
        ("givet", "Indstillet af teamet, og givet", Given),
        ("garanti", "Før og efter garantien", Guarantee),
        ("kommuner", "Alle kommuner", Kommuner),
        ("skiller", "Hvem der skiller sig ud, og hvor sikkert det er", StandsOut),
        ("regler", "De samme borgere efter KL's regel", Rules),
        (Followed, "Hvad der fulgte, og hvor længe forløbene varede", Endings),
        ("slut", "Serien slutter", End),
        ("metode", "Metode, kvalitet og fortrolighed", Method),
    ];

    public static string Title(ReportBasis basis) =>
        $"{Ordning.Standard.Name.Da}: indsats i de første {basis.Window}. Landsrapport, {basis.KommuneComparison.Period.Name.Da}";

    public static string Html(ReportBasis basis) => ReportFrame.Write(Title(basis), "land", basis, html =>
    {
        html.Write($"""
            <p class="overlinje">Rapport til forligskredsen bag {Ordning.Standard.Agreement.Da}</p>
            <h1>Indsats i de første {basis.Window}</h1>
            <p class="overlinje">{Ordning.Standard.Name.Da}. Forløb startet i {basis.PeriodName}, opgjort pr. {DanishNotation.Date(
                basis.Release.Date)}.</p>

            """);
        MainMessage(html, basis);
        var sections = Array.FindAll(Section, section => section.Id != Followed || basis.PeriodOfEndings is not null);
        html.Write($"""
            <nav aria-label="Indhold"><ol>

            """).WriteAll(sections, (output, section) => output.Write($"""
            <li><a href="#{section.Id}">{section.Title}</a></li>

            """)).Write($"""
            </ol></nav>

            """);
        for (var i = 0; i < sections.Length; i++)
        {
            html.Write($"""
                <section aria-labelledby="{sections[i].Id}">
                <h2 id="{sections[i].Id}">{i + 1}. {sections[i].Title}</h2>

                """);
            sections[i].Write(html, basis);
            html.Write($"</section>\n");
        }
    });

    /// <summary>The sheets of the workbook.</summary>
    public static IReadOnlyList<Sheet> Sheet(ReportBasis basis)
    {
        var country = basis.KommuneComparison.Country;
        IReadOnlyList<DimensionValue> all =
        [
            country,
            .. basis.KommuneComparison.Kommuner.OrderBy(kommune => kommune.Name.Da, DanishOrder.Standard),
        ];
        return
        [
            ReportSheets.About(basis, Title(basis)),
            ReportSheets.Shares(basis, country),
            ReportSheets.Extent(basis, country),
            ReportSheets.Time(basis, country),
            ReportSheets.Guarantee(basis, all),
            ReportSheets.Given(basis, all),
            ReportSheets.BeforeAndAfter(basis),
            .. basis.PeriodOfEndings is null ? []
                : (Sheet[])[
                    ReportSheets.Endings(
                        basis,
                        [.. basis.KommuneComparison.Table.Omraader.Where(omraade => omraade.Kind is "land" or "region" or "landsdel")]),
                ],
            CountryOverTime(basis),
            ReportSheets.Expected(basis, all.Skip(1).ToList()),
            ReportSheets.KommunerBeforeAndAfter(basis, all.Skip(1).ToList()),
            ReportSheets.StandsOutSheet(basis),
            ReportSheets.Funnels(basis),
            .. basis.RuleComparison.Select(page => RuleComparison.All(basis, page)),
            .. QualitySection.Sheet(basis),
            .. basis.KommuneComparison.Pictures.Select(picture => ReportSheets.Kommuner(basis, picture)),
        ];
    }

    private static void MainMessage(Html html, ReportBasis basis)
    {
        var country = basis.KommuneComparison.Country;
        html.Write($"""
            <div class="budskab"><ul>

            """);
        foreach (var code in new[] { CategoryCodes.Nogen, CategoryCodes.Virksomhedsrettet })
        {
            if (basis.Picture(code) is { } picture)
            {
                html.Write($"""
                    <li>{DanishNotation.Total(
                        $"{Sentences.Share(country, picture.Indsats, picture.Country)} "
                            + $"{Sentences.Development(picture.CountryDevelopment)}")}</li>

                    """);
            }
        }

        if (CountSentences.Median(basis.Median(country.Code)) is { Length: > 0 } median)
        {
            html.Write($"""
                <li>{DanishNotation.Total(median)}</li>

                """);
        }

        if (basis.Picture(CategoryCodes.Nogen) is { } nogen)
        {
            html.Write($"""
                <li>Før og efter garantien, {Sentences.Indsats(nogen.Indsats)}: {DanishNotation.Total(Sentences.BeforeAndAfter(
                    nogen.CountryBeforeAndAfter,
                    ReportSheets.Year(basis.KommuneComparison.BeforeGuarantee),
                    ReportSheets.Year(basis.KommuneComparison.AfterGuarantee)))}</li>

                """);
        }

        if (basis.Picture(CategoryCodes.Virksomhedsrettet) is { } vr)
        {
            html.Write($"""
                <li>{Sentences.StandsOutSheet(vr)}</li>

                """);
        }

        html.Write($"""
            </ul></div>
            {(basis.Picture(CategoryCodes.Nogen)?.Country.IsPreliminary == true
                ? new Html().Write(
                    $"""<p class="note">Tallene for det nyeste år er foreløbige (f): sene indberetninger kan stadig ændre dem.</p>""")
                : new Html())}

            """);
    }

    private static void WhatWasMeasured(Html html, ReportBasis basis)
    {
        html.Write($"""
            <p>Aftalen spørger, hvilken og hvor meget indsats borgerne får i de første {basis.Window} af et forløb.
            Opgørelsen følger de forløb, der startede i perioden, til fristen: {basis.Window} efter starten,
            forlænget med dage, hvor borgeren var fritaget. En indsats tæller, når den er begyndt i den tid.
            Et forløb kan have flere indsatstyper; andelene kan derfor ikke lægges sammen.</p>
            <p>Forløb, der sluttede før fristen, er ikke med i andelene; deres antal står i afsnit 4.</p>

            """);
    }

    private static void Indsats(Html html, ReportBasis basis)
    {
        var country = basis.KommuneComparison.Country;
        var dots = basis.KommuneComparison.Pictures
            .Select(picture =>
                Dot.Of(picture.Indsats.Name.Da, picture.Country.Ends, own: true, "vises ikke"))
            .ToList();
        var sheet = ReportSheets.Shares(basis, country);
        html.Figure(
            DotsWithInterval.Draw(
                new PictureText(
                    "indsats-f",
                    sheet.Title,
                    string.Concat(basis.KommuneComparison.Pictures.Select(picture =>
                        Sentences.Share(country, picture.Indsats, picture.Country) + " "))),
                dots),
            "Andel af forløbene med hver indsatstype. Stregen er den usikkerhed, der følger af antallet af forløb (95 pct.).",
            sheet);
        var extent = ReportSheets.Extent(basis, country);
        var weeks = basis.KommuneComparison.Table.Indsatser.Where(indsats => indsats.Code != CategoryCodes.Ingen)
            .Select(indsats => (indsats, Number: basis.Extent(country.Code, indsats.Code, "ugerPrForloeb")))
            .Select(pair => new Bar(
                pair.indsats.Name.Da,
                pair.Number.Number,
                pair.Number.HasValue
                    ? DanishNotation.Number(pair.Number.Value, pair.Number.Decimals) + " uger"
                    : pair.Number.Symbol.Sign()))
            .ToList();
        html.Figure(
            BarChart.Draw(new PictureText("uger-f", extent.Title, "Uger pr. forløb, der fik indsatsen."), weeks),
            "Så mange uger varede indsatsen inden for fristen, for dem der fik den.",
            extent);
        var seriesList = basis.KommuneComparison.Pictures
            .Where(picture => picture.Indsats.Code is CategoryCodes.Virksomhedsrettet or CategoryCodes.Nogen or CategoryCodes.Ingen)
            .Select(picture => ReportSheets.Series(basis, country, picture.Indsats, picture.Indsats.Name.Da)).ToList();
        var time = CountryOverTime(basis);
        html.Figure(
            LineChart.Draw(
                new PictureText(
                    "tid-f",
                    time.Title,
                    basis.Picture(CategoryCodes.Virksomhedsrettet) is { } vr ? Sentences.Development(vr.CountryDevelopment) : ""),
                [.. basis.KommuneComparison.Years.Select(period => period.Name.Da)],
                seriesList),
            "Andelene over tid. Hvert punkt er et kalenderår.",
            time);
    }

    private static void Time(Html html, ReportBasis basis)
    {
        var country = basis.KommuneComparison.Country;
        var sheet = ReportSheets.Time(basis, country);
        var shares = StartInterval.All.Select(interval => basis.Time(country.Code, interval.Code, "andel").Number / 100).ToList();
        html.Figure(
            StepCurve.Draw(
                new PictureText("kurve-f", sheet.Title, "Kumulativ andel af alle forløb, der har fået den første indsats."),
                [.. StartInterval.All.Select(interval => (interval.Days, interval.AxisName.Da))],
                [new Curve("Hele landet", shares, Own: true)]),
            "Så stor en andel af alle forløb havde fået den første indsats efter 1 dag, 1 uge og 1, 2, 3 og 6 måneder.",
            sheet);
    }

    private static void Without(Html html, ReportBasis basis)
    {
        var country = basis.KommuneComparison.Country;
        TableFigure without = basis.Guarantee(country.Code, CategoryCodes.Ingen),
            hours = basis.Guarantee(country.Code, "undtagetLoentimer"),
            againFigure = basis.Guarantee(country.Code, "genbehandlet");
        html.Write($"""
            <p>{DanishNotation.Total(CountSentences.WithoutIndsats(without, hours, againFigure))}</p>

            """).Table(ReportSheets.Guarantee(
                basis,
                [country, .. basis.KommuneComparison.Table.Omraader.Where(omraade => omraade.Kind == "landsdel")]));
    }

    private static void Given(Html html, ReportBasis basis)
    {
        var country = basis.KommuneComparison.Country;
        TableFigure indstillet = basis.Given(country.Code, "indstillet"),
            given = basis.Given(country.Code, "givet"),
            share = basis.Given(country.Code, "andel");
        html.Write($"""
            <p>{DanishNotation.Total(CountSentences.IndstilletAndGiven(indstillet, given, share))}</p>

            """).Table(ReportSheets.Given(
                basis,
                [country, .. basis.KommuneComparison.Table.Omraader.Where(omraade => omraade.Kind is "region" or "landsdel")]));
    }

    private static void Guarantee(Html html, ReportBasis basis)
    {
        var (before, after) =
            (ReportSheets.Year(basis.KommuneComparison.BeforeGuarantee), ReportSheets.Year(basis.KommuneComparison.AfterGuarantee));
        html.Write($"""
            <p>Garantien gælder forløb startet fra {(basis.Regelsaet?.ValidFrom is { } from
                ? DanishNotation.Date(from)
                : "reglens ikrafttræden")}. Her sammenlignes hele kalenderår.
                En forskel kan have andre årsager end garantien: tallene viser, om noget ændrede sig, ikke hvorfor.</p>
            <ul>

            """);
        foreach (var picture in basis.KommuneComparison.Pictures)
        {
            html.Write($"""
                <li><b>{picture.Indsats.Name.Da}:</b> {DanishNotation.Total(Sentences.BeforeAndAfter(
                    picture.CountryBeforeAndAfter,
                    before,
                    after))}</li>

                """);
        }

        html.Write($"</ul>\n");
        if (before.Length > 0 && after.Length > 0)
        {
            html.Table(ReportSheets.BeforeAndAfter(basis));
        }
    }

    private static void Endings(Html html, ReportBasis basis)
    {
        var country = basis.KommuneComparison.Country;
        TableFigure Share(string category) => basis.Ending(country.Code, AgeGroup.AllCode, category, "andel");
        html.Write($"""
            <p>{DanishNotation.Total(CountSentences.Endings(
                basis.PeriodOfEndings!.Code,
                basis.Ending(country.Code, AgeGroup.AllCode, AgeGroup.AllCode, "antal"),
                [
                    .. EndingCategory.All.Where(category => category.Code is "foertidspension" or "fleksjob" or "beskaeftigelse")
                        .Select(category => (category.Name.Da.ToLowerInvariant(), Share(category.Code)))
                        .OrderByDescending(share => share.Item2.Value),
                ]))} {DanishNotation.Total(CountSentences.Lengths(
                    basis.Length(country.Code, AgeGroup.AllCode, "median"),
                    basis.Length(country.Code, LengthInterval.OverCode, "andel")))}</p>
            <p>{Ordning.Standard.Tables.First(recipe => recipe.Kind == TableKind.Ending).Note?.Da}</p>

            """).Table(ReportSheets.Endings(
                basis,
                [.. basis.KommuneComparison.Table.Omraader.Where(omraade => omraade.Kind is "land" or "region")]));
    }

    private static void Kommuner(Html html, ReportBasis basis)
    {
        foreach (var code in new[] { CategoryCodes.Virksomhedsrettet, CategoryCodes.Nogen })
        {
            if (basis.Picture(code) is not { } picture)
            {
                continue;
            }

            var sheet = ReportSheets.Kommuner(basis, picture);
            html.Write($"""
                <h3>{picture.Indsats.Name.Da}</h3>

                """).WriteRaw("<figure><figcaption>").Write($"{Sentences.StandingsOf(picture)}").WriteRaw("</figcaption>")
                .WriteRaw(StandingMap.Sign(picture, $"kort-{code}")).WriteRaw("</figure>\n").Table(sheet);
        }

        html.Write(
            $"""<p class="note">Forventet er landets andele for landsdelens alder og køn; """
                + $"""forskel er faktisk minus forventet. Ændring er i forhold til året før. Plads 1 er den bedste af de """
                + $"""kommuner, der kan rangordnes. Hvor landsdelens fordeling er diskretioneret, er der intet forventet. Den samme """
                + $"""tabel over alle 98 kommuner for hver af de øvrige indsatstyper, og for dem uden indsats, står i regnearket, et """
                + $"""ark for hver; dér står også intervallet om forskellen mellem faktisk og forventet, og hver kommunes andele før """
                + $"""og efter garantien.</p>""");
        ReportFrame.Sign(html, basis);
    }

    private static void StandsOut(Html html, ReportBasis basis)
    {
        html.Write($"""
            <p>I en lille kommune svinger andelen meget ved rene tilfældigheder.
            Derfor holdes hver kommune op mod det, som en kommune af dens størrelse kan ligge ved tilfældighed,
            når også kommunernes almindelige spredning er regnet med. En kommune skiller sig ud, når den ligger uden for
            99,8 pct. grænserne: var alle kommuner ens bortset fra den spredning, ville højst omkring 2 af 1.000 gøre det.
            En plads på en rangliste siger det ikke.</p>
            <ul>

            """).WriteAll(basis.KommuneComparison.Pictures, (output, picture) => output.Write($"""
            <li>{Sentences.StandsOutSheet(picture)}</li>

            """)).Write($"</ul>\n");
        foreach (var picture in basis.KommuneComparison.Pictures.Where(picture =>
            picture.Indsats.Code is CategoryCodes.Virksomhedsrettet or CategoryCodes.Ingen && picture.Funnel is not null))
        {
            html.WriteRaw("<figure><figcaption>")
                .Write(
                    $"{picture.Indsats.Name.Da}: andel efter antal forløb. Båndene er det, der kan være tilfældigt (95 og "
                        + $"{DanishNotation.Total("99,8 pct.")}).")
                .WriteRaw("</figcaption>")
                .WriteRaw(FunnelChart.Draw(
                    new PictureText(
                        $"tragt-{picture.Indsats.Code}",
                        $"{picture.Indsats.Name.Da}: tragt over kommunerne",
                        Sentences.StandsOutSheet(picture)),
                    picture.Funnel!,
                    [
                        .. picture.Kommuner.Where(kommune => kommune.Cell.Ends is not null)
                            .Select(kommune => FunnelPoint.Of(kommune, picture.Polarity)),
                    ]))
                .WriteRaw("</figure>\n");
        }

        html.Write($"""<p class="note">Tallene bag tragtene står i tabellerne over alle kommuner.</p>""");
        if (ReportSheets.StandsOutSheet(basis) is { Rows.Count: > 0 } listOf)
        {
            html.Write($"""
                <h3>Til drøftelsen af skærpede foranstaltninger</h3>
                <p>Listen er dem, der skiller sig ud, med antal, udvikling og plads. Den siger ikke hvorfor.</p>

                """).Table(listOf);
        }
    }

    private static void Rules(Html html, ReportBasis basis)
    {
        foreach (var page in basis.RuleComparison)
        {
            html.Write(basis, page);
        }

        if (basis.RuleComparison.Count == 0)
        {
            html.Write($"<p>{RuleComparison.NothingFound(basis)}</p>\n");
        }
    }

    private static void End(Html html, ReportBasis basis)
    {
        _ = basis;
        html.Write($"<p>{ReportFrame.Closing}</p>\n");
    }

    private static void Method(Html html, ReportBasis basis)
    {
        html.Write($"""
            <p><b>Usikkerhed.</b> Intervallerne er 95 pct. intervaller efter Wilson, ændringer efter Newcombe.
            Et ord (over, som, under landet) gives, når hele intervallet ligger på den ene side af landets andel,
            og kun når man ved landets andel ville forvente mindst fem forløb både med og uden.</p>
            <p><b>Tragten</b> følger Spiegelhalter (2005) med winsoriseret skøn over spredningen mellem kommuner,
            på arcsinus-skala, og er aldrig smallere end de eksakte binomialgrænser.</p>
            <p><b>Afrunding.</b> Andele vises med én decimal.
            En forskel er regnet af de hele tal og afrundet til sidst; den kan derfor være 0,1 større eller mindre
            end forskellen mellem de to viste andele.</p>
            <p><b>Forventet</b> er indirekte standardisering. Kommunens egen fordeling på alder og køn offentliggøres ikke;
            landsdelens bruges i stedet.</p>
            <p><b>Kvalitet.</b> Tallene hviler på det, som jobcentrene har registreret og indberettet til og med {DanishNotation.Date(
                basis.Release.Date)}.
            Det, som ikke er registreret, ses ikke. {DanishNotation.Total(QualitySection.WholeCountry(basis))}</p>
            <p><b>Fortrolighed.</b> Rapporten er beregnet alene af det, udgivelsen offentliggør.
            Det, der er diskretioneret dér, er det også her, og intet her kan derfor røbe mere.</p>

            """);
        if (QualitySection.CountryTable(basis) is { } quality)
        {
            html.Table(quality).Write($"""
                <p class="note">{QualitySection.Explanation} Hver kommunes tal står i regnearket og på kommunens blad.</p>

                """);
        }

        html.Table(ReportSheets.Funnels(basis));
    }

    private static Sheet CountryOverTime(ReportBasis basis) => ReportSheets.OverTime(
        basis,
        "Hele landet: andele over tid, pct.",
        [
            .. basis.KommuneComparison.Pictures.Select(picture => (
                picture.Indsats.Name.Da,
                (Func<DimensionValue, SheetCell>)(period =>
                    basis.KommuneComparison.Table[basis.KommuneComparison.Country.Code, period.Code, picture.Indsats.Code].Percentage))),
        ]);
}
