using System.Globalization;
using System.Text;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator.Messages;
using Fritagelse = Opgoerelse.Generator.Messages.Fritagelse;
using Indsats = Opgoerelse.Generator.Messages.Indsats;
using Indstilling = Opgoerelse.Generator.Messages.Indstilling;
using Personnummer = Opgoerelse.Generator.Messages.Personnummer;

namespace Opgoerelse.Generator.Writing;

/// <summary>Turns a message into cells, in the message's own form of writing.</summary>
internal static class RowBuilder
{
    public static void Fill(Row row, Besked besked)
    {
        row.Clear();
        Id(row, Felter.BeskedId, besked.BeskedId, besked.Form);
        row.Text(Felter.Entitet, Felter.Navn(besked.Entitet));
        row.Literal(Felter.Aendringstype, (int)besked.Aendringstype);
        row.Literal(Felter.Version, besked.Version);
        Registreret(row, besked.Registreret, besked.Form);
        row.EndEnvelope();

        var felter = Felter.Of(besked.Entitet);
        Id(row, felter[0], besked.Indhold.Id, besked.Form);
        if (besked.Aendringstype == Aendringstype.Slet)
        {
            for (var i = 1; i < felter.Count; i++)
                row.Absent(felter[i]);
            return;
        }

        if (besked.Entitet != Entitet.Forloeb)
            Id(row, Felter.ForloebId, besked.Indhold.ForloebId, besked.Form);
        Content(row, besked.Indhold, besked.Form);
    }

    private static void Content(Row row, Registrering indhold, Form form)
    {
        switch (indhold)
        {
            case Forloeb f:
                Personnummer(row, f.Personnummer, form);
                Dato(row, Felter.Startdato, f.Startdato, form);
                OpenEnd(row, Felter.Slutdato, f.Slutdato, form);
                row.Text(Felter.Afslutningsaarsag, f.Afslutningsaarsag);
                Kommuner(row, f.Kommuner, form);
                row.Literal(Felter.Fejloprettet, f.Fejloprettet);
                break;
            case Indsats i:
                row.Text(Felter.Indsatstype, i.Indsatstype);
                row.Text(Felter.Status, i.Status);
                Dato(row, Felter.Startdato, i.Startdato, form);
                OpenEnd(row, Felter.Slutdato, i.Slutdato, form);
                row.Literal(Felter.TimerPrUge, i.TimerPrUge);
                row.Literal(Felter.MinutterPrUge, i.MinutterPrUge);
                row.Literal(Felter.IIndsatsdel, i.IIndsatsdel);
                row.Text(Felter.Udfoerer, i.Udfoerer);
                row.Literal(Felter.Fejloprettet, i.Fejloprettet);
                break;
            case Fritagelse f:
                row.Text(Felter.Hjemmel, f.Hjemmel);
                row.Literal(Felter.Helbred, f.Helbred);
                Dato(row, Felter.Fra, f.Fra, form);
                OpenEnd(row, Felter.Til, f.Til, form);
                row.Literal(Felter.Fejloprettet, f.Fejloprettet);
                break;
            case OrdinaereTimer t:
                row.Formatted(Felter.Maaned, CellKind.Text, t.Maaned, "yyyy-MM");
                row.Formatted(Felter.Timer, CellKind.Literal, t.Timer, form.HasFlag(Form.TrailingZero) ? "0.000" : "0.##");
                break;
            case Indstilling i:
                Dato(row, Felter.Dato, i.Dato, form);
                row.Literal(Felter.Genbehandling, i.Genbehandling);
                row.Add(Felter.Kategorier, CellKind.Kategorier, KategorierUtf8(i.Kategorier));
                break;
        }
    }

    private static void Id(Row row, Felt felt, Guid id, Form form)
    {
        var text = row.Begin(out var start);
        var place = text.Reserve(36);
        id.TryFormat(place, out var written);
        if (form.HasFlag(Form.UpperGuid))
            Ascii.ToUpperInPlace(place[..written], out _);
        text.Advance(written);
        row.Add(felt, CellKind.Text, start);
    }

    private static void Registreret(Row row, Tidspunkt at, Form form)
    {
        var offset = DanishClock.OffsetInDaytime(at.Dag);
        var utc = form.HasFlag(Form.RegistreretUtc);
        var clock = at.Dag.ToDateTime(TimeOnly.MinValue).AddSeconds(at.Sekund - (utc ? offset * 3600 : 0));
        var text = row.Begin(out var start);
        clock.TryFormat(text.Reserve(32), out var written, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        text.Advance(written);
        if (form.HasFlag(Form.Fraction))
            text.Append(".1230000"u8);
        text.Append(utc ? "Z"u8 : Offset(offset));
        row.Add(Felter.Registreret, CellKind.Text, start);
    }

    private static void Personnummer(Row row, Personnummer personnummer, Form form)
    {
        var text = row.Begin(out var start);
        text.Advance(personnummer.Write(text.Reserve(11), form.HasFlag(Form.Hyphen)));
        row.Add(Felter.Personnummer, CellKind.Text, start);
    }

    private static void OpenEnd(Row row, Felt felt, DateOnly? day, Form form)
    {
        if (day is not null)
            Dato(row, felt, day.Value, form);
        else if (form.HasFlag(Form.OpenEndAs9999))
            row.Add(felt, CellKind.Text, "9999-12-31"u8);
        else
            row.Absent(felt);
    }

    private static void Dato(Row row, Felt felt, DateOnly day, Form form)
    {
        var text = row.Begin(out var start);
        WriteDay(text, day, form);
        row.Add(felt, CellKind.Text, start);
    }

    private static void WriteDay(LineBuffer text, DateOnly day, Form form)
    {
        if (day.Year < DanishClock.FirstYear)
            form = Form.None;
        if (form.HasFlag(Form.DateTimeUtc))
        {
            // Midnight in Denmark is 22 or 23 o'clock in UTC: cut as it stands, the day would be one too early.
            WritePlain(text, day.AddDays(-1));
            text.Append(DanishClock.OffsetAtMidnight(day) == 2 ? "T22:00:00Z"u8 : "T23:00:00Z"u8);
            return;
        }

        WritePlain(text, day);
        if (form.HasFlag(Form.DateTimeOffset))
        {
            text.Append("T00:00:00"u8);
            text.Append(Offset(DanishClock.OffsetAtMidnight(day)));
        }
        else if (form.HasFlag(Form.DateTimeLocal))
        {
            text.Append("T08:30:00"u8);
        }
    }

    private static void WritePlain(LineBuffer text, DateOnly day)
    {
        day.TryFormat(text.Reserve(10), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        text.Advance(written);
    }

    private static void Kommuner(Row row, IReadOnlyList<KommuneFra> kommuner, Form form)
    {
        var text = row.Begin(out var start);
        for (var i = 0; i < kommuner.Count; i++)
        {
            if (i > 0)
                text.Append((byte)'|');
            var kode = kommuner[i].Kommunekode;
            if (form.HasFlag(Form.ShortKommunekode))
                kode = kode.TrimStart('0');
            text.Advance(Encoding.UTF8.GetBytes(kode, text.Reserve(8)));
            text.Append((byte)'@');

            // Plain in every form: the contract shows the pair with plain dates.
            WritePlain(text, kommuner[i].Fra);
        }

        row.Add(Felter.Kommuner, CellKind.Kommuner, start);
    }

    private static byte[] KategorierUtf8(IReadOnlyList<Kategori> kategorier) =>
        kategorier.Count == 0 ? [] : Encoding.UTF8.GetBytes(string.Join('|', kategorier.Select(k => k.Kode())));

    private static ReadOnlySpan<byte> Offset(int hours) => hours == 2 ? "+02:00"u8 : "+01:00"u8;
}
