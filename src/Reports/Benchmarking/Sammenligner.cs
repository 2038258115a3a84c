using System.Globalization;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;

namespace Opgoerelse.Reports.Benchmarking;

/// <summary>
/// The fair comparison of a release's kommuner. Everything is a function of its published cells and of public registers, so
/// it can tell nothing that they do not: what is withheld is withheld here too. The formulas are in docs/metode.md.
/// </summary>
public sealed class Sammenligner
{
    /// <summary>The years before the guarantee that it is compared with.</summary>
    public const int AarFoer = 3;

    /// <summary>How many make up the best.</summary>
    public const int Bedste = 10;

    private readonly Kommuneligheder _ligheder;
    private readonly Gruppefil? _grupper;

    /// <param name="udgivelse">The release.</param>
    /// <param name="grupper">Peer groups in place of the computed ones; null for those.</param>
    /// <exception cref="ArgumentException">The release has no table of indsatser or no rolling year.</exception>
    public Sammenligner(UdgivelseMedTabeller udgivelse, Gruppefil? grupper = null)
    {
        Tabel = new Andelstabel(udgivelse);
        _grupper = grupper;
        RullendeAar = [.. Tabel.Perioder.Where(periode => periode.Slags == "rullendeaar")];
        Periode = RullendeAar.Count > 0 ? RullendeAar[^1] : throw new ArgumentException($"Udgivelse {udgivelse.Udgivelse.Id} har intet helt år at sammenligne.", nameof(udgivelse));
        // The four quarters before: with the rolling year before by one quarter, three of four quarters would be the same forløb.
        ForrigePeriode = RullendeAar.Count > 4 ? RullendeAar[^5] : null;
        Land = Tabel.Omraader.First(omraade => omraade.Slags == "land");
        Kommuner = [.. Tabel.Omraader.Where(omraade => omraade.Slags == "kommune")];
        var garanti = Regelsaet.Alle.GetValueOrDefault(udgivelse.Udgivelse.Regelsaet)?.GyldigFra;
        var aar = Tabel.Perioder.Where(periode => periode.Slags == "aar").ToList();
        FoerGarantien = garanti is not { } fra ? [] : [.. aar.Where(periode => Nummer(periode) < fra.Year && Nummer(periode) >= fra.Year - AarFoer)];
        EfterGarantien = garanti is not { } fra2 ? [] : [.. aar.Where(periode => Nummer(periode) >= fra2.Year)];
        if (FoerGarantien.Count < AarFoer)
        {
            // Two of three years would not be the before that is meant.
            FoerGarantien = [];
        }

        _ligheder = new Kommuneligheder(this);
        Billeder = [.. Tabel.Indsatser.Select(Billede)];
    }

    /// <summary>Whether a release has what is compared: a table of indsatser with a rolling year.</summary>
    public static bool KanDannes(UdgivelseMedTabeller udgivelse) =>
        Andelstabel.Find(udgivelse, "indsats") is { } tabel && tabel.DimensionsIndeks(Dimensioner.Periode) is >= 0 and var nr && tabel.Dimensioner[nr].Vaerdier.Any(periode => periode.Slags == "rullendeaar");

    /// <summary>The published shares.</summary>
    public Andelstabel Tabel { get; }

    /// <summary>The newest rolling year.</summary>
    public Dimensionsvaerdi Periode { get; }

    /// <summary>The rolling year that ends where the newest begins; null when the series is too short.</summary>
    public Dimensionsvaerdi? ForrigePeriode { get; }

    /// <summary>The four quarters of the newest rolling year, by its code: 2025QMAT02 ends with 2025Q2.</summary>
    public IReadOnlyList<string> Kvartaler
    {
        get
        {
            var slut = new Kvartal(int.Parse(Periode.Kode[..4], CultureInfo.InvariantCulture), int.Parse(Periode.Kode[^2..], CultureInfo.InvariantCulture));
            return [.. Enumerable.Range(-3, 4).Select(i => slut.Plus(i).Kode)];
        }
    }

    /// <summary>All rolling years, oldest first.</summary>
    public IReadOnlyList<Dimensionsvaerdi> RullendeAar { get; }

    /// <summary>The three years before the guarantee; empty when the series does not have them all.</summary>
    public IReadOnlyList<Dimensionsvaerdi> FoerGarantien { get; }

    /// <summary>The whole years of the guarantee.</summary>
    public IReadOnlyList<Dimensionsvaerdi> EfterGarantien { get; }

    /// <summary>Hele landet.</summary>
    public Dimensionsvaerdi Land { get; }

    /// <summary>The kommuner, by code.</summary>
    public IReadOnlyList<Dimensionsvaerdi> Kommuner { get; }

    /// <summary>One picture per indsats, in the table's order.</summary>
    public IReadOnlyList<Indsatsbillede> Billeder { get; }

    /// <summary>The kommune with this code or name (case does not matter, and aa is å), or null.</summary>
    public Dimensionsvaerdi? Find(string kodeEllerNavn) =>
        Kommuner.FirstOrDefault(kommune => kommune.Kode == kodeEllerNavn || Ens(kommune.Navn.Da, kodeEllerNavn));

    /// <summary>
    /// What a kommune is held against with one indsats, in order: hele landet, its region, its landsdel, the ten best, its peers.
    /// </summary>
    public IReadOnlyList<Sammenligningsgrundlag> Grundlag(Dimensionsvaerdi kommune, Indsatsbillede billede)
    {
        var over = Tabel.Omraader.Where(omraade => kommune.Hoererunder.Contains(omraade.Kode, StringComparer.Ordinal)).ToList();
        var grundlag = new List<Sammenligningsgrundlag> { new(Land.Navn.Da, "", [Land]) };
        // A kommune that changes region has two; the one it belongs to in the period has forløb in it.
        if (over.Where(omraade => omraade.Slags == "region").OrderByDescending(region => Tabel[region.Kode, Periode.Kode, billede.Indsats.Kode].Forloeb.Vaerdi).FirstOrDefault() is { } region)
        {
            grundlag.Add(new(region.Navn.Da, "", [region]));
        }

        if (over.Find(omraade => omraade.Slags == "landsdel") is { } landsdel)
        {
            grundlag.Add(new(landsdel.Navn.Da, "", [landsdel]));
        }

        if (DeBedste(billede) is { Count: > 0 } bedste)
        {
            grundlag.Add(new($"Top {bedste.Count}", $"Top {bedste.Count} er det simple gennemsnit af de {bedste.Count} bedste kommuner i det nyeste år; de samme vises bagud i tiden: {Navne(bedste)}.", bedste));
        }

        if (Ligestillede(kommune) is { Omraader.Count: > 0 } lige)
        {
            grundlag.Add(lige);
        }

        return grundlag;
    }

    /// <summary>The ten best in the newest rolling year, of those that are not too small to tell anything; fewer where there are fewer.</summary>
    public static IReadOnlyList<Dimensionsvaerdi> DeBedste(Indsatsbillede billede) =>
        [.. billede.Kommuner
            .Where(kommune => kommune.Rang is not null && kommune.Stilling != Stilling.ForFaa)
            .OrderBy(kommune => kommune.Rang)
            .Take(Bedste)
            .Select(kommune => kommune.Kommune)];

    /// <summary>The peers of a kommune: those of the file, or the seven nearest; null when its number of forløb is withheld and there is no file.</summary>
    public Sammenligningsgrundlag? Ligestillede(Dimensionsvaerdi kommune)
    {
        if (_grupper?.Gruppe(kommune.Kode) is { } gruppe)
        {
            IReadOnlyList<Dimensionsvaerdi> andre = [.. _grupper.Andre(kommune.Kode).Select(kode => Kommuner.FirstOrDefault(kendt => kendt.Kode == kode)).OfType<Dimensionsvaerdi>()];
            return new("Lignende kommuner", $"Lignende kommuner er de andre i gruppen {gruppe}: {Navne(andre)}.", andre) { Gruppe = gruppe };
        }

        return _ligheder.Naermeste(kommune);
    }

    /// <summary>Names in running text, in Danish order: A, B og C.</summary>
    internal static string Navne(IEnumerable<Dimensionsvaerdi> omraader)
    {
        var navne = omraader.Select(omraade => omraade.Navn.Da).Order(DanskOrden.Standard).ToList();
        return navne.Count < 2 ? string.Concat(navne) : string.Join(", ", navne[..^1]) + " og " + navne[^1];
    }

    private static int Nummer(Dimensionsvaerdi aar) => int.Parse(aar.Kode, CultureInfo.InvariantCulture);

    private static bool Ens(string navn, string spurgt) =>
        string.Equals(Slaa(navn), Slaa(spurgt), StringComparison.OrdinalIgnoreCase);

    private static string Slaa(string navn) => navn.Replace("Å", "Aa", StringComparison.Ordinal).Replace("å", "aa", StringComparison.Ordinal);

    private Indsatsbillede Billede(Dimensionsvaerdi indsats)
    {
        var polaritet = Polariteter.Af(indsats.Kode);
        var land = Tabel[Land.Kode, Periode.Kode, indsats.Kode];
        var celler = Kommuner.Select(kommune => (Kommune: kommune, Celle: Tabel[kommune.Kode, Periode.Kode, indsats.Kode])).ToList();
        var tragt = land.Andel is { } hele ? new Tragt(hele.Vaerdi, celler.Where(par => par.Celle.Andel is not null).Select(par => par.Celle.Andel!.Value)) : null;
        var rang = celler
            .Where(par => par.Celle.Andel is not null)
            .OrderByDescending(par => polaritet.Godhed(par.Celle.Andel!.Value.Vaerdi))
            .ThenBy(par => par.Kommune.Navn.Da, DanskOrden.Standard)
            .Select((par, i) => (par.Kommune.Kode, Rang: i + 1))
            .ToDictionary(par => par.Kode, par => par.Rang, StringComparer.Ordinal);
        var casemix = new Casemix(this, indsats.Kode);
        return new Indsatsbillede(
            indsats,
            polaritet,
            land,
            Udvikling(Land, indsats),
            FoerOgEfter(Land, indsats),
            tragt,
            [.. celler.Select(par => new Kommunestilling(
                par.Kommune,
                par.Celle,
                par.Celle.Andel?.Wilson(),
                par.Celle.ErDiskretioneret ? Stilling.Diskretioneret : par.Celle.Andel is { } andel && tragt is not null ? Stillinger.Af(andel, tragt.Land) : Stilling.IntetGrundlag,
                par.Celle.Andel is { } egen && tragt is not null && tragt.Skiller(egen),
                rang.TryGetValue(par.Kommune.Kode, out var plads) ? plads : null,
                par.Celle.Andel is { } faktisk && casemix.Forventet(par.Kommune) is { } forventet ? Standardisering.Sammenlign(faktisk, forventet) : null,
                Udvikling(par.Kommune, indsats),
                FoerOgEfter(par.Kommune, indsats)))]);
    }

    private Udvikling Udvikling(Dimensionsvaerdi omraade, Dimensionsvaerdi indsats) =>
        ForrigePeriode is null
            ? new(Retning.IntetGrundlag, null, null, null)
            : Reports.Benchmarking.Udvikling.Af(Tabel[omraade.Kode, ForrigePeriode.Kode, indsats.Kode], Tabel[omraade.Kode, Periode.Kode, indsats.Kode]);

    private Udvikling FoerOgEfter(Dimensionsvaerdi omraade, Dimensionsvaerdi indsats) =>
        FoerGarantien.Count == 0 || EfterGarantien.Count == 0
            ? new(Retning.IntetGrundlag, null, null, null)
            : Reports.Benchmarking.Udvikling.Af(Sum(FoerGarantien, omraade, indsats), Sum(EfterGarantien, omraade, indsats));

    private Andelscelle Sum(IReadOnlyList<Dimensionsvaerdi> aar, Dimensionsvaerdi omraade, Dimensionsvaerdi indsats) =>
        Andelscelle.Sum([.. aar.Select(periode => Tabel[omraade.Kode, periode.Kode, indsats.Kode])]);
}
