using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Serving.Catalogue;

namespace Opgoerelse.Pages.Start;

/// <summary>A cell as a page shows it.</summary>
internal readonly record struct Celle(Cellesymbol Symbol, long Vaerdi, int Decimaler)
{
    public bool HarVaerdi => Symbol.HarVaerdi();
}

/// <summary>An omraade with its number of forløb and, per indsats, how many had it and their share.</summary>
internal sealed record Omraaderaekke(string Kode, Tekst Navn, Celle Forloeb, IReadOnlyList<Celle> Antal, IReadOnlyList<Celle> Andel);

/// <summary>
/// What the start page shows: the newest rolling year of the first table, hele landet and every kommune. Null parts
/// are not in the release.
/// </summary>
internal sealed class Forsidetal
{
    /// <summary>The kind of table it is made from, in the scheme's data file.</summary>
    private const string Tabelslags = "indsats";

    private Forsidetal(Katalogtabel tabel, Dimensionsvaerdi periode, IReadOnlyList<Dimensionsvaerdi> indsatser, Omraaderaekke land, IReadOnlyList<Omraaderaekke> kommuner)
    {
        Tabel = tabel;
        Periode = periode;
        Indsatser = indsatser;
        Land = land;
        Kommuner = kommuner;
    }

    public Katalogtabel Tabel { get; }

    public Dimensionsvaerdi Periode { get; }

    /// <summary>In published order: nogen, the categories, ingen.</summary>
    public IReadOnlyList<Dimensionsvaerdi> Indsatser { get; }

    public Omraaderaekke Land { get; }

    public IReadOnlyList<Omraaderaekke> Kommuner { get; }

    /// <summary>Whether the period may still change as a matter of routine.</summary>
    public bool ErForeloebig => Land.Forloeb.Symbol == Cellesymbol.Foreloebig;

    /// <summary>The figures; null when the release has no such table or no period with figures.</summary>
    public static Forsidetal? Hent(Katalog katalog)
    {
        if (katalog.FindSlags(Tabelslags) is not { SenesteMedTal: >= 0, Geografi: >= 0 } tabel)
        {
            return null;
        }

        var indsats = tabel.FindDimension("indsats");
        var maal = tabel.Maal;
        if (indsats < 0 || maal < 0)
        {
            return null;
        }

        int[] maalene = [.. new[] { "antalForloeb", "antalMed", "andel" }.Select(tabel.Dimensioner[maal].IndeksAf)];
        var omraader = tabel.Dimensioner[tabel.Geografi].Vaerdier;
        if (Array.Exists(maalene, indeks => indeks < 0) || omraader.Count == 0)
        {
            return null;
        }

        var periode = tabel.NyestePeriode;
        var indsatser = tabel.Dimensioner[indsats].Vaerdier;
        var raekker = omraader.Select((omraade, i) => (omraade.Slags, Raekke: new Omraaderaekke(
            omraade.Kode,
            omraade.Navn,
            Celle(i, 0, 0),
            [.. indsatser.Select((_, j) => Celle(i, j, 1))],
            [.. indsatser.Select((_, j) => Celle(i, j, 2))]))).ToList();

        return new Forsidetal(
            tabel,
            tabel.Dimensioner[tabel.Tid].Vaerdier[periode],
            indsatser,
            raekker.First(raekke => raekke.Slags == "land").Raekke,
            [.. raekker.Where(raekke => raekke.Slags == "kommune").Select(raekke => raekke.Raekke)]);

        Celle Celle(int omraade, int hvilken, int hvilket)
        {
            var celle = (omraade * tabel.Tabel.Skridt(tabel.Geografi))
                + (periode * tabel.Tabel.Skridt(tabel.Tid))
                + (hvilken * tabel.Tabel.Skridt(indsats))
                + (maalene[hvilket] * tabel.Tabel.Skridt(maal));
            var symbol = tabel.Tabel.Symboler[celle];
            return new Celle(symbol, symbol.HarVaerdi() ? tabel.Tabel.Vaerdier[celle] : 0, tabel.Dimensioner[maal].Vaerdier[maalene[hvilket]].Decimaler);
        }
    }
}
