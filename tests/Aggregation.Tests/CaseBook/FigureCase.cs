using System.Globalization;
using Opgoerelse.Model;

namespace Opgoerelse.AggregationTests.CaseBook;

/// <summary>
/// A fenced case of figures, read: several forloeb and the cells that the book expects of them. The form is described at the top of
/// docs/sagsbog.md. Nothing is skipped: what is not understood is an error.
/// </summary>
internal sealed record FigureCase(
    IReadOnlyList<SlowForloeb> Forloeb,
    IReadOnlyList<string> Deleted,
    string Regelsaet,
    IReadOnlyList<ExpectedFigure> Expectations)
{
    private static readonly DateOnly DefaultCalculatedOn = new(2026, 1, 1);

    /// <exception cref="FormatException">A line that cannot be read, an unknown key, or nothing expected.</exception>
    public static FigureCase Read(IEnumerable<string> lines)
    {
        List<SlowForloeb> forloeb = [];
        List<string> deleted = [];
        List<ExpectedFigure> expectations = [];
        var (regelsaet, date) = ("bek-2408", DefaultCalculatedOn);
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            var (key, value) = PairsOf(line, ": ");
            if (key == "forloeb")
            {
                var parts = value.Split("; ");
                var one = Read(parts[0], parts.Skip(1).Where(part => part != "slettet"));
                forloeb.Add(one);
                if (parts.Contains("slettet"))
                {
                    deleted.Add(one.ForloebId);
                }
            }
            else if (key == "opgjort")
            {
                date = Date(value);
            }
            else if (key == "regelsaet")
            {
                regelsaet = SlowRegelsaet.Named(value).Name;
            }
            else if (key == "forvent" || key.StartsWith("forvent ", StringComparison.Ordinal))
            {
                var on = key == "forvent" ? date : Date(key["forvent ".Length..]);
                expectations.AddRange(ExpectedFigure.Read(value).Select(one => one with { Date = on }));
            }
            else
            {
                throw new FormatException($"Ukendt nøgle: {line}");
            }
        }

        return forloeb.Count > 0 && expectations.Count > 0
            ? new FigureCase(forloeb, deleted, regelsaet, expectations)
            : throw new FormatException("Sagen mangler forløb, eller den venter intet.");
    }

    /// <summary>Cuts <c>key: value</c>.</summary>
    internal static (string Key, string Value) PairsOf(string text, string separator)
    {
        var placeAt = text.IndexOf(separator, StringComparison.Ordinal);
        return placeAt > 0 && placeAt + separator.Length < text.Length
            ? (text[..placeAt].Trim(), text[(placeAt + separator.Length)..].Trim())
            : throw new FormatException($"Kan ikke læses: {text}");
    }

    // fra..til; key=value; ...
    private static SlowForloeb Read(string days, IEnumerable<string> fields)
    {
        var (start, end) = SpanOf(days);
        var forloeb = new SlowForloeb(
            Guid.NewGuid().ToString("D"), new DateOnly(1980, 1, 1), "kvinde", start, end, [new SlowKommune("0101", start)], [], [], [], []);
        foreach (var field in fields)
        {
            var (key, value) = PairsOf(field, "=");
            forloeb = key switch
            {
                "foedt" => forloeb with { BirthDate = Date(value) },
                "aarsag" => forloeb with { EndReason = value },
                "kommuner" => forloeb with
                {
                    Kommuner = [.. value.Split('|').Select(one => new SlowKommune(PairsOf(one, "@").Key, Date(PairsOf(one, "@").Value)))],
                },
                "indsats" => forloeb with { Indsatser = [.. forloeb.Indsatser, Indsats(value)] },
                "fritagelse" => forloeb with { Fritagelser = [.. forloeb.Fritagelser, Fritagelse(value)] },
                "indstilling" or "genbehandling" => forloeb with
                {
                    Indstillinger = [.. forloeb.Indstillinger, new SlowIndstilling(Date(value), key == "genbehandling", [])],
                },
                _ => throw new FormatException($"Ukendt oplysning om et forløb: {field}"),
            };
        }

        return forloeb;
    }

    // TYPE fra..til
    private static SlowIndsats Indsats(string text)
    {
        var (type, days) = PairsOf(text, " ");
        var (from, to) = SpanOf(days);
        return SlowRegisters.Indsatstyper.Any(one => one.Code == type)
            ? new SlowIndsats(type, to is null ? "paabegyndt" : "afsluttet", from, to, IIndsatsdel: true, Udfoerer: "kommune")
            : throw new FormatException($"Ukendt indsatstype: {type}");
    }

    // HJEMMEL fra..til
    private static SlowFritagelse Fritagelse(string text)
    {
        var (hjemmel, days) = PairsOf(text, " ");
        var (from, to) = SpanOf(days);
        return new SlowFritagelse(hjemmel, from, to);
    }

    private static (DateOnly From, DateOnly? To) SpanOf(string text) => text.Split("..") switch
    {
        [var from, ""] => (Date(from), null),
        [var from, var to] => (Date(from), Date(to)),
        _ => throw new FormatException($"Intet spænd fra..til: {text}"),
    };

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"Ingen dato: {text}");
}

/// <summary>A cell that the book expects, or what it expects of a year of slutdato.</summary>
/// <param name="Cell">The beginning of its line in the file of figures, up to the value; null for a year.</param>
/// <param name="Value">Its value, with a point; <c>ingen</c>, <c>foreloebig</c> or <c>endelig</c> of a year.</param>
/// <param name="Year">The year of slutdato, or pooled years; empty for a cell.</param>
internal sealed record ExpectedFigure(string? Cell, string Value, string Year)
{
    /// <summary>Opgoerelsesdato D.</summary>
    public DateOnly Date { get; init; }

    // TABEL omraade periode [alder koen] indsats maal=vaerdi ..., or: afslutningsaar 2023 foreloebig
    public static IEnumerable<ExpectedFigure> Read(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["afslutningsaar", var year, "ingen" or "foreloebig" or "endelig"])
        {
            return [new ExpectedFigure(null, parts[2], year)];
        }

        var codes = parts.TakeWhile(part => !part.Contains('=', StringComparison.Ordinal)).ToArray();
        var place = codes switch
        {
            [var table, var omraade, var period, var indsats] => $"{table};{omraade};{period};alle;alle;{indsats}",
            [var table, var omraade, var period, var age, var sex, var indsats] => $"{table};{omraade};{period};{age};{sex};{indsats}",
            _ => throw new FormatException($"Ingen celle: {text}"),
        };
        var values = parts.Skip(codes.Length).Select(part => FigureCase.PairsOf(part, "=")).ToList();
        return values.Count > 0
            ? values.Select(pair => new ExpectedFigure($"{place};{pair.Key};", pair.Value.Replace(',', '.'), ""))
            : throw new FormatException($"Intet ventet: {text}");
    }
}
