using System.Buffers.Text;
using Opgoerelse.Ingest.Reading;

namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Reads one field at a time: missing, form, range. The first that fails is the line's rejection; from then on the
/// caller stops.
/// </summary>
internal sealed class Feltlaeser
{
    public const string VentetDato = "en dato (åååå-MM-dd) eller et tidspunkt";
    public const string VentetGuid = "en guid (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)";
    public const string VentetBool = "true eller false";

    /// <summary>No month has so many hours; with the decimals that are stored, a number below has eight digits.</summary>
    public const decimal HoursEnd = 100_000;

    public RaaBesked Raa { get; set; } = null!;

    public Afvisning? Fejl { get; private set; }

    public void Begynd(RaaBesked raa)
    {
        Raa = raa;
        Fejl = null;
    }

    /// <summary>Rejects the line; always false, so that a check can end with it.</summary>
    public bool Afvis(Felt felt, string kode, string tekst)
    {
        Fejl = new Afvisning(Raa.Linje, felt.Navn(), kode, tekst);
        return false;
    }

    public bool Mangler(Felt felt) => Afvis(felt, Afvisningskoder.ManglerFelt, $"Feltet {felt.Navn()} mangler.");

    public bool Ugyldig(Felt felt, Raavaerdi vaerdi, string ventet) =>
        Afvis(felt, Afvisningskoder.UgyldigVaerdi, $"Feltet {felt.Navn()} har værdien {Vis(vaerdi)}; ventet {ventet}.");

    /// <summary>The value as it may be shown.</summary>
    public string Vis(Raavaerdi vaerdi) => vaerdi.Slags switch
    {
        Slags.Liste => "en liste",
        Slags.Objekt => "et objekt",
        Slags.Ulaeselig => "en tekst, der ikke er Unicode",
        Slags.Fravaerende => "null",
        _ => $"»{Gengivelse.Rens(Raa.Bytes(vaerdi))}«",
    };

    public bool Guid(Felt felt, Raavaerdi vaerdi, out Guid id)
    {
        id = default;
        if (!vaerdi.ErDer)
        {
            return Mangler(felt);
        }

        // The hyphenated form in any case, and nothing beside it.
        return (vaerdi.ErTekst && vaerdi.Laengde == 36 && Utf8Parser.TryParse(Raa.Bytes(vaerdi), out id, out var brugt, 'D') && brugt == 36)
            || Ugyldig(felt, vaerdi, VentetGuid);
    }

    public bool Helt(Felt felt, Raavaerdi vaerdi, long mindst, long hoejst, string ventet, out long tal)
    {
        tal = 0;
        if (!vaerdi.ErDer)
        {
            return Mangler(felt);
        }

        return (ErTal(vaerdi) && Tal.TryHelt(Raa.Bytes(vaerdi), out tal) && tal >= mindst && tal <= hoejst)
            || Ugyldig(felt, vaerdi, ventet);
    }

    public bool FrieMinutter(Felt felt, out int? tal)
    {
        tal = null;
        var vaerdi = Raa.Indhold(felt);
        if (!vaerdi.ErDer)
        {
            return true;
        }

        if (!Helt(felt, vaerdi, 0, 59, "et helt tal fra 0 til 59", out var helt))
        {
            return false;
        }

        tal = (int)helt;
        return true;
    }

    /// <summary>Above 0 and below <see cref="HoursEnd"/>.</summary>
    public bool Decimal(Felt felt, out decimal tal)
    {
        tal = 0;
        var vaerdi = Raa.Indhold(felt);
        if (!vaerdi.ErDer)
        {
            return Mangler(felt);
        }

        return (ErTal(vaerdi) && Tal.TryDecimal(Raa.Bytes(vaerdi), vaerdi.Slags == Slags.Tal, out tal) && tal is > 0 and < HoursEnd)
            || Ugyldig(felt, vaerdi, "et tal over 0 og under 100.000 med højst 28 cifre");
    }

    public bool FritFlag(Felt felt, out bool? flag)
    {
        var vaerdi = Raa.Indhold(felt);
        flag = vaerdi.Slags switch
        {
            Slags.Sand => true,
            Slags.Falsk => false,
            Slags.Celle when Raa.Bytes(vaerdi).SequenceEqual("true"u8) => true,
            Slags.Celle when Raa.Bytes(vaerdi).SequenceEqual("false"u8) => false,
            _ => null,
        };
        return flag is not null || !vaerdi.ErDer || Ugyldig(felt, vaerdi, VentetBool);
    }

    public bool Flag(Felt felt, out bool flag)
    {
        flag = false;
        if (!Raa.Indhold(felt).ErDer)
        {
            return Mangler(felt);
        }

        var gyldig = FritFlag(felt, out var laest);
        flag = laest ?? false;
        return gyldig;
    }

    public bool Kode(Felt felt, Kodeliste liste, out string kode)
    {
        kode = "";
        if (!Raa.Indhold(felt).ErDer)
        {
            return Mangler(felt);
        }

        var gyldig = FriKode(felt, liste, out var fundet);
        kode = fundet ?? "";
        return gyldig;
    }

    public bool FriKode(Felt felt, Kodeliste liste, out string? kode)
    {
        var vaerdi = Raa.Indhold(felt);
        kode = vaerdi.ErTekst ? liste.Find(Raa.Bytes(vaerdi)) : null;
        return kode is not null || !vaerdi.ErDer || Ugyldig(felt, vaerdi, liste.Ventet);
    }

    public bool Dato(Felt felt, out DateOnly dag)
    {
        var vaerdi = Raa.Indhold(felt);
        dag = default;
        if (!vaerdi.ErDer)
        {
            return Mangler(felt);
        }

        return Dag(felt, vaerdi, out dag) && Indenfor(felt, vaerdi, dag);
    }

    /// <summary>An end that may be absent; 9999-12-31 is absent too, and <paramref name="uendelig"/> tells that it stood there.</summary>
    public bool FriSlutdato(Felt felt, out DateOnly? dag, out bool uendelig)
    {
        var vaerdi = Raa.Indhold(felt);
        dag = null;
        uendelig = false;
        if (!vaerdi.ErDer)
        {
            return true;
        }

        if (!Dag(felt, vaerdi, out var laest))
        {
            return false;
        }

        uendelig = laest == Datoer.Uendelig;
        if (uendelig)
        {
            return true;
        }

        dag = laest;
        return Indenfor(felt, vaerdi, laest);
    }

    public bool Dag(Felt felt, Raavaerdi vaerdi, out DateOnly dag)
    {
        dag = default;
        return (vaerdi.ErTekst && Datoer.TryDag(Raa.Bytes(vaerdi), out dag)) || Ugyldig(felt, vaerdi, VentetDato);
    }

    public bool Indenfor(Felt felt, Raavaerdi vaerdi, DateOnly dag) =>
        (dag >= Datoer.Foerste && dag <= Datoer.Sidste)
        || Afvis(felt, Afvisningskoder.DatoUdenfor, $"Feltet {felt.Navn()} har værdien {Vis(vaerdi)}; datoer skal ligge fra 1900-01-01 til og med 2100-12-31.");

    /// <summary>Ends before it begins.</summary>
    public bool Raekkefoelge(Felt start, DateOnly fra, Felt slut, DateOnly? til) =>
        til is not { } sidste || sidste >= fra
        || Afvis(slut, Afvisningskoder.SlutFoerStart, $"Feltet {slut.Navn()} har værdien {sidste:yyyy-MM-dd}, som er før {start.Navn()} {fra:yyyy-MM-dd}.");

    private static bool ErTal(Raavaerdi vaerdi) => vaerdi.Slags is Slags.Tal or Slags.Celle;
}
