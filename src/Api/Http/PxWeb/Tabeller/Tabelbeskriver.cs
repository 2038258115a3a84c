using Opgoerelse.Api.Http.PxWeb.Kontrakt;
using Opgoerelse.Api.Udgivelser;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Regler;

namespace Opgoerelse.Api.Http.PxWeb.Tabeller;

/// <summary>Describes tables as the contract wants them.</summary>
internal sealed class Tabelbeskriver(Kald kald, Links links, HttpIndstillinger indstillinger)
{
    /// <summary>What a reader should know of every table: how the scheme ends.</summary>
    public static Tekst Beskrivelse { get; } = Ordning.Standard.Lukning ?? new Tekst("", "");

    /// <summary>The table in the list.</summary>
    public Table Beskriv(Katalogtabel tabel) => BeskrivMedSprog(tabel);

    /// <summary>The table alone.</summary>
    public TableResponse BeskrivMedSprog(Katalogtabel tabel)
    {
        var sprog = kald.Sprog;
        var emne = Ordning.Standard.Emne;
        var (foerste, sidste, enhed) = Tidsrum(tabel);
        return new TableResponse
        {
            Language = sprog,
            Id = tabel.Tabel.Id,
            Label = tabel.Tabel.Titel.Paa(sprog),
            Description = Beskrivelse.Paa(sprog),
            SortCode = tabel.Tabel.Id,
            Updated = kald.Katalog.Published.UtcDateTime,
            FirstPeriod = foerste,
            LastPeriod = sidste,
            Category = "public",
            VariableNames = [.. tabel.Dimensioner.Select(dimension => dimension.Navn.Paa(sprog))],
            // A closed scheme is not a discontinued table: forløb under way still reach their frist, and corrections come.
            Discontinued = false,
            Source = indstillinger.Kilde.Tekst.Paa(sprog),
            SubjectCode = emne.Kode,
            TimeUnit = enhed,
            Paths = [[new PathElement(emne.Kode, emne.Navn.Paa(sprog), emne.Kode)]],
            Links = links.Tabel(tabel.Tabel.Id),
        };
    }

    /// <summary>The first and the last published period of the kind that stands last (the shortest), and what kind that is.</summary>
    public static (string Foerste, string Sidste, string Enhed) Tidsrum(Katalogtabel tabel)
    {
        if (tabel.SenesteMedTal < 0)
        {
            return ("", "", "Other");
        }

        var perioder = tabel.Dimensioner[tabel.Tid].Vaerdier;
        var sidste = perioder[tabel.SenesteMedTal];
        var foerste = perioder.First(periode => periode.Slags == sidste.Slags);
        return (foerste.Kode, sidste.Kode, sidste.Slags switch
        {
            "kvartal" => "Quarterly",
            // What a figure covers is a year; the specification has no word for one that begins in any quarter.
            "aar" or "rullendeaar" => "Annual",
            _ => "Other",
        });
    }
}
