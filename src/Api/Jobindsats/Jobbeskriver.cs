using System.Globalization;
using Opgoerelse.Api.Jobindsats.Contract;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Endpoints;

namespace Opgoerelse.Api.Jobindsats;

/// <summary>Subjects and tables as the two versions describe them.</summary>
internal sealed class Jobbeskriver(Kald kald, HttpIndstillinger indstillinger)
{
    private const string Hyppighed = "Kvartal";

    private static readonly Emne Emne = Ordning.Standard.Emne;

    /// <summary>The subject's number on jobindsats, or else its code.</summary>
    public static string Emneid { get; } = Emne.JobindsatsId?.ToString(CultureInfo.InvariantCulture) ?? Emne.Kode;

    private string Opdateret => Dag(kald.Katalog.Published);

    private string? Naeste => kald.Katalog.NextRelease.Announced is { } naeste ? Dag(naeste) : null;

    public static IReadOnlyList<Subject2> Emner2() => [new(Emneid, Emne.Navn.Da)];

    public static IReadOnlyList<Subject3> Emner3() => [new(Emneid, Emne.Navn.Da)];

    public IReadOnlyList<ListedTable2> Tabeller2() => [.. kald.Katalog.Tabeller.Select(tabel => Listet(Jobtabel.For(tabel)))];

    private ListedTable2 Listet(Jobtabel tabel)
    {
        var fineste = tabel.Perioder.Where(periode => periode.Type == tabel.Perioder[^1].Type).ToList();
        return new ListedTable2(
            tabel.Tabel.Tabel.Id, tabel.Tabel.Tabel.Titel.Da, Emneid, Emne.Navn.Da, Opdateret, Naeste, Hyppighed,
            Maal2(tabel),
            [.. tabel.Periodetyper.Select(type => type.Id)],
            [.. Hierarkier.For(tabel).Alle.Where(hierarki => hierarki.Variabel == tabel.Omraade).SelectMany(hierarki => hierarki.Niveauer).Select(niveau => niveau.Navn).Distinct(StringComparer.Ordinal)],
            fineste.FirstOrDefault()?.Kode,
            fineste.LastOrDefault()?.Kode,
            [.. tabel.Oevrige.Select(variabel => new Named2(variabel.Id, variabel.Navn))]);
    }

    private static IReadOnlyList<Named2> Maal2(Jobtabel tabel) => [.. tabel.Maal.Select(maal => new Named2(maal.Kode, maal.Navn.Da))];

    public TableDetails2 Tabel2(Jobtabel tabel) => new(
        tabel.Tabel.Tabel.Id, tabel.Tabel.Tabel.Titel.Da, Emneid, Emne.Navn.Da, Opdateret, Naeste, Hyppighed,
        [.. tabel.Perioder.Select(periode => periode.Kode)],
        [.. tabel.Perioder.Where(periode => periode.ErForeloebig).Select(periode => periode.Kode)],
        tabel.Omraade.Etiketter,
        [.. tabel.Maal.Select(maal => maal.Navn.Da)],
        Maal2(tabel),
        [.. tabel.Oevrige.Select(variabel => new Dimension2(variabel.Id, variabel.Navn, variabel.Etiketter[variabel.Rod], variabel.Etiketter))],
        Tegn(),
        Noter(tabel.Tabel))
    {
        Parameters = tabel.Oevrige.ToDictionary(variabel => variabel.Id, object (variabel) => variabel.Etiketter, StringComparer.Ordinal),
    };

    public IReadOnlyList<SubjectTables3> Tabeller3() =>
    [
        new(Emneid, Emne.Navn.Da,
        [
            new TableGroup3(Ordning.Standard.Navn.Da, [.. kald.Katalog.Tabeller.Select(tabel => new Table3(
                Version3.Id(tabel.Tabel.Id),
                tabel.Tabel.Titel.Da,
                Opdateret,
                Naeste,
                Hyppighed,
                new PeriodRange3([.. Typer(Jobtabel.For(tabel)).Select(type => new PeriodTypeRange3(type.Key.Id, type.Key.Navn, type.First().Kode, type.Last().Kode))])))]),
        ]),
    ];

    public TableDetails3 Tabel3(Jobtabel tabel) => new(
        Version3.Id(tabel.Tabel.Tabel.Id), tabel.Tabel.Tabel.Titel.Da, Emneid, Emne.Navn.Da, Opdateret, Naeste, Hyppighed,
        Noter(tabel.Tabel),
        Tegn(),
        [new MeasureGroup3(Version3.Gruppe(tabel), tabel.Tabel.Tabel.Titel.Da, [.. tabel.Maal.Select(maal => new Measure3(maal.Kode, maal.Navn.Da, maal.Enhed?.Da ?? "", maal.Decimaler))])],
        [.. Typer(tabel).Select(type => new PeriodType3(type.Key.Id, type.Key.Navn, [.. type.Select(periode => new Period3(periode.Kode, periode.Navn, periode.ErForeloebig))]))],
        [.. tabel.Variable.Where(variabel => variabel != tabel.Periode).Select(variabel => Dimension(tabel, variabel))]);

    private static Dimension3 Dimension(Jobtabel tabel, Jobvariabel variabel) => new(
        variabel.Id,
        variabel.Navn,
        IsRequired: false,
        [.. Hierarkier.For(tabel).Alle.Where(hierarki => hierarki.Variabel == variabel).Select(hierarki => new Hierarchy3(
            hierarki.Id,
            hierarki.Navn,
            [.. hierarki.Niveauer.Select(niveau => new Level3(niveau.Id, niveau.Navn, [.. niveau.Vaerdier.Select(vaerdi => new Value3(vaerdi.Sti, variabel.Etiketter[vaerdi.Indeks]))]))]))]);

    private static IEnumerable<IGrouping<Periodetype, Jobperiode>> Typer(Jobtabel tabel) => tabel.Perioder.GroupBy(periode => periode.Type);

    private static Dictionary<string, string> Tegn() => Jobtegn.Alle.ToDictionary(kendt => kendt.Tegn, kendt => kendt.Symbol.Betydning().Da, StringComparer.Ordinal);

    private IReadOnlyList<string> Noter(Katalogtabel tabel) =>
    [
        .. tabel.Tabel.Noter.Select(note => note.Da),
        .. Ordning.Standard.Lukning is { } lukning ? [lukning.Da] : Array.Empty<string>(),
        .. kald.Katalog.NextRelease.IsLate ? [NextReleaseText.Sentence(kald.Katalog.NextRelease).Da] : Array.Empty<string>(),
        $"Kilde: {indstillinger.Kilde.Da}",
        $"Licens: {indstillinger.Licens.Navn} ({indstillinger.Licens.Adresse})",
        $"Kontakt: {indstillinger.Kontakt.Da}, {indstillinger.Kontakt.Mail}",
    ];

    private static string Dag(DateTimeOffset tid) => DanskTid.Dag(tid).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
