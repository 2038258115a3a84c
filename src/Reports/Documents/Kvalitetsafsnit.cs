using System.Globalization;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Reports.Sheets;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Reports.Documents;

/// <summary>The quality of the registrations in words and tables: of hele landet, and of a kommune beside it.</summary>
public static class Kvalitetsafsnit
{
    /// <summary>What the measures are, and how they are rounded.</summary>
    public const string Forklaring =
        "Antal er afrundet til nærmeste ti og andele til hele procent, så ingen enkelt registrering ses; er der færre end 100 at regne af, vises andelen ikke. Ændret eller annulleret er det, som en senere version har afløst, også når en indsats blot er skredet frem, eller som er registreret ved en fejl. En indsats er registreret sent, når jobcentret først registrerede den mere end 30 dage efter, at den begyndte.";

    private const string ForFaa = "for få";

    private static readonly (string Kode, string Navn)[] Maal =
    [
        (Kvalitetskoder.Leverancer, "Leverancer med noget om forløbene"),
        (Kvalitetskoder.Nyeste, "Den nyeste modtaget"),
        (Kvalitetskoder.Forloeb, "Forløb"),
        (Kvalitetskoder.UdenIndstilling, "Uden teamets indstilling, pct. af forløb"),
        (Kvalitetskoder.Tomme, "Uden nogen registrering ud over forløbet, pct. af forløb med nået frist"),
        (Kvalitetskoder.Registreringer, "Modtagne registreringer"),
        (Kvalitetskoder.Rettet, "Siden ændret eller annulleret, pct. af registreringer"),
        (Kvalitetskoder.Indsatser, "Begyndte indsatser"),
        (Kvalitetskoder.Sent, "Registreret sent, pct. af begyndte indsatser"),
        (Kvalitetskoder.IndsatsdelUkendt, "Uden oplysning om indsatsdelen, pct. af begyndte indsatser"),
        (Kvalitetskoder.UdenSlutdato, "Afsluttet uden slutdato, pct. af begyndte indsatser"),
        (Kvalitetskoder.UdenTimer, "Uden timetal, pct. af begyndte indsatser"),
    ];

    /// <summary>The measures of a kommune beside hele landet; null when the release has none.</summary>
    public static Ark? Tabel(Rapportgrundlag grundlag, Dimensionsvaerdi kommune) => grundlag.Kvalitet is null ? null : new Ark(
        "Registreringernes kvalitet",
        $"Registreringernes kvalitet, opgjort pr. {DanskSkrift.Dato(grundlag.Udgivelse.Dato)}",
        ["", kommune.Navn.Da, "Hele landet"],
        [.. Maal.Select(maal => (IReadOnlyList<Felt>)[maal.Navn, Felt(grundlag, kommune.Kode, maal.Kode), Felt(grundlag, Omraader.Land, maal.Kode)])]);

    /// <summary>Hele landet; null when the release has none.</summary>
    public static Ark? Landstabel(Rapportgrundlag grundlag) => grundlag.Kvalitet is not { } kvalitet ? null : new Ark(
        "Registreringernes kvalitet",
        $"Registreringernes kvalitet i hele landet, opgjort pr. {DanskSkrift.Dato(grundlag.Udgivelse.Dato)}",
        ["", "Hele landet"],
        [
            [Maal[0].Navn, Felt(grundlag, Omraader.Land, Kvalitetskoder.Leverancer)],
            [Maal[1].Navn, Felt(grundlag, Omraader.Land, Kvalitetskoder.Nyeste)],
            ["Læste linjer", Felt(grundlag, Omraader.Land, Kvalitetskoder.Linjer)],
            ["Afvist, pct. af linjer", Felt(grundlag, Omraader.Land, Kvalitetskoder.Afvist)],
            .. kvalitet.Aarsager.Select(aarsag => (IReadOnlyList<Felt>)[$"Heraf: {Aarsag(aarsag.Kode)}, pct. af afviste", Procent(aarsag.Procent)]),
            .. Maal.Skip(2).Select(maal => (IReadOnlyList<Felt>)[maal.Navn, Felt(grundlag, Omraader.Land, maal.Kode)]),
        ]);

    /// <summary>The sheets of the national workbook: hele landet, and all kommuner side by side.</summary>
    public static IEnumerable<Ark> Ark(Rapportgrundlag grundlag)
    {
        if (Landstabel(grundlag) is not { } land)
        {
            yield break;
        }

        yield return land;
        yield return new Ark(
            "Kvalitet i kommunerne",
            $"Registreringernes kvalitet i kommunerne, opgjort pr. {DanskSkrift.Dato(grundlag.Udgivelse.Dato)}. {Forklaring}",
            ["Kommune", .. Maal.Select(maal => maal.Navn)],
            [.. grundlag.Sammenligner.Kommuner.OrderBy(kommune => kommune.Navn.Da, DanskOrden.Standard).Select(kommune => (IReadOnlyList<Felt>)[kommune.Navn.Da, .. Maal.Select(maal => Felt(grundlag, kommune.Kode, maal.Kode))])]);
    }

    /// <summary>Hele landet in words.</summary>
    public static string Landet(Rapportgrundlag grundlag)
    {
        if (grundlag.Kvalitet is not { } kvalitet)
        {
            return Mangler(grundlag);
        }

        var (linjer, afvist) = (kvalitet.Find(Omraader.Land, Kvalitetskoder.Linjer) ?? 0, kvalitet.Find(Omraader.Land, Kvalitetskoder.Afvist) ?? Kvalitetsafrunding.ForFaa);
        var aarsager = kvalitet.Aarsager.Take(3).Select(aarsag => Aarsag(aarsag.Kode)).ToList();
        return $"Der er læst {Antal(linjer, "linjer")}"
            + (afvist == Kvalitetsafrunding.ForFaa ? "." : $", og {ProcentTekst(afvist)} blev afvist{(aarsager.Count > 0 ? $"; {(aarsager.Count == 1 ? "den hyppigste årsag var" : "de hyppigste årsager var")} {Saetninger.Opremsning(aarsager)}" : "")}.")
            + Resten(kvalitet, Omraader.Land, null);
    }

    /// <summary>A kommune in words, beside hele landet.</summary>
    public static string Kommunen(Rapportgrundlag grundlag, Dimensionsvaerdi kommune)
    {
        if (grundlag.Kvalitet is not { } kvalitet)
        {
            return Mangler(grundlag);
        }

        if (kvalitet.Find(kommune.Kode, Kvalitetskoder.Registreringer) is not { } registreringer)
        {
            return $"Der er ikke modtaget registreringer om forløb {Saetninger.Smaat(Saetninger.Sted(kommune))}.";
        }

        var nyeste = kvalitet.Find(kommune.Kode, Kvalitetskoder.Nyeste) is { } dag ? $"; den nyeste leverance med noget om dem blev modtaget {DanskSkrift.Dato(DateOnly.FromDayNumber((int)dag))}" : "";
        return $"Der er modtaget {Antal(registreringer, "registreringer")} om {Antal(kvalitet.Find(kommune.Kode, Kvalitetskoder.Forloeb) ?? 0, "forløb")}{nyeste}."
            + Resten(kvalitet, kommune.Kode, Omraader.Land);
    }

    /// <summary>The reason for a rejection, as it reads after "årsager var".</summary>
    public static string Aarsag(string kode) => kode switch
    {
        "ugyldigt-json" => "linjer, der ikke kunne læses",
        "dobbelt-felt" => "samme felt to gange",
        "ukendt-entitet" => "en ukendt slags registrering",
        "mangler-felt" => "manglende felter",
        "ugyldig-vaerdi" => "ugyldige værdier",
        "ugyldigt-personnummer" => "ugyldige personnumre",
        "ukendt-kommune" => "ukendte kommunekoder",
        "ukendt-indsatstype" => "ukendte indsatstyper",
        "dato-foer-1900-eller-efter-2100" => "umulige datoer",
        "slut-foer-start" => "slutdatoer før startdatoen",
        "version-konflikt" => "samme version med forskelligt indhold",
        _ => kode,
    };

    private static string Resten(Registreringskvalitet kvalitet, string omraade, string? land)
    {
        var saetninger = new List<string>();
        Tilfoej(Kvalitetskoder.Rettet, "af registreringerne er siden ændret eller annulleret");
        Tilfoej(Kvalitetskoder.Sent, $"af de begyndte indsatser blev først registreret mere end {Kvalitetskoder.SentDage} dage efter starten");
        Tilfoej(Kvalitetskoder.UdenIndstilling, "af forløbene mangler teamets indstilling");
        Tilfoej(Kvalitetskoder.Tomme, "af forløbene med nået frist har ingen registreringer ud over forløbet selv");
        return string.Concat(saetninger.Select(saetning => " " + saetning + "."));

        void Tilfoej(string kode, string hvad)
        {
            if (kvalitet.Find(omraade, kode) is { } procent and not Kvalitetsafrunding.ForFaa)
            {
                var andre = land is not null && kvalitet.Find(land, kode) is { } hele and not Kvalitetsafrunding.ForFaa ? $" (hele landet {ProcentTekst(hele)})" : "";
                saetninger.Add(Saetninger.Stort($"{ProcentTekst(procent)} {hvad}{andre}"));
            }
        }
    }

    private static string Mangler(Rapportgrundlag grundlag) => $"Mål for registreringernes kvalitet er ikke en del af udgivelse {grundlag.Udgivelse.Id}.";

    private static string Antal(long antal, string hvad) => antal == 0 ? $"færre end ti {hvad}" : $"omkring {DanskSkrift.Tal(antal)} {hvad}";

    private static string ProcentTekst(long procent) => procent == 0 ? "under 1 pct." : procent.ToString(CultureInfo.InvariantCulture) + " pct.";

    private static Felt Procent(long procent) => procent == Kvalitetsafrunding.ForFaa ? ForFaa : procent == 0 ? "under 1" : new Felt(null, procent, 0, false, Cellesymbol.Ingen);

    private static Felt Felt(Rapportgrundlag grundlag, string omraade, string kode) => (grundlag.Kvalitet?.Find(omraade, kode), Kvalitetskoder.Slags(kode)) switch
    {
        (null, _) => new Felt(Cellesymbol.IkkeTilgaengelig.Tegn(), null, 0, false, Cellesymbol.IkkeTilgaengelig),
        ({ } dag, Kvalitetsslags.Dag) => DanskSkrift.Dato(DateOnly.FromDayNumber((int)dag)),
        (0, Kvalitetsslags.Antal) => "under 10",
        ({ } procent, Kvalitetsslags.Procent) => Procent(procent),
        ({ } antal, _) => new Felt(null, antal, 0, false, Cellesymbol.Ingen),
    };
}
