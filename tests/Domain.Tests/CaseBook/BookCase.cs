using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Law;
using Opgoerelse.Support;

namespace Opgoerelse.DomainTests.CaseBook;

/// <summary>
/// A fenced case of the book, read: the forloeb, the opgoerelsesdato and what the book expects. The form is described
/// at the top of docs/sagsbog.md. Nothing is skipped: what is not understood is an error.
/// </summary>
public sealed partial record BookCase(ForloebCase ForloebCase, DateOnly CalculatedOn, IReadOnlyList<ExpectedFacts> Expectations)
{
    private const string DefaultKommune = "0101";
    private static readonly DateOnly DefaultCalculatedOn = new(2026, 1, 1);
    private static readonly DateOnly DefaultBorn = new(1980, 1, 1);
    private static readonly string[] Several = ["indsats", "fritagelse", "indstilling", "genbehandling"];
    private static readonly string[] SingleOnes = ["start", "slut", "foedt", "kommuner", "loentimer", "opgjort", "regelsaet", "aarsag"];

    /// <summary>Reads the lines of one fenced block.</summary>
    /// <exception cref="FormatException">A line that cannot be read, an unknown key, or nothing expected.</exception>
    public static BookCase Read(IEnumerable<string> lines)
    {
        var fields = SingleOnes.Concat(Several).ToDictionary(key => key, _ => new List<string>(), StringComparer.Ordinal);
        var expected = new List<(string WhatIs, string Values)>();
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            var (key, value) = PairsOf(line, ": ");
            if (key == "forvent" || key.StartsWith("forvent ", StringComparison.Ordinal))
            {
                expected.Add((key["forvent".Length..], value));
            }
            else if (fields.TryGetValue(key, out var values))
            {
                values.Add(value);
            }
            else
            {
                throw new FormatException($"Ukendt nøgle: {line}");
            }
        }

        var start = Date(En("start") ?? throw new FormatException("Sagen har ingen start."));
        var kommuner = (En("kommuner") ?? $"{DefaultKommune}@{start:yyyy-MM-dd}").Split('|').Select(Kommune).ToList();
        var regelsaet = En("regelsaet") ?? Ordning.Standard.OfficialRegelsaet;
        var forloebCase = new ForloebCase
        {
            ForloebId = Guid.Empty,
            BirthDate = En("foedt") is { } born ? Date(born) : DefaultBorn,
            Sex = Sex.Woman,
            StartDate = start,
            EndDate = En("slut") is { } end ? Date(end) : null,
            Ending = RandomCase.EndCategory(En("aarsag"), En("slut") is { } ended ? Date(ended) : null),
            Kommuner = kommuner,
            Indsatser = [.. fields["indsats"].Select(Indsats)],
            Fritagelser = [.. fields["fritagelse"].Select(Fritagelse)],
            MonthsWithLoentimer =
            [
                .. (En("loentimer") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries).Select(month => Date(month + "-01")),
            ],
            Indstillinger =
            [
                .. fields["indstilling"].Select(line => Indstilling(line, genbehandling: false)),
                .. fields["genbehandling"].Select(line => Indstilling(line, genbehandling: true)),
            ],
        };
        Require(forloebCase.EndDate is null || forloebCase.EndDate >= start, "slut ligger før start");
        Require(kommuner[0].From <= start, "den første kommune begynder efter start");
        Require(kommuner.Zip(kommuner.Skip(1)).All(pair => pair.First.From < pair.Second.From), "kommunerne står ikke i datoorden");
        var expectations = ExpectedFacts.Saml(expected, regelsaet, start, kommuner, fields["foedt"].Count > 0);
        Require(
            forloebCase.Ending is null || expectations.All(row => row.PhaseIn || row.Values.ContainsKey("afslutning")),
            "sagen har en årsag, men venter ingen afslutning");
        return new BookCase(forloebCase, En("opgjort") is { } calculatedOn ? Date(calculatedOn) : DefaultCalculatedOn, expectations);

        string? En(string key) => fields[key] switch
        {
            [] => null,
            [var value] => value,
            _ => throw new FormatException($"Nøglen {key} står flere gange."),
        };
    }

    /// <summary>Cuts <c>key: value</c>.</summary>
    public static (string Key, string Value) PairsOf(string text, string separator)
    {
        var placeAt = text.IndexOf(separator, StringComparison.Ordinal);
        return placeAt > 0 && placeAt + separator.Length < text.Length
            ? (text[..placeAt].Trim(), text[(placeAt + separator.Length)..].Trim())
            : throw new FormatException($"Kan ikke læses: {text}");
    }

    public static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException($"Ingen dato: {text}");

    private static KommuneResponsibility Kommune(string text)
    {
        var (kommune, from) = PairsOf(text, "@");
        Require(kommune.Length == 4 && kommune.All(char.IsAsciiDigit), $"ingen kommunekode: {kommune}");
        return new KommuneResponsibility(kommune, Date(from));
    }

    private static (DateOnly From, DateOnly? To) SpanOf(string text)
    {
        var parts = text.Split("..");
        Require(parts.Length == 2, $"intet spænd fra..til: {text}");
        var from = Date(parts[0]);
        DateOnly? to = parts[1].Length == 0 ? null : Date(parts[1]);
        Require(to is null || to >= from, $"slutter før det begynder: {text}");
        return (from, to);
    }

    // TYPE fra..til status [20t][30m] [indsatsdel=ja|nej|ukendt] [udfoerer=...]
    private static Indsats Indsats(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Require(parts.Length >= 3, $"indsatsen mangler noget: {line}");
        var type = IndsatsCatalogue.Standard.Types.FirstOrDefault(type => type.Code == parts[0])
            ?? throw new FormatException($"Ukendt indsatstype: {parts[0]}");
        var (from, to) = SpanOf(parts[1]);
        var status = parts[2] switch
        {
            "planlagt" => IndsatsStatus.Planned,
            "paabegyndt" => IndsatsStatus.Started,
            "afsluttet" => IndsatsStatus.Ended,
            "annulleret" => IndsatsStatus.Cancelled,
            _ => throw new FormatException($"Ukendt status for en indsats: {parts[2]}"),
        };
        int? hours = null, minuteSum = null;
        bool? indsatsdel = true;
        var udfoerer = Udfoerer.Kommune;
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts.Skip(3))
        {
            var time = Time().Match(part);
            var key = time.Success ? "tid" : PairsOf(part, "=").Key;
            Require(set.Add(key), $"{key} står flere gange: {line}");
            if (time.Success)
            {
                hours = Number(time.Groups["t"]);
                minuteSum = Number(time.Groups["m"]);
            }
            else if (key == "indsatsdel")
            {
                indsatsdel = PairsOf(part, "=").Value switch
                {
                    "ja" => true,
                    "nej" => false,
                    "ukendt" => null,
                    var otherOne => throw new FormatException($"indsatsdel kan ikke være {otherOne}"),
                };
            }
            else if (key == "udfoerer")
            {
                udfoerer = PairsOf(part, "=").Value switch
                {
                    "kommune" => Udfoerer.Kommune,
                    "region" => Udfoerer.Region,
                    "andenAktoer" => Udfoerer.OtherActor,
                    "virksomhed" => Udfoerer.Company,
                    "ukendt" => Udfoerer.Unknown,
                    var otherOne => throw new FormatException($"udfoerer kan ikke være {otherOne}"),
                };
            }
            else
            {
                throw new FormatException($"Ukendt oplysning om en indsats: {part}");
            }
        }

        return new Indsats(type, status, from, to, hours, minuteSum, indsatsdel, udfoerer);

        static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    // HJEMMEL fra..til [helbred]
    private static Fritagelse Fritagelse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Require(parts.Length == 2 || (parts.Length == 3 && parts[2] == "helbred"), $"fritagelsen kan ikke læses: {line}");
        Require(parts[0] is "LAS-13-7" or "LAS-13-8" or "LAS-13-15" or "LAB-33-5" or "ANDEN", $"ukendt hjemmel: {parts[0]}");
        var (from, to) = SpanOf(parts[1]);
        return new Fritagelse(parts[0] != "ANDEN", parts.Length == 3, from, to);
    }

    // dato kategori|kategori
    private static Indstilling Indstilling(string line, bool genbehandling)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Require(parts.Length == 2, $"indstillingen kan ikke læses: {line}");
        return new Indstilling(Date(parts[0]), genbehandling, ExpectedFacts.CategoryList(parts[1]));
    }

    private static void Require(bool fulfilled, string otherwise)
    {
        if (!fulfilled)
        {
            throw new FormatException(otherwise);
        }
    }

    [GeneratedRegex(
        "^(?=[0-9])(?:(?<t>[0-9]{1,2})t)?(?:(?<m>[0-9]{1,2})m)?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();
}
