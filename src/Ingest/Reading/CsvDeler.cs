using System.Text;

namespace Opgoerelse.Ingest.Reading;

/// <summary>
/// Takes a CSV file of one entity apart. The header names the columns, in any order; names are compared exactly.
/// </summary>
internal sealed class CsvDeler : ILinjedeler
{
    private readonly Csvposter _poster;
    private readonly Entitetsform _form;
    private readonly Kolonne[] _kolonner;

    private readonly record struct Kolonne(Felt Felt, int Ukendt);

    /// <exception cref="FilAfvistException">The header is missing, names a column twice or lacks a required one.</exception>
    public CsvDeler(Csvposter poster, Entitetsform form, Ukendtefelter ukendtefelter)
    {
        _poster = poster;
        _form = form;
        _kolonner = LaesHoved(ukendtefelter);
    }

    public int Naeste(RaaBesked raa)
    {
        if (!_poster.Naeste())
        {
            return 0;
        }

        raa.Begynd(_poster.Buffer, _poster.Nummer);
        if (_poster.Celler.Count != _kolonner.Length)
        {
            raa.Tilstand = RaaBesked.Form.ForkertAntalCeller;
            raa.Celler = _poster.Celler.Count;
            return _poster.Bytes + 1;
        }

        for (var i = 0; i < _kolonner.Length; i++)
        {
            var (start, laengde) = _poster.Celler[i];
            var (felt, ukendt) = _kolonner[i];
            // An empty cell is absent, but for kategorier, where it is the empty list.
            if (laengde == 0 && felt != Felt.Kategorier)
            {
                continue;
            }

            var vaerdi = new Raavaerdi(Slags.Celle, Kladde: false, start, laengde);
            if (felt == Felt.Intet)
            {
                raa.Ukendte.Add(ukendt);
            }
            else if (felt.ErKonvolut())
            {
                raa.SaetKonvolut(felt, vaerdi);
            }
            else
            {
                raa.SaetIndhold(felt, vaerdi);
                Liste(felt, vaerdi, raa);
            }
        }

        return _poster.Bytes + 1;
    }

    private static void Liste(Felt felt, Raavaerdi vaerdi, RaaBesked raa)
    {
        if (felt is not (Felt.Kommuner or Felt.Kategorier) || vaerdi.Laengde == 0)
        {
            return;
        }

        var celle = raa.Bytes(vaerdi);
        foreach (var led in celle.Split((byte)'|'))
        {
            var (start, laengde) = led.GetOffsetAndLength(celle.Length);
            if (felt == Felt.Kategorier)
            {
                raa.Kategorier.Add(Del(start, laengde));
                continue;
            }

            // Exactly one @ makes a pair.
            var kode = celle[led].IndexOf((byte)'@');
            raa.Kommuner.Add(kode < 0 || kode != celle[led].LastIndexOf((byte)'@')
                ? default
                : new Raakommune(ErObjekt: true, Del(start, kode), Del(start + kode + 1, laengde - kode - 1)));
        }

        Raavaerdi Del(int start, int laengde) =>
            vaerdi with { Slags = laengde == 0 ? Slags.Fravaerende : Slags.Celle, Start = vaerdi.Start + start, Laengde = laengde };
    }

    private Kolonne[] LaesHoved(Ukendtefelter ukendtefelter)
    {
        if (!_poster.Naeste())
        {
            throw new FilAfvistException("Filen er tom: der er ingen overskriftslinje.");
        }

        var kolonner = new Kolonne[_poster.Celler.Count];
        Kontroller(kolonner.Length);
        for (var i = 0; i < kolonner.Length; i++)
        {
            var navn = _poster.Celle(i);
            var felt = Felter.Find(navn);
            kolonner[i] = _form.Har(felt) || Entitetsform.CsvKonvolut.Contains(felt)
                ? new Kolonne(felt, 0)
                : new Kolonne(Felt.Intet, ukendtefelter.Nummer(navn));
        }

        return kolonner;
    }

    private void Kontroller(int antal)
    {
        var navne = Enumerable.Range(0, antal).Select(i => Encoding.UTF8.GetString(_poster.Celle(i))).ToList();
        foreach (var felt in Entitetsform.CsvKonvolut.Concat(_form.Kraevede))
        {
            if (!navne.Contains(felt.Navn()))
            {
                throw new FilAfvistException($"Overskriften mangler kolonnen »{felt.Navn()}«.");
            }
        }

        if (navne.GroupBy(navn => navn, StringComparer.Ordinal).FirstOrDefault(ens => ens.Count() > 1) is { } dobbelt)
        {
            throw new FilAfvistException($"Overskriften har kolonnen »{Gengivelse.Rens(Encoding.UTF8.GetBytes(dobbelt.Key))}« to gange.");
        }
    }
}
