using System.Globalization;
using Opgoerelse.Generator.Chance;
using Opgoerelse.Generator.Messages;
using static Opgoerelse.Generator.Disturbance.ExpectedRejectionCodes;

namespace Opgoerelse.Generator.Disturbance;

/// <summary>
/// Every kind of bad line that the contract names, with how often it is met beside the others. Each makes
/// exactly one thing wrong, so that the code a line must get is never in doubt.
/// </summary>
internal sealed class DefectCatalogue
{
    private readonly Weighted<Kind>[] _ndjson = Menu(csv: false);
    private readonly Weighted<Kind>[] _csv = Menu(csv: true);

    public Defect Draw(GeneratedBesked besked, bool csv, Rng rng) =>
        (csv ? _csv : _ndjson)[(int)besked.Entity].Draw(rng).Make(besked.Content, rng);

    private static Weighted<Kind>[] Menu(bool csv) =>
        [.. Enum.GetValues<RegisteredEntity>().Select(e =>
            new Weighted<Kind>(Envelope(e, csv).Concat(Content(e, csv)).Select(k => (k, k.Weight))))];

    private static IEnumerable<Kind> Envelope(RegisteredEntity entity, bool csv)
    {
        yield return Missing(6, ContractFields.BeskedId, ContractFields.Version, ContractFields.Registered);

        // An empty list in a CSV cell has meanings of its own, so a missing list is NDJSON's affair.
        yield return Missing(12, [.. ContractFields.Of(entity)
            .Where(f => f.Required && !(csv && (f == ContractFields.Categories || f == ContractFields.Kommuner)))]);
        yield return Bad(4, ContractFields.ChangeType, CellKind.Literal, "4", "0");
        yield return Bad(4, ContractFields.Version, CellKind.Literal, "0", "-1");
        yield return Bad(4, ContractFields.Registered, CellKind.Text, "2024-03-14T10:22:33", "2024-13-01T10:00:00Z", "i går");
        yield return Bad(3, ContractFields.BeskedId, CellKind.Text, "6f9619ff-8b86-d011-b42d", "ukendt");
        yield return Bad(3, ContractFields.Of(entity)[0], CellKind.Text, "6f9619ff-8b86-d011-b42d", "4711");
        if (csv)
        {
            yield return new Kind(8, (_, rng) => new Defect(
                InvalidValue, Damage: rng.Hits(0.5) ? Damage.OneCellTooMany : Damage.OneCellTooFew));
            yield break;
        }

        yield return new Kind(12, (_, rng) => new Defect(
            InvalidJson, Damage: rng.Pick<Damage>([Damage.CutOff, Damage.CutOff, Damage.NotAnObject, Damage.TrailingBrace])));
        yield return new Kind(8, (_, rng) => new Defect(
            UnknownEntity, ContractFields.Entity, CellKind.Text, rng.Pick<string>(["sygedagpenge", "forløb", "indsats2"])));
        yield return Bad(3, ContractFields.Version, CellKind.Text, "1");
    }

    private static IEnumerable<Kind> Content(RegisteredEntity entity, bool csv) => entity switch
    {
        RegisteredEntity.Forloeb => Forloeb(csv),
        RegisteredEntity.Indsats => Indsats(csv),
        RegisteredEntity.Fritagelse => Fritagelse(),
        RegisteredEntity.OrdinaryHours => OrdinaryHours(csv),
        _ => Indstilling(),
    };

    private static IEnumerable<Kind> Forloeb(bool csv)
    {
        // 30 February, nobody's number, too short, a letter, a month 13: forms and dates that no number has.
        yield return new Kind(40, (_, rng) => new Defect(
            InvalidPersonnummer, ContractFields.Personnummer, CellKind.Text,
            rng.Pick<string>(["3002801234", "0000000000", "010180123", "010180-12A4", "1513751111", "01018 0123"])));
        yield return With(40, UnknownKommune, ContractFields.Kommuner, CellKind.Kommuner, (i, rng) =>
            $"{rng.Pick<string>(["0411", "0999", "0100", "0961"])}@{Iso(((RegisteredForloeb)i).StartDate)}");
        yield return With(8, InvalidValue, ContractFields.Kommuner, CellKind.Kommuner, (i, _) =>
            $"0101@{Iso(((RegisteredForloeb)i).StartDate)}|0147@{Iso(((RegisteredForloeb)i).StartDate)}");
        yield return With(8, InvalidValue, ContractFields.Kommuner, CellKind.Kommuner, (i, rng) =>
            $"0101@{Iso(((RegisteredForloeb)i).StartDate.AddDays(rng.Between(1, 40)))}");
        yield return OutOfRange(12, ContractFields.StartDate, i => ((RegisteredForloeb)i).StartDate);
        yield return NoSuchDate(6, ContractFields.StartDate);
        yield return EndsBeforeStart(14, ContractFields.EndDate, i => ((RegisteredForloeb)i).StartDate);
        if (!csv)
            yield return Bad(6, ContractFields.Kommuner, CellKind.Kommuner, "");
    }

    private static IEnumerable<Kind> Indsats(bool csv)
    {
        yield return new Kind(18, (_, rng) => new Defect(
            UnknownIndsatstype, ContractFields.Indsatstype, CellKind.Text,
            rng.Pick<string>(["LAB-11-XXX", "SEL-83", "SUL-173", "LAB 11 VPP"])));
        yield return Bad(6, ContractFields.Status, CellKind.Text, "igang", "aktiv", "startet");
        yield return Bad(6, ContractFields.HoursPerWeek, CellKind.Literal, "60", "-1", "168");
        yield return Bad(4, ContractFields.MinutesPerWeek, CellKind.Literal, "75", "60");
        yield return Bad(4, ContractFields.Udfoerer, CellKind.Text, "stat", "privat");
        yield return Bad(3, ContractFields.IIndsatsdel, CellKind.Text, "ja", "nej");
        yield return Bad(3, ContractFields.ForloebId, CellKind.Text, "ikke-oplyst");
        yield return OutOfRange(6, ContractFields.StartDate, i => ((RegisteredIndsats)i).StartDate);
        yield return OutOfRange(4, ContractFields.EndDate, i => ((RegisteredIndsats)i).StartDate);
        yield return NoSuchDate(6, ContractFields.StartDate);
        yield return EndsBeforeStart(14, ContractFields.EndDate, i => ((RegisteredIndsats)i).StartDate);
        if (!csv)
            yield return Bad(4, ContractFields.HoursPerWeek, CellKind.Text, "12");
    }

    private static IEnumerable<Kind> Fritagelse()
    {
        yield return Bad(12, ContractFields.Hjemmel, CellKind.Text, "LAS-13-9", "§ 13, stk. 7");
        yield return Bad(6, ContractFields.Helbred, CellKind.Text, "ja", "ukendt");
        yield return OutOfRange(8, ContractFields.From, i => ((RegisteredFritagelse)i).From);
        yield return NoSuchDate(6, ContractFields.To);
        yield return EndsBeforeStart(16, ContractFields.To, i => ((RegisteredFritagelse)i).From);
    }

    private static IEnumerable<Kind> OrdinaryHours(bool csv)
    {
        yield return Bad(8, ContractFields.Month, CellKind.Text, "2024-13", "03-2024", "2024");
        yield return Bad(8, ContractFields.Hours, CellKind.Literal, "0", "-7.4");
        if (!csv)
            yield return Bad(6, ContractFields.Hours, CellKind.Text, "37");
    }

    private static IEnumerable<Kind> Indstilling()
    {
        yield return Bad(10, ContractFields.Categories, CellKind.Categories, "praktik", "social|sundhed|andet");
        yield return OutOfRange(8, ContractFields.Date, i => ((RegisteredIndstilling)i).Date);
        yield return NoSuchDate(6, ContractFields.Date);
        yield return Bad(4, ContractFields.Genbehandling, CellKind.Text, "ja");
    }

    private static Kind Missing(int weight, params ContractField[] fields) =>
        new(weight, (_, rng) => new Defect(MissingField, rng.Pick<ContractField>(fields)));

    private static Kind Bad(int weight, ContractField field, CellKind kind, params string[] values) =>
        new(weight, (_, rng) => new Defect(InvalidValue, field, kind, rng.Pick<string>(values)));

    private static Kind NoSuchDate(int weight, ContractField field) =>
        Bad(weight, field, CellKind.Text, "2023-02-29", "2024-04-31", "14-03-2023", "2023-3-5", "2023-00-10");

    private static Kind OutOfRange(int weight, ContractField field, Func<Registration, DateOnly> day) =>
        With(weight, DateOutOfRange, field, CellKind.Text, (i, rng) =>
            Iso(day(i).AddYears(rng.Hits(0.5) ? -200 : 200)));

    private static Kind EndsBeforeStart(int weight, ContractField field, Func<Registration, DateOnly> start) =>
        With(weight, EndBeforeStart, field, CellKind.Text, (i, rng) => Iso(start(i).AddDays(-rng.Between(1, 60))));

    private static Kind With(int weight, string code, ContractField field, CellKind kind, Func<Registration, Rng, string> value) =>
        new(weight, (i, rng) => new Defect(code, field, kind, value(i, rng)));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Kind(int Weight, Func<Registration, Rng, Defect> Make);
}

/// <summary>The reject codes of the contract.</summary>
internal static class ExpectedRejectionCodes
{
    public const string InvalidJson = "ugyldigt-json";
    public const string UnknownEntity = "ukendt-entitet";
    public const string MissingField = "mangler-felt";
    public const string InvalidValue = "ugyldig-vaerdi";
    public const string InvalidPersonnummer = "ugyldigt-personnummer";
    public const string UnknownKommune = "ukendt-kommune";
    public const string UnknownIndsatstype = "ukendt-indsatstype";
    public const string DateOutOfRange = "dato-foer-1900-eller-efter-2100";
    public const string EndBeforeStart = "slut-foer-start";
    public const string VersionConflict = "version-konflikt";
}
