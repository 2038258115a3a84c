using System.Globalization;
using System.Text;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator.Messages;
using Fritagelse = Opgoerelse.Generator.Messages.RegisteredFritagelse;
using Indsats = Opgoerelse.Generator.Messages.RegisteredIndsats;
using Indstilling = Opgoerelse.Generator.Messages.RegisteredIndstilling;
using Personnummer = Opgoerelse.Generator.Messages.SyntheticPersonnummer;

namespace Opgoerelse.Generator.Writing;

/// <summary>Turns a message into cells, in the message's own form of writing.</summary>
internal static class RowBuilder
{
    public static void Fill(Row row, GeneratedBesked besked)
    {
        row.Clear();
        Id(row, ContractFields.BeskedId, besked.BeskedId, besked.Form);
        row.Text(ContractFields.Entity, ContractFields.Name(besked.Entity));
        row.Literal(ContractFields.ChangeType, (int)besked.ChangeType);
        row.Literal(ContractFields.Version, besked.Version);
        Registered(row, besked.Registered, besked.Form);
        row.EndEnvelope();

        var fields = ContractFields.Of(besked.Entity);
        Id(row, fields[0], besked.Content.Id, besked.Form);
        if (besked.ChangeType == ChangeType.Delete)
        {
            for (var i = 1; i < fields.Count; i++)
                row.Absent(fields[i]);
            return;
        }

        if (besked.Entity != RegisteredEntity.Forloeb)
            Id(row, ContractFields.ForloebId, besked.Content.ForloebId, besked.Form);
        Content(row, besked.Content, besked.Form);
    }

    private static void Content(Row row, Registration content, WritingForm form)
    {
        switch (content)
        {
            case RegisteredForloeb f:
                Personnummer(row, f.Personnummer, form);
                Date(row, ContractFields.StartDate, f.StartDate, form);
                OpenEnd(row, ContractFields.EndDate, f.EndDate, form);
                row.Text(ContractFields.Afslutningsaarsag, f.Afslutningsaarsag);
                Kommuner(row, f.Kommuner, form);
                row.Literal(ContractFields.Fejloprettet, f.Fejloprettet);
                break;
            case Indsats i:
                row.Text(ContractFields.Indsatstype, i.Indsatstype);
                row.Text(ContractFields.Status, i.Status);
                Date(row, ContractFields.StartDate, i.StartDate, form);
                OpenEnd(row, ContractFields.EndDate, i.EndDate, form);
                row.Literal(ContractFields.HoursPerWeek, i.HoursPerWeek);
                row.Literal(ContractFields.MinutesPerWeek, i.MinutesPerWeek);
                row.Literal(ContractFields.IIndsatsdel, i.IIndsatsdel);
                row.Text(ContractFields.Udfoerer, i.Udfoerer);
                row.Literal(ContractFields.Fejloprettet, i.Fejloprettet);
                break;
            case Fritagelse f:
                row.Text(ContractFields.Hjemmel, f.Hjemmel);
                row.Literal(ContractFields.Helbred, f.Helbred);
                Date(row, ContractFields.From, f.From, form);
                OpenEnd(row, ContractFields.To, f.To, form);
                row.Literal(ContractFields.Fejloprettet, f.Fejloprettet);
                break;
            case RegisteredOrdinaryHours t:
                row.Formatted(ContractFields.Month, CellKind.Text, t.Month, "yyyy-MM");
                row.Formatted(ContractFields.Hours, CellKind.Literal, t.Hours, form.HasFlag(WritingForm.TrailingZero) ? "0.000" : "0.##");
                break;
            case Indstilling i:
                Date(row, ContractFields.Date, i.Date, form);
                row.Literal(ContractFields.Genbehandling, i.Genbehandling);
                row.Add(ContractFields.Categories, CellKind.Categories, CategoriesUtf8(i.Categories));
                break;
        }
    }

    private static void Id(Row row, ContractField field, Guid id, WritingForm form)
    {
        var text = row.Begin(out var start);
        var place = text.Reserve(36);
        id.TryFormat(place, out var written);
        if (form.HasFlag(WritingForm.UpperGuid))
            Ascii.ToUpperInPlace(place[..written], out _);
        text.Advance(written);
        row.Add(field, CellKind.Text, start);
    }

    private static void Registered(Row row, GeneratedMoment at, WritingForm form)
    {
        var offset = DanishClock.OffsetInDaytime(at.Day);
        var utc = form.HasFlag(WritingForm.RegisteredUtc);
        var clock = at.Day.ToDateTime(TimeOnly.MinValue).AddSeconds(at.Second - (utc ? offset * 3600 : 0));
        var text = row.Begin(out var start);
        clock.TryFormat(text.Reserve(32), out var written, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        text.Advance(written);
        if (form.HasFlag(WritingForm.Fraction))
            text.Append(".1230000"u8);
        text.Append(utc ? "Z"u8 : Offset(offset));
        row.Add(ContractFields.Registered, CellKind.Text, start);
    }

    private static void Personnummer(Row row, Personnummer personnummer, WritingForm form)
    {
        var text = row.Begin(out var start);
        text.Advance(personnummer.Write(text.Reserve(11), form.HasFlag(WritingForm.Hyphen)));
        row.Add(ContractFields.Personnummer, CellKind.Text, start);
    }

    private static void OpenEnd(Row row, ContractField field, DateOnly? day, WritingForm form)
    {
        if (day is not null)
            Date(row, field, day.Value, form);
        else if (form.HasFlag(WritingForm.OpenEndAs9999))
            row.Add(field, CellKind.Text, "9999-12-31"u8);
        else
            row.Absent(field);
    }

    private static void Date(Row row, ContractField field, DateOnly day, WritingForm form)
    {
        var text = row.Begin(out var start);
        WriteDay(text, day, form);
        row.Add(field, CellKind.Text, start);
    }

    private static void WriteDay(LineBuffer text, DateOnly day, WritingForm form)
    {
        if (day.Year < DanishClock.FirstYear)
            form = WritingForm.None;
        if (form.HasFlag(WritingForm.DateTimeUtc))
        {
            // Midnight in Denmark is 22 or 23 o'clock in UTC: cut as it stands, the day would be one too early.
            WritePlain(text, day.AddDays(-1));
            text.Append(DanishClock.OffsetAtMidnight(day) == 2 ? "T22:00:00Z"u8 : "T23:00:00Z"u8);
            return;
        }

        WritePlain(text, day);
        if (form.HasFlag(WritingForm.DateTimeOffset))
        {
            text.Append("T00:00:00"u8);
            text.Append(Offset(DanishClock.OffsetAtMidnight(day)));
        }
        else if (form.HasFlag(WritingForm.DateTimeLocal))
        {
            text.Append("T08:30:00"u8);
        }
    }

    private static void WritePlain(LineBuffer text, DateOnly day)
    {
        day.TryFormat(text.Reserve(10), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        text.Advance(written);
    }

    private static void Kommuner(Row row, IReadOnlyList<KommuneSince> kommuner, WritingForm form)
    {
        var text = row.Begin(out var start);
        for (var i = 0; i < kommuner.Count; i++)
        {
            if (i > 0)
                text.Append((byte)'|');
            var code = kommuner[i].KommuneCode;
            if (form.HasFlag(WritingForm.ShortKommuneCode))
                code = code.TrimStart('0');
            text.Advance(Encoding.UTF8.GetBytes(code, text.Reserve(8)));
            text.Append((byte)'@');

            // Plain in every form: the contract shows the pair with plain dates.
            WritePlain(text, kommuner[i].From);
        }

        row.Add(ContractFields.Kommuner, CellKind.Kommuner, start);
    }

    private static byte[] CategoriesUtf8(IReadOnlyList<Category> categories) =>
        categories.Count == 0 ? [] : Encoding.UTF8.GetBytes(string.Join('|', categories.Select(k => k.Code())));

    private static ReadOnlySpan<byte> Offset(int hours) => hours == 2 ? "+02:00"u8 : "+01:00"u8;
}

/// <summary>
/// The Danish offset from UTC by the rule in force since 1996 (last Sunday of March to last Sunday of October),
/// so that no machine's time zone data can change a byte.
/// </summary>
internal static class DanishClock
{
    /// <summary>The rule of older years was another; such dates are written without a time.</summary>
    public const int FirstYear = 1997;

    /// <summary>Hours ahead of UTC at the beginning of a day, before any change that day.</summary>
    public static int OffsetAtMidnight(DateOnly day) =>
        day > LastSunday(day.Year, 3) && day <= LastSunday(day.Year, 10) ? 2 : 1;

    /// <summary>Hours ahead of UTC in the daytime, after any change that day.</summary>
    public static int OffsetInDaytime(DateOnly day) =>
        day >= LastSunday(day.Year, 3) && day < LastSunday(day.Year, 10) ? 2 : 1;

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
