using System.Text;
using System.Text.RegularExpressions;
using Opgoerelse.Domain.Tables;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>
/// The selection grammar as the contract words it (section 2.5), slow and obvious: sets of codes and one regular
/// expression per form. It shares no code with the service.
/// </summary>
internal static class Valgmodel
{
    /// <summary>The CSV answer to these <c>valuecodes</c>, or null where it must be 400.</summary>
    public static string? Csv(Tabel tabel, IEnumerable<(string Variabel, string Tekst)> valg)
    {
        var valgte = new Dictionary<Dimension, HashSet<string>>();
        foreach (var gruppe in valg.GroupBy(et => et.Variabel, StringComparer.OrdinalIgnoreCase))
        {
            var navn = gruppe.Key.ToLowerInvariant() switch { "time" => "periode", "contentscode" => "maal", var kode => kode };
            var dimension = tabel.Dimensioner.SingleOrDefault(kendt => kendt.Kode == navn);
            var dele = gruppe.SelectMany(et => Dele(et.Tekst)).ToList();
            if (dimension is null || valgte.ContainsKey(dimension))
            {
                return null;
            }

            valgte[dimension] = [];
            foreach (var del in dele)
            {
                string[] koder = [.. dimension.Vaerdier.Select(vaerdi => vaerdi.Kode)];
                var fundne = Fundne([.. koder], dimension.Rolle == Dimensionsrolle.Tid, del, kode => HarTal(tabel, kode));
                if (fundne.Count == 0)
                {
                    return null;
                }

                valgte[dimension].UnionWith(fundne);
            }
        }

        var akser = new List<string[]>();
        var navne = new List<string>();
        foreach (var dimension in tabel.Dimensioner)
        {
            var koder = valgte.GetValueOrDefault(dimension, []);
            if (koder.Count == 0 && dimension.Totalkode is null)
            {
                return null;
            }

            akser.Add(koder.Count == 0 ? [dimension.Totalkode!] : [.. dimension.Vaerdier.Select(vaerdi => vaerdi.Kode).Where(koder.Contains)]);
            navne.Add(koder.Count == 0 ? "" : dimension.Kode);
        }

        return Skriv(tabel, akser, navne);
    }

    /// <summary>What one item means; nothing where it is illegal or matches nothing.</summary>
    private static List<string> Fundne(List<string> koder, bool tid, string del, Func<string, bool> harTal)
    {
        var uden = del.StartsWith('[') && del.EndsWith(']') && del.Length >= 2 ? del[1..^1] : del;
        foreach (var kode in koder)
        {
            if (Ens(kode, del) || Ens(kode, uden))
            {
                return [kode];
            }
        }

        if (Begynder("RANGE("))
        {
            var fundet = Form(@"^range\(([^,]+),([^,]+)\)\z");
            var (fra, til) = (Plads(fundet, 1), Plads(fundet, 2));
            return fra < 0 || til < 0 || !Sammen(koder[fra], koder[til])
                ? []
                : [.. koder.Where((_, i) => (i >= fra && i <= til) || (i >= til && i <= fra))];
        }

        if (Begynder("TOP(") || Begynder("BOTTOM("))
        {
            var fundet = Form(@"^(?:top|bottom)\(([1-9][0-9]*)(?:,([0-9]+))?\)\z");
            if (!fundet.Success)
            {
                return [];
            }

            var antal = decimal.Parse(fundet.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var forbi = fundet.Groups[2].Success ? decimal.Parse(fundet.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
            // Of periods: quarters that have figures.
            var talte = tid ? koder.Where(kode => Slags(kode) == "kvartal" && harTal(kode)).ToList() : koder;
            var forfra = Begynder("TOP(") != tid ? talte : Enumerable.Reverse(talte).ToList();
            return [.. forfra.Where((_, i) => i >= forbi && i < forbi + antal)];
        }

        if (Begynder("FROM("))
        {
            var fra = Plads(Form(@"^from\(([^,]+)\)\z"), 1);
            return fra < 0 ? [] : [.. koder[fra..].Where(kode => Sammen(kode, koder[fra]))];
        }

        if (Begynder("TO("))
        {
            var til = Plads(Form(@"^to\(([^,]+)\)\z"), 1);
            return til < 0 ? [] : [.. koder[..(til + 1)].Where(kode => Sammen(kode, koder[til]))];
        }

        if (uden.Contains('?', StringComparison.Ordinal))
        {
            return uden.Contains('*', StringComparison.Ordinal) ? [] : Som("^" + Regex.Escape(uden).Replace(@"\?", ".", StringComparison.Ordinal) + @"\z");
        }

        if (uden.Contains('*', StringComparison.Ordinal))
        {
            return uden.Trim('*').Contains('*', StringComparison.Ordinal) || uden.StartsWith("**", StringComparison.Ordinal) != (uden == "**") || (uden.EndsWith("**", StringComparison.Ordinal) && uden != "**")
                ? []
                : Som("^" + Regex.Escape(uden).Replace(@"\*", ".*", StringComparison.Ordinal) + @"\z");
        }

        return [];

        bool Sammen(string en, string anden) => !tid || Slags(en) == Slags(anden);
        static bool Ens(string en, string anden) => string.Equals(en, anden, StringComparison.OrdinalIgnoreCase);
        bool Begynder(string ord) => uden.StartsWith(ord, StringComparison.OrdinalIgnoreCase);
        Match Form(string form) => Regex.Match(uden, form, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        int Plads(Match fundet, int gruppe) => fundet.Success ? koder.FindIndex(kode => Ens(kode, fundet.Groups[gruppe].Value)) : -1;
        List<string> Som(string form) => [.. koder.Where(kode => Regex.IsMatch(kode, form, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))];
    }

    /// <summary>What a period is, told from its code.</summary>
    private static string Slags(string kode) =>
        kode.Contains("MAT", StringComparison.Ordinal) ? "rullende" : kode.Contains('Q', StringComparison.Ordinal) ? "kvartal" : "aar";

    private static bool HarTal(Tabel tabel, string periode)
    {
        var tid = tabel.Dimensioner.Single(dimension => dimension.Rolle == Dimensionsrolle.Tid);
        var foran = tabel.Dimensioner.TakeWhile(dimension => dimension != tid).Select(dimension => dimension.Vaerdier.Count).Aggregate(1, (a, b) => a * b);
        var efter = tabel.Symboler.Length / foran / tid.Vaerdier.Count;
        return tabel.Symboler.Where((symbol, i) => i / efter % tid.Vaerdier.Count == tid.IndeksAf(periode) && symbol != Cellesymbol.EndnuIkke).Any();
    }

    /// <summary>The items of a list: the contract's own expression for the commas that separate.</summary>
    private static IEnumerable<string> Dele(string tekst) =>
        tekst.Length == 0 ? [] : Regex.Split(tekst, @",(?=[^\]]*(?:\[|$))", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(del => del.Trim());

    /// <summary>A column per measure, a row per combination of the rest.</summary>
    private static string Skriv(Tabel tabel, List<string[]> akser, List<string> navne)
    {
        var svar = new StringBuilder();
        svar.Append(string.Join(',', navne.Take(navne.Count - 1).Where(navn => navn.Length > 0).Concat(akser[^1]).Select(navn => $"\"{navn}\""))).Append("\r\n");
        IEnumerable<string[]> raekker = [[]];
        raekker = akser.Take(akser.Count - 1).Aggregate(raekker, (hidtil, akse) => hidtil.SelectMany(raekke => akse.Select(kode => (string[])[.. raekke, kode])));
        foreach (var raekke in raekker)
        {
            var navngivne = raekke.Where((_, i) => navne[i].Length > 0).Select(kode => $"\"{kode}\"");
            svar.Append(string.Join(',', navngivne.Concat(akser[^1].Select(maal => Celle(tabel, [.. raekke, maal]))))).Append("\r\n");
        }

        return svar.ToString();
    }

    private static string Celle(Tabel tabel, string[] koder)
    {
        var celle = tabel.Celle(koder);
        if (!tabel.Symboler[celle].HarVaerdi())
        {
            return tabel.Symboler[celle].Tegn();
        }

        var decimaler = tabel.Dimensioner[^1].Vaerdier[tabel.Dimensioner[^1].IndeksAf(koder[^1])].Decimaler;
        return (tabel.Vaerdier[celle] / (decimaler == 1 ? 10m : 1m)).ToString(decimaler == 1 ? "0.0" : "0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
