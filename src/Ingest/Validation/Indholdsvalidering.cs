using Opgoerelse.Domain.Persons;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Registers;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;

namespace Opgoerelse.Ingest.Validation;

/// <summary>The fields of the five entities, each in the order in which the contract lists them, then the rules across them.</summary>
internal sealed class Indholdsvalidering(Feltlaeser felter, Registeropslag opslag, Pseudonymnoegle noegle, LeveranceLimits limits) : IDisposable
{
    private readonly IncrementalHash _hmac = noegle.Hmac();
    private readonly Kodeopslag _kommuner = new(kode => opslag.ErKommune(kode) ? kode : null);
    private readonly Kodeopslag _indsatstyper = new(opslag.Indsatstype);

    /// <summary>The content after the entity's own id, or null when the line is rejected.</summary>
    /// <param name="entitet">The entity.</param>
    /// <param name="forloebId">Set for a child.</param>
    /// <param name="kvalitet">What is worth a count.</param>
    public Indhold? Valider(Entitet entitet, ref Guid forloebId, out Kvalitet kvalitet)
    {
        kvalitet = Kvalitet.Intet;
        if (entitet == Entitet.Forloeb)
        {
            return Forloeb(ref kvalitet);
        }

        if (!felter.Guid(Felt.ForloebId, felter.Raa.Indhold(Felt.ForloebId), out forloebId))
        {
            return null;
        }

        return entitet switch
        {
            Entitet.Indsats => Indsats(ref kvalitet),
            Entitet.Fritagelse => Fritagelse(ref kvalitet),
            Entitet.OrdinaereTimer => OrdinaereTimer(),
            _ => Indstilling(),
        };
    }

    public void Dispose() => _hmac.Dispose();

    private Forloebsindhold? Forloeb(ref Kvalitet kvalitet)
    {
        if (!Person(out var person, out var foedt, out var koen)
            || !felter.Dato(Felt.Startdato, out var start)
            || !felter.FriSlutdato(Felt.Slutdato, out var slut, out var uendelig)
            || !Aarsag(slut, out var afslutning, out var mark)
            || !Kommuner(out var kommuner)
            || !felter.FritFlag(Felt.Fejloprettet, out var fejloprettet)
            || !felter.Raekkefoelge(Felt.Startdato, start, Felt.Slutdato, slut)
            || !DaekkerStart(kommuner, start))
        {
            return null;
        }

        kvalitet |= uendelig ? Kvalitet.Slutdato9999 : Kvalitet.Intet;
        return new Forloebsindhold(person, foedt, koen, start, slut, afslutning, mark, kommuner, fejloprettet);
    }

    private Indsatsindhold? Indsats(ref Kvalitet kvalitet)
    {
        if (!Indsatstype(out var indsatstype)
            || !felter.Kode(Felt.Status, Kodeliste.Status, out var status)
            || !felter.Dato(Felt.Startdato, out var start)
            || !felter.FriSlutdato(Felt.Slutdato, out var slut, out var uendelig)
            || !felter.FrieMinutter(Felt.TimerPrUge, out var timer)
            || !felter.FrieMinutter(Felt.MinutterPrUge, out var minutter)
            || !felter.FritFlag(Felt.IIndsatsdel, out var iIndsatsdel)
            || !felter.FriKode(Felt.Udfoerer, Kodeliste.Udfoerer, out var udfoerer)
            || !felter.FritFlag(Felt.Fejloprettet, out var fejloprettet)
            || !felter.Raekkefoelge(Felt.Startdato, start, Felt.Slutdato, slut))
        {
            return null;
        }

        kvalitet |= (uendelig ? Kvalitet.Slutdato9999 : Kvalitet.Intet)
            | (timer is null && minutter is null ? Kvalitet.TimerMangler : Kvalitet.Intet)
            | (status == "afsluttet" && slut is null ? Kvalitet.AfsluttetUdenSlutdato : Kvalitet.Intet)
            | (iIndsatsdel is null ? Kvalitet.IIndsatsdelUkendt : Kvalitet.Intet);
        return new Indsatsindhold(indsatstype, status, start, slut, timer, minutter, iIndsatsdel, udfoerer, fejloprettet);
    }

    private Fritagelsesindhold? Fritagelse(ref Kvalitet kvalitet)
    {
        if (!felter.Kode(Felt.Hjemmel, Kodeliste.Hjemmel, out var hjemmel)
            || !felter.FritFlag(Felt.Helbred, out var helbred)
            || !felter.Dato(Felt.Fra, out var fra)
            || !felter.FriSlutdato(Felt.Til, out var til, out var uendelig)
            || !felter.FritFlag(Felt.Fejloprettet, out var fejloprettet)
            || !felter.Raekkefoelge(Felt.Fra, fra, Felt.Til, til))
        {
            return null;
        }

        kvalitet |= uendelig ? Kvalitet.Slutdato9999 : Kvalitet.Intet;
        return new Fritagelsesindhold(hjemmel, helbred, fra, til, fejloprettet);
    }

    private Timerindhold? OrdinaereTimer() =>
        Maaned(out var maaned) && felter.Decimal(Felt.Timer, out var timer)
            ? new Timerindhold(maaned, timer)
            : null;

    private Indstillingsindhold? Indstilling() =>
        felter.Dato(Felt.Dato, out var dato)
        && felter.Flag(Felt.Genbehandling, out var genbehandling)
        && Kategorier(out var kategorier)
            ? new Indstillingsindhold(dato, genbehandling, kategorier)
            : null;

    /// <summary>The one place where a personnummer is read. Its digits live on the stack and are overwritten.</summary>
    private bool Person(out Hash32 person, out DateOnly foedt, out Koen koen)
    {
        person = default;
        foedt = default;
        koen = default;
        var vaerdi = felter.Raa.Indhold(Felt.Personnummer);
        if (!vaerdi.ErDer)
        {
            return felter.Mangler(Felt.Personnummer);
        }

        Span<byte> cifre = stackalloc byte[Personnummer.Cifre];
        Span<byte> pseudonym = stackalloc byte[32];
        if (!vaerdi.ErTekst || !Personnummer.TryLaes(felter.Raa.Bytes(vaerdi), cifre, out foedt, out koen))
        {
            CryptographicOperations.ZeroMemory(cifre);
            return felter.Afvis(
                Felt.Personnummer,
                Afvisningskoder.UgyldigtPersonnummer,
                "Feltet personnummer har en værdi, der ikke er ti cifre (med eller uden bindestreg) med en gyldig dato. Værdien vises ikke.");
        }

        Pseudonymnoegle.Beregn(_hmac, cifre, pseudonym);
        CryptographicOperations.ZeroMemory(cifre);
        person = Hash32.Fra(pseudonym);
        return true;
    }

    /// <summary>The reason of the forloeb read last, composed: for <see cref="Indholdshash.Former"/>, and for nothing that is kept.</summary>
    public string? AarsagText { get; private set; }

    /// <summary>A free text can hold anything, so only its category is kept, and a keyed mark that tells it from another.</summary>
    private bool Aarsag(DateOnly? slutdato, out string? afslutning, out Hash32? mark)
    {
        var vaerdi = felter.Raa.Indhold(Felt.Afslutningsaarsag);
        afslutning = null;
        mark = null;
        if (!vaerdi.ErDer)
        {
            return true;
        }

        if (!vaerdi.ErTekst || CodePoints(felter.Raa.Bytes(vaerdi)) > limits.MaxTextLength)
        {
            return felter.Ugyldig(Felt.Afslutningsaarsag, vaerdi, string.Create(CultureInfo.InvariantCulture, $"en tekst på højst {limits.MaxTextLength} tegn"));
        }

        AarsagText = Composed.Of(Encoding.UTF8.GetString(felter.Raa.Bytes(vaerdi)));
        afslutning = Afslutningsaarsager.Standard.Kategori(AarsagText, slutdato);
        mark = Pseudonymnoegle.Mark(_hmac, AarsagText);
        return true;
    }

    /// <summary>In UTF-8 every character has one byte that does not begin with the bits 10.</summary>
    private static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var one in utf8)
        {
            count += (one & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    private bool Kommuner(out List<Kommuneansvar> kommuner)
    {
        const string Ventet = "en liste af kommunekode (fire cifre) og fra (dato), med mindst et led og stigende datoer";
        var raa = felter.Raa;
        var vaerdi = raa.Indhold(Felt.Kommuner);
        kommuner = new List<Kommuneansvar>(Math.Min(raa.Kommuner.Count, limits.MaxKommuner));
        if (!vaerdi.ErDer)
        {
            return felter.Mangler(Felt.Kommuner);
        }

        if (vaerdi.Slags is not (Slags.Liste or Slags.Celle) || raa.Kommuner.Count == 0)
        {
            return felter.Ugyldig(Felt.Kommuner, vaerdi, Ventet);
        }

        if (raa.Kommuner.Count > limits.MaxKommuner)
        {
            return felter.Ugyldig(Felt.Kommuner, vaerdi, string.Create(CultureInfo.InvariantCulture, $"en liste på højst {limits.MaxKommuner} led"));
        }

        foreach (var led in raa.Kommuner)
        {
            if (!Kommune(led, out var kommune) || !Fra(led, out var fra))
            {
                return false;
            }

            kommuner.Add(new Kommuneansvar(kommune, fra));
        }

        for (var i = 1; i < kommuner.Count; i++)
        {
            if (kommuner[i].Fra <= kommuner[i - 1].Fra)
            {
                return felter.Afvis(
                    Felt.Kommuner,
                    Afvisningskoder.UgyldigVaerdi,
                    $"Feltet kommuner er ikke stigende: {kommuner[i - 1].Fra:yyyy-MM-dd} følges af {kommuner[i].Fra:yyyy-MM-dd}.");
            }
        }

        return true;
    }

    private bool Kommune(Raakommune led, out string kommune)
    {
        kommune = "";
        var raa = felter.Raa;
        if (!led.ErObjekt)
        {
            return felter.Afvis(Felt.Kommuner, Afvisningskoder.UgyldigVaerdi, "Feltet kommuner har et led, der ikke er kommunekode og fra.");
        }

        if (!led.Kode.ErDer)
        {
            return felter.Afvis(Felt.Kommuner, Afvisningskoder.ManglerFelt, "Feltet kommuner har et led uden kommunekode.");
        }

        if (!led.Kode.ErTekst || !ErKode(raa.Bytes(led.Kode)))
        {
            return felter.Afvis(Felt.Kommuner, Afvisningskoder.UgyldigVaerdi, $"Feltet kommuner har kommunekoden {felter.Vis(led.Kode)}; ventet fire cifre.");
        }

        Span<byte> kode = [(byte)'0', 0, 0, 0];
        raa.Bytes(led.Kode).CopyTo(kode[(4 - led.Kode.Laengde)..]);
        kommune = _kommuner.Find(kode) ?? "";
        return kommune.Length > 0
            || felter.Afvis(Felt.Kommuner, Afvisningskoder.UkendtKommune, $"Feltet kommuner har kommunekoden {felter.Vis(led.Kode)}, som ikke er en kommune.");

        static bool ErKode(ReadOnlySpan<byte> kode) =>
            kode.Length is 3 or 4 && !kode.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private bool Fra(Raakommune led, out DateOnly fra)
    {
        fra = default;
        return led.Fra.ErDer
            ? felter.Dag(Felt.Kommuner, led.Fra, out fra) && felter.Indenfor(Felt.Kommuner, led.Fra, fra)
            : felter.Afvis(Felt.Kommuner, Afvisningskoder.ManglerFelt, "Feltet kommuner har et led uden fra.");
    }

    private bool DaekkerStart(List<Kommuneansvar> kommuner, DateOnly start) =>
        kommuner[0].Fra <= start
        || felter.Afvis(
            Felt.Kommuner,
            Afvisningskoder.UgyldigVaerdi,
            $"Feltet kommuner begynder {kommuner[0].Fra:yyyy-MM-dd}, som er efter startdato {start:yyyy-MM-dd}.");

    private bool Indsatstype(out string indsatstype)
    {
        indsatstype = "";
        var vaerdi = felter.Raa.Indhold(Felt.Indsatstype);
        if (!vaerdi.ErDer)
        {
            return felter.Mangler(Felt.Indsatstype);
        }

        if (!vaerdi.ErTekst)
        {
            return felter.Ugyldig(Felt.Indsatstype, vaerdi, "en kode");
        }

        indsatstype = _indsatstyper.Find(felter.Raa.Bytes(vaerdi)) ?? "";
        return indsatstype.Length > 0
            || felter.Afvis(Felt.Indsatstype, Afvisningskoder.UkendtIndsatstype, $"Feltet indsatstype har værdien {felter.Vis(vaerdi)}, som ikke er en kendt type eller kildekode.");
    }

    private bool Maaned(out DateOnly maaned)
    {
        maaned = default;
        var vaerdi = felter.Raa.Indhold(Felt.Maaned);
        if (!vaerdi.ErDer)
        {
            return felter.Mangler(Felt.Maaned);
        }

        return vaerdi.ErTekst && Datoer.TryMaaned(felter.Raa.Bytes(vaerdi), out maaned)
            ? felter.Indenfor(Felt.Maaned, vaerdi, maaned)
            : felter.Ugyldig(Felt.Maaned, vaerdi, "en måned (åååå-MM)");
    }

    private bool Kategorier(out Kategorier kategorier)
    {
        kategorier = Domain.Law.Kategorier.Ingen;
        var raa = felter.Raa;
        var vaerdi = raa.Indhold(Felt.Kategorier);
        if (!vaerdi.ErDer)
        {
            return felter.Mangler(Felt.Kategorier);
        }

        if (vaerdi.Slags is not (Slags.Liste or Slags.Celle))
        {
            return felter.Ugyldig(Felt.Kategorier, vaerdi, "en liste af kategorier");
        }

        foreach (var led in raa.Kategorier)
        {
            if (!led.ErTekst || Kategoriliste.Find(raa.Bytes(led)) is not { } kode)
            {
                return felter.Ugyldig(Felt.Kategorier, led, Kategoriliste.Ventet);
            }

            kategorier |= Kategorikoder.Find(kode)!.Value.Som();
        }

        return true;
    }

    private static readonly Kodeliste Kategoriliste = new([.. Kategorikoder.Alle]);
}
