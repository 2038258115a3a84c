using System.Globalization;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using static Opgoerelse.Generator.Disturbance.Afvisningskoder;

namespace Opgoerelse.Generator.Disturbance;

/// <summary>
/// Every kind of bad line that the contract names, with how often it is met beside the others. Each makes
/// exactly one thing wrong, so that the code a line must get is never in doubt.
/// </summary>
internal sealed class DefectCatalogue
{
    private readonly Weighted<Kind>[] _ndjson = Menu(csv: false);
    private readonly Weighted<Kind>[] _csv = Menu(csv: true);

    public Defect Draw(Besked besked, bool csv, Rng rng) =>
        (csv ? _csv : _ndjson)[(int)besked.Entitet].Draw(rng).Make(besked.Indhold, rng);

    private static Weighted<Kind>[] Menu(bool csv) =>
        [.. Enum.GetValues<Entitet>().Select(e =>
            new Weighted<Kind>(Envelope(e, csv).Concat(Content(e, csv)).Select(k => (k, k.Weight))))];

    private static IEnumerable<Kind> Envelope(Entitet entitet, bool csv)
    {
        yield return Missing(6, Felter.BeskedId, Felter.Version, Felter.Registreret);

        // An empty list in a CSV cell has meanings of its own, so a missing list is NDJSON's affair.
        yield return Missing(12, [.. Felter.Of(entitet)
            .Where(f => f.Required && !(csv && (f == Felter.Kategorier || f == Felter.Kommuner)))]);
        yield return Bad(4, Felter.Aendringstype, CellKind.Literal, "4", "0");
        yield return Bad(4, Felter.Version, CellKind.Literal, "0", "-1");
        yield return Bad(4, Felter.Registreret, CellKind.Text, "2024-03-14T10:22:33", "2024-13-01T10:00:00Z", "i går");
        yield return Bad(3, Felter.BeskedId, CellKind.Text, "6f9619ff-8b86-d011-b42d", "ukendt");
        yield return Bad(3, Felter.Of(entitet)[0], CellKind.Text, "6f9619ff-8b86-d011-b42d", "4711");
        if (csv)
        {
            yield return new Kind(8, (_, rng) => new Defect(
                UgyldigVaerdi, Damage: rng.Hits(0.5) ? Damage.OneCellTooMany : Damage.OneCellTooFew));
            yield break;
        }

        yield return new Kind(12, (_, rng) => new Defect(
            UgyldigtJson, Damage: rng.Pick<Damage>([Damage.CutOff, Damage.CutOff, Damage.NotAnObject, Damage.TrailingBrace])));
        yield return new Kind(8, (_, rng) => new Defect(
            UkendtEntitet, Felter.Entitet, CellKind.Text, rng.Pick<string>(["sygedagpenge", "forløb", "indsats2"])));
        yield return Bad(3, Felter.Version, CellKind.Text, "1");
    }

    private static IEnumerable<Kind> Content(Entitet entitet, bool csv) => entitet switch
    {
        Entitet.Forloeb => Forloeb(csv),
        Entitet.Indsats => Indsats(csv),
        Entitet.Fritagelse => Fritagelse(),
        Entitet.OrdinaereTimer => OrdinaereTimer(csv),
        _ => Indstilling(),
    };

    private static IEnumerable<Kind> Forloeb(bool csv)
    {
        // 30 February, nobody's number, too short, a letter, a month 13: forms and dates that no number has.
        yield return new Kind(40, (_, rng) => new Defect(
            UgyldigtPersonnummer, Felter.Personnummer, CellKind.Text,
            rng.Pick<string>(["3002801234", "0000000000", "010180123", "010180-12A4", "1513751111", "01018 0123"])));
        yield return With(40, UkendtKommune, Felter.Kommuner, CellKind.Kommuner, (i, rng) =>
            $"{rng.Pick<string>(["0411", "0999", "0100", "0961"])}@{Iso(((Forloeb)i).Startdato)}");
        yield return With(8, UgyldigVaerdi, Felter.Kommuner, CellKind.Kommuner, (i, _) =>
            $"0101@{Iso(((Forloeb)i).Startdato)}|0147@{Iso(((Forloeb)i).Startdato)}");
        yield return With(8, UgyldigVaerdi, Felter.Kommuner, CellKind.Kommuner, (i, rng) =>
            $"0101@{Iso(((Forloeb)i).Startdato.AddDays(rng.Between(1, 40)))}");
        yield return OutOfRange(12, Felter.Startdato, i => ((Forloeb)i).Startdato);
        yield return NoSuchDate(6, Felter.Startdato);
        yield return EndBeforeStart(14, Felter.Slutdato, i => ((Forloeb)i).Startdato);
        if (!csv)
            yield return Bad(6, Felter.Kommuner, CellKind.Kommuner, "");
    }

    private static IEnumerable<Kind> Indsats(bool csv)
    {
        yield return new Kind(18, (_, rng) => new Defect(
            UkendtIndsatstype, Felter.Indsatstype, CellKind.Text,
            rng.Pick<string>(["LAB-11-XXX", "SEL-83", "SUL-173", "LAB 11 VPP"])));
        yield return Bad(6, Felter.Status, CellKind.Text, "igang", "aktiv", "startet");
        yield return Bad(6, Felter.TimerPrUge, CellKind.Literal, "60", "-1", "168");
        yield return Bad(4, Felter.MinutterPrUge, CellKind.Literal, "75", "60");
        yield return Bad(4, Felter.Udfoerer, CellKind.Text, "stat", "privat");
        yield return Bad(3, Felter.IIndsatsdel, CellKind.Text, "ja", "nej");
        yield return Bad(3, Felter.ForloebId, CellKind.Text, "ikke-oplyst");
        yield return OutOfRange(6, Felter.Startdato, i => ((Indsats)i).Startdato);
        yield return OutOfRange(4, Felter.Slutdato, i => ((Indsats)i).Startdato);
        yield return NoSuchDate(6, Felter.Startdato);
        yield return EndBeforeStart(14, Felter.Slutdato, i => ((Indsats)i).Startdato);
        if (!csv)
            yield return Bad(4, Felter.TimerPrUge, CellKind.Text, "12");
    }

    private static IEnumerable<Kind> Fritagelse()
    {
        yield return Bad(12, Felter.Hjemmel, CellKind.Text, "LAS-13-9", "§ 13, stk. 7");
        yield return Bad(6, Felter.Helbred, CellKind.Text, "ja", "ukendt");
        yield return OutOfRange(8, Felter.Fra, i => ((Fritagelse)i).Fra);
        yield return NoSuchDate(6, Felter.Til);
        yield return EndBeforeStart(16, Felter.Til, i => ((Fritagelse)i).Fra);
    }

    private static IEnumerable<Kind> OrdinaereTimer(bool csv)
    {
        yield return Bad(8, Felter.Maaned, CellKind.Text, "2024-13", "03-2024", "2024");
        yield return Bad(8, Felter.Timer, CellKind.Literal, "0", "-7.4");
        if (!csv)
            yield return Bad(6, Felter.Timer, CellKind.Text, "37");
    }

    private static IEnumerable<Kind> Indstilling()
    {
        yield return Bad(10, Felter.Kategorier, CellKind.Kategorier, "praktik", "social|sundhed|andet");
        yield return OutOfRange(8, Felter.Dato, i => ((Indstilling)i).Dato);
        yield return NoSuchDate(6, Felter.Dato);
        yield return Bad(4, Felter.Genbehandling, CellKind.Text, "ja");
    }

    private static Kind Missing(int weight, params Felt[] felter) =>
        new(weight, (_, rng) => new Defect(ManglerFelt, rng.Pick<Felt>(felter)));

    private static Kind Bad(int weight, Felt felt, CellKind kind, params string[] values) =>
        new(weight, (_, rng) => new Defect(UgyldigVaerdi, felt, kind, rng.Pick<string>(values)));

    private static Kind NoSuchDate(int weight, Felt felt) =>
        Bad(weight, felt, CellKind.Text, "2023-02-29", "2024-04-31", "14-03-2023", "2023-3-5", "2023-00-10");

    private static Kind OutOfRange(int weight, Felt felt, Func<Registrering, DateOnly> day) =>
        With(weight, DatoUdenForRaekkevidde, felt, CellKind.Text, (i, rng) =>
            Iso(day(i).AddYears(rng.Hits(0.5) ? -200 : 200)));

    private static Kind EndBeforeStart(int weight, Felt felt, Func<Registrering, DateOnly> start) =>
        With(weight, SlutFoerStart, felt, CellKind.Text, (i, rng) => Iso(start(i).AddDays(-rng.Between(1, 60))));

    private static Kind With(int weight, string kode, Felt felt, CellKind kind, Func<Registrering, Rng, string> value) =>
        new(weight, (i, rng) => new Defect(kode, felt, kind, value(i, rng)));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Kind(int Weight, Func<Registrering, Rng, Defect> Make);
}
