using System.Globalization;
using System.Text.RegularExpressions;
using Opgoerelse.Api.Jobindsats;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>The period selectors against a slow, obvious model: random tables, random and mutated selectors.</summary>
public class PeriodevalgProever
{
    private const int Forsoeg = 40_000;

    private static readonly (string Id, string Slags)[] Typer = [("Y", "aar"), ("QMAT", "rullendeaar"), ("INDF", "indfasning"), ("Q", "kvartal")];

    [Fact]
    public void Vaelgerne_mener_det_samme_som_modellen()
    {
        var tilfaeldig = new Random(20_260_401);
        var fundet = 0;
        for (var i = 0; i < Forsoeg; i++)
        {
            var perioder = Perioder(tilfaeldig);
            var type = tilfaeldig.Next(3) == 0 ? Typer[tilfaeldig.Next(Typer.Length)].Id : null;
            string[] valg = [.. Enumerable.Range(0, tilfaeldig.Next(1, 4)).Select(_ => Vaelger(tilfaeldig, perioder))];

            var ventet = Model(perioder, type, valg);
            var lykkedes = Periodevalg.Vaelg(Tabel(perioder), "period", type is null ? null : Periodetype.Find(type), valg, []).Lykkedes(out var indeks, out var fejl);

            var fik = lykkedes ? string.Join(' ', indeks!.Select(i => perioder[i].Kode)) : null;
            Assert.True(ventet == fik, $"{type ?? "alle"}: {string.Join(" + ", valg)} af [{string.Join(' ', perioder)}] skulle give '{ventet}', men gav '{fik}' ({fejl?.Kode})");
            fundet += lykkedes ? 1 : 0;
        }

        // Both outcomes must have been seen often.
        Assert.InRange(fundet, Forsoeg / 10, 9 * Forsoeg / 10);
    }

    /// <summary>The chosen codes in stored order, or null where it is an error.</summary>
    private static string? Model(IReadOnlyList<(string Kode, string Slags, bool Udgivet)> perioder, string? type, string[] valg)
    {
        var valgte = new HashSet<string>(StringComparer.Ordinal);
        foreach (var et in valg.Select(et => et.Trim()))
        {
            var lille = et.ToLowerInvariant();
            string? gaelder = type;
            int? antal = null;
            if (lille == "*")
            {
                antal = int.MaxValue;
            }
            else if (lille.StartsWith("latest:", StringComparison.Ordinal))
            {
                antal = type is null ? null : Helt(lille["latest:".Length..]);
                if (antal is null)
                {
                    return null;
                }
            }
            else if (lille.StartsWith("l(", StringComparison.Ordinal))
            {
                var dele = lille[2..].Split(':', 2);
                if (dele.Length != 2 || !dele[1].EndsWith(')'))
                {
                    return null;
                }

                antal = Helt(dele[1][..^1]);
                gaelder = Typer.Select(kendt => kendt.Id).FirstOrDefault(id => id.Equals(dele[0] == "a" ? "y" : dele[0], StringComparison.OrdinalIgnoreCase));
                if (antal is null || gaelder is null || (type is not null && type != gaelder))
                {
                    return null;
                }
            }

            var mulige = perioder.Where(periode => periode.Udgivet && (gaelder is null || periode.Slags == Typer.Single(kendt => kendt.Id == gaelder).Slags)).Select(periode => periode.Kode).ToList();
            var ramt = antal is { } n
                ? mulige.Skip(n >= mulige.Count ? 0 : mulige.Count - n).ToList()
                : mulige.Where(kode => string.Equals(kode, lille, StringComparison.OrdinalIgnoreCase)).ToList();
            // A code that the table does not have is left out, anything else that means no period is wrong.
            if (ramt.Count == 0 && (antal is not null || !Regex.IsMatch(lille, "^[0-9]{4}|^indf", RegexOptions.None, TimeSpan.FromSeconds(1))))
            {
                return null;
            }

            valgte.UnionWith(ramt);
        }

        return valgte.Count == 0 ? null : string.Join(' ', perioder.Select(periode => periode.Kode).Where(valgte.Contains));
    }

    private static int? Helt(string tekst) =>
        tekst.Length > 0 && tekst.All(char.IsAsciiDigit) && tekst[0] != '0' ? (int)Math.Min(int.MaxValue, decimal.Parse(tekst, CultureInfo.InvariantCulture)) : null;

    private static string Vaelger(Random tilfaeldig, IReadOnlyList<(string Kode, string Slags, bool Udgivet)> perioder)
    {
        var antal = tilfaeldig.Next(8) == 0 ? "99999999999999" : tilfaeldig.Next(6).ToString(CultureInfo.InvariantCulture);
        var type = new[] { "y", "a", "q", "qmat", "indf", "m" }[tilfaeldig.Next(6)];
        var vaelger = tilfaeldig.Next(5) switch
        {
            0 => "*",
            1 => $"l({type}:{antal})",
            2 => $"latest:{antal}",
            3 => perioder[tilfaeldig.Next(perioder.Count)].Kode,
            _ => "2031Q1",
        };
        if (tilfaeldig.Next(4) == 0)
        {
            vaelger = vaelger.ToUpperInvariant();
        }

        if (tilfaeldig.Next(6) == 0 && vaelger.Length > 1)
        {
            var sted = tilfaeldig.Next(vaelger.Length);
            vaelger = tilfaeldig.Next(3) switch
            {
                0 => vaelger.Remove(sted, 1),
                1 => vaelger.Insert(sted, "*(: )10"[tilfaeldig.Next(7)].ToString()),
                _ => vaelger[..sted],
            };
        }

        return vaelger;
    }

    private static IReadOnlyList<(string Kode, string Slags, bool Udgivet)> Perioder(Random tilfaeldig)
    {
        var perioder = new List<(string, string, bool)>();
        foreach (var (id, slags) in Typer)
        {
            var antal = tilfaeldig.Next(id == "INDF" ? 2 : 4);
            for (var i = 0; i < antal; i++)
            {
                perioder.Add((id switch { "Y" => $"{2020 + i}", "QMAT" => $"{2020 + i}QMAT01", "INDF" => "INDF2022", _ => $"2021Q{i + 1}" }, slags, tilfaeldig.Next(5) > 0));
            }
        }

        perioder.Add(("2022Q1", "kvartal", true));
        return perioder;
    }

    /// <summary>A table of nothing but these periods.</summary>
    private static Jobtabel Tabel(IReadOnlyList<(string Kode, string Slags, bool Udgivet)> perioder)
    {
        var tekst = new Tekst("x", "x");
        Dimension[] dimensioner =
        [
            new("omraade", tekst, Dimensionsrolle.Geografi, [new Dimensionsvaerdi("DK", tekst) { Slags = "land" }], "DK"),
            new("periode", tekst, Dimensionsrolle.Tid, [.. perioder.Select(periode => new Dimensionsvaerdi(periode.Kode, tekst) { Slags = periode.Slags })], null),
            new("maal", tekst, Dimensionsrolle.Maal, [new Dimensionsvaerdi("antal", tekst)], null),
        ];
        return Jobtabel.For(new Katalogtabel(new Tabel(
            "T", tekst, [], dimensioner, new long[perioder.Count], [.. perioder.Select(periode => periode.Udgivet ? Cellesymbol.Ingen : Cellesymbol.EndnuIkke)])));
    }
}
