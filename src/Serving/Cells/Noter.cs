using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Text;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.CodeLists;

namespace Opgoerelse.Serving.Cells;

/// <summary>
/// What follows a table in every format: its own notes (frozen with the release), what the signs mean, and who stands
/// behind the figures, from when they are and until when, whom to ask and what may be done with them.
/// </summary>
internal static class Noter
{
    /// <summary>The signs that can stand in a cell, in the order of the legend.</summary>
    public static IReadOnlyList<Cellesymbol> Symboler { get; } =
        [.. Enum.GetValues<Cellesymbol>().Where(symbol => symbol != Cellesymbol.Ingen)];

    private static readonly Tekst IkkePlanlagt = new("ikke planlagt", "none planned");

    /// <summary>All of it as lines of text, except <see cref="OmVaerdier"/>.</summary>
    public static IEnumerable<string> For(Dataopgave opgave) =>
    [
        .. OmTabellen(opgave),
        .. Symboler.Select(symbol => $"{symbol.Tegn()} = {symbol.Betydning().Paa(opgave.Sprog)}"),
        .. Oplysninger(opgave).Select(oplysning => $"{oplysning.Navn}: {oplysning.Vaerdi}"),
    ];

    /// <summary>The table's own notes, and which kinds of period it has, where it has several.</summary>
    public static IEnumerable<string> OmTabellen(Dataopgave opgave)
    {
        var noter = opgave.Udsnit.Tabel.Tabel.Noter.Select(note => note.Paa(opgave.Sprog));
        return PeriodKind.Note(opgave.Udsnit.Tabel) is { } slags ? noter.Append(slags.Paa(opgave.Sprog)) : noter;
    }

    /// <summary>The notes of chosen values, for formats that have no place for them beside the value.</summary>
    public static IEnumerable<string> OmVaerdier(Dataopgave opgave) =>
        from akse in opgave.Udsnit.Akser
        let dimension = opgave.Udsnit.Tabel.Dimensioner[akse]
        from indeks in opgave.Udsnit.Valgte(akse)
        let vaerdi = dimension.Vaerdier[indeks]
        from note in vaerdi.Noter
        select $"{vaerdi.Navn.Paa(opgave.Sprog)}: {note.Paa(opgave.Sprog)}";

    /// <summary>Source, time of publication, next release, contact and licence, each under its name.</summary>
    public static IEnumerable<(string Navn, string Vaerdi)> Oplysninger(Dataopgave opgave)
    {
        var indstillinger = opgave.Indstillinger;
        var sprog = opgave.Sprog;
        yield return (new Tekst("Kilde", "Source").Paa(sprog), indstillinger.Kilde.Tekst.Paa(sprog));
        yield return (new Tekst("Offentliggjort", "Published").Paa(sprog), Tidspunkt(opgave.Kald.Katalog.Published, sprog));
        yield return (
            new Tekst("Næste opdatering", "Next update").Paa(sprog),
            NextReleaseText.Value(opgave.Kald.Katalog.NextRelease, IkkePlanlagt, tid => Tidspunkt(tid, Tekstsprog.Engelsk)).Paa(sprog));
        yield return (new Tekst("Kontakt", "Contact").Paa(sprog), Kontakt(indstillinger.Kontakt, sprog));
        yield return (new Tekst("Licens", "Licence").Paa(sprog), $"{indstillinger.Licens.Navn} ({indstillinger.Licens.Adresse})");
    }

    /// <summary>The contact on one line.</summary>
    public static string Kontakt(Kontakt kontakt, string sprog) =>
        string.Join(", ", new[] { kontakt.Person, kontakt.Navn.Paa(sprog), kontakt.Mail, kontakt.Telefon, kontakt.Hjemmeside }.Where(del => !string.IsNullOrEmpty(del)));

    private static string Tidspunkt(DateTimeOffset tid, string sprog) =>
        sprog == Tekstsprog.Dansk ? DanskSkrift.Tidspunkt(tid) : tid.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
