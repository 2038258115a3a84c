using System.Globalization;
using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Ingest.Reading;

namespace Opgoerelse.Ingest.Validation;

/// <summary>
/// Judges a line in the contract's order: JSON; envelope fields one by one; whether the entitet is known; the entity's
/// id; for a delete nothing more; each field of the entity as listed; rules across fields. One rejection per line.
/// </summary>
/// <remarks>One per leverance: not thread-safe.</remarks>
internal sealed class Beskedvalidering : IDisposable
{
    private readonly Feltlaeser _felter = new();
    private readonly Indholdsvalidering _indhold;
    private readonly Indholdshash _hash = new();
    private readonly Entitetsform? _csv;
    private readonly long _maxVersion;
    private readonly string _expectedVersion;

    /// <param name="opslag">The registers.</param>
    /// <param name="noegle">The key of the pseudonyms.</param>
    /// <param name="csv">The entity of a CSV file, which has no columns entitet and indhold; null for NDJSON.</param>
    /// <param name="limits">How much a field may hold.</param>
    public Beskedvalidering(Registeropslag opslag, Pseudonymnoegle noegle, Entitetsform? csv, LeveranceLimits limits)
    {
        _indhold = new Indholdsvalidering(_felter, opslag, noegle, limits);
        _maxVersion = limits.MaxVersion;
        _expectedVersion = string.Create(CultureInfo.InvariantCulture, $"et helt tal fra 1 til {_maxVersion}");
        _csv = csv;
    }

    /// <summary>The message, or null when it is rejected with <paramref name="afvisning"/>.</summary>
    public Besked? Valider(RaaBesked raa, out Afvisning? afvisning)
    {
        _felter.Begynd(raa);
        var besked = Valider(raa);
        afvisning = _felter.Fejl;
        return besked;
    }

    public void Dispose()
    {
        _indhold.Dispose();
        _hash.Dispose();
    }

    private Besked? Valider(RaaBesked raa)
    {
        if (!Linje(raa)
            || !_felter.Guid(Felt.BeskedId, raa.Konvolut(Felt.BeskedId), out var beskedId)
            || !Entitet(raa, out var form)
            || !_felter.Helt(Felt.Aendringstype, raa.Konvolut(Felt.Aendringstype), 1, 3, "1 (opret), 2 (ret) eller 3 (slet)", out var aendringstype)
            || !_felter.Helt(Felt.Version, raa.Konvolut(Felt.Version), 1, _maxVersion, _expectedVersion, out var version)
            || !Registreret(raa, out var registreret)
            || !ErIndhold(raa)
            || !Kendt(raa, form)
            || !_felter.Guid(form!.Id, raa.Indhold(form.Id), out var id))
        {
            return null;
        }

        Indhold? indhold = null;
        var forloebId = form.Entitet == Ingest.Messages.Entitet.Forloeb ? id : Guid.Empty;
        var kvalitet = Kvalitet.Intet;
        if (aendringstype != 3)
        {
            indhold = _indhold.Valider(form.Entitet, ref forloebId, out kvalitet);
            if (indhold is null)
            {
                return null;
            }
        }

        return new Besked
        {
            Linje = raa.Linje,
            BeskedId = beskedId,
            Entitet = form.Entitet,
            Id = id,
            ForloebId = forloebId,
            Version = version,
            Registreret = registreret,
            Indhold = indhold,
            Hash = _hash.Af(form.Entitet, forloebId, indhold),
            FormerHash = indhold is Forloebsindhold { AarsagMark: not null } forloeb ? _hash.Former(forloebId, forloeb, _indhold.AarsagText!) : null,
            Kvalitet = kvalitet,
            Ukendte = Ukendte(raa, form),
        };
    }

    private bool Linje(RaaBesked raa) => raa.Tilstand switch
    {
        RaaBesked.Form.UgyldigtJson => _felter.Afvis(Felt.Intet, Afvisningskoder.UgyldigtJson, "Linjen er ikke et gyldigt JSON-objekt."),
        RaaBesked.Form.ForkertAntalCeller => _felter.Afvis(Felt.Intet, Afvisningskoder.UgyldigVaerdi, $"Linjen har {raa.Celler} celler, som ikke svarer til overskriftens antal."),
        RaaBesked.Form.DobbeltFelt => _felter.Afvis(raa.Dobbelt, Afvisningskoder.DobbeltFelt, Dobbelt(raa)),
        _ => true,
    };

    private static string Dobbelt(RaaBesked raa) => raa.Dobbelt is Felt.Kommuner && raa.DobbeltNavn != "»kommuner«"
        ? $"Feltet kommuner har et led, hvor {raa.DobbeltNavn} står to gange."
        : $"Feltet {raa.DobbeltNavn} står to gange.";

    /// <summary>entitet is there and a text; whether it is known comes after the other fields of the envelope.</summary>
    private bool Entitet(RaaBesked raa, out Entitetsform? form)
    {
        form = _csv;
        if (_csv is not null)
        {
            return true;
        }

        var vaerdi = raa.Konvolut(Felt.Entitet);
        if (!vaerdi.ErDer)
        {
            return _felter.Mangler(Felt.Entitet);
        }

        form = vaerdi.ErTekst ? Entitetsform.Find(raa.Bytes(vaerdi)) : null;
        return vaerdi.ErTekst || _felter.Ugyldig(Felt.Entitet, vaerdi, "en tekst");
    }

    private bool Kendt(RaaBesked raa, Entitetsform? form) =>
        form is not null
        || _felter.Afvis(
            Felt.Entitet,
            Afvisningskoder.UkendtEntitet,
            $"Feltet entitet har værdien {_felter.Vis(raa.Konvolut(Felt.Entitet))}; kendte entiteter er {string.Join(", ", Entitetsform.Alle.Select(kendt => kendt.Navn))}.");

    private bool Registreret(RaaBesked raa, out long registreret)
    {
        registreret = 0;
        var vaerdi = raa.Konvolut(Felt.Registreret);
        if (!vaerdi.ErDer)
        {
            return _felter.Mangler(Felt.Registreret);
        }

        if (!vaerdi.ErTekst || !Datoer.TryInstant(raa.Bytes(vaerdi), out var instant))
        {
            return _felter.Ugyldig(Felt.Registreret, vaerdi, "et tidspunkt med forskydning (åååå-MM-ddTHH:mm:ss+01:00)");
        }

        registreret = instant.ToUnixTimeMilliseconds();
        return true;
    }

    private bool ErIndhold(RaaBesked raa)
    {
        var vaerdi = raa.Konvolut(Felt.Indhold);
        return _csv is not null
            || (vaerdi.ErDer
                ? vaerdi.Slags == Slags.Objekt || _felter.Ugyldig(Felt.Indhold, vaerdi, "et objekt")
                : _felter.Mangler(Felt.Indhold));
    }

    /// <summary>Names that no field has, and names that another entity has: each once.</summary>
    private static int[]? Ukendte(RaaBesked raa, Entitetsform form)
    {
        for (var set = raa.Set & ~form.Maske; set != 0; set &= set - 1)
        {
            raa.Ukendte.Add(raa.Ukendtefelter.Nummer(((Felt)System.Numerics.BitOperations.TrailingZeroCount(set)).Navn()));
        }

        return raa.Ukendte.Count == 0 ? null : [.. raa.Ukendte.Distinct()];
    }
}
