using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>Writes rows (the stub) and columns (the heading); every text is quoted, quotes are doubled.</summary>
internal sealed class CsvSkriver(Navngivning navngivning, byte skilletegn, bool medTitel) : IDataskriver
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellerAdGangen = 2_048;

    private static readonly byte[][] Tegn =
        [.. Enum.GetValues<Cellesymbol>().Select(symbol => Encoding.UTF8.GetBytes(symbol.Tegn()))];

    public async Task SkrivAsync(Dataopgave opgave, PipeWriter ud, CancellationToken afbrudt)
    {
        SkrivOverskrift(opgave, ud);
        var gang = new Gang(this, opgave);
        while (SkrivNaeste(gang, ud))
        {
            var sendt = await ud.FlushAsync(afbrudt);
            if (sendt.IsCompleted || sendt.IsCanceled)
            {
                return;
            }
        }
    }

    private void SkrivOverskrift(Dataopgave opgave, PipeWriter ud)
    {
        var tabel = opgave.Udsnit.Tabel.Tabel;
        if (medTitel)
        {
            ud.Write(Citeret(tabel.Titel.Paa(opgave.Sprog)));
            ud.Write("\r\n"u8);
        }

        foreach (var akse in opgave.Placering.Stub)
        {
            var dimension = tabel.Dimensioner[akse];
            ud.Write(Citeret(Etiket(dimension.Kode, dimension.Navn, opgave.Sprog)));
            ud.Write([skilletegn]);
        }

        SkrivKolonnenavne(opgave, ud);
        ud.Write("\r\n"u8);
    }

    /// <summary>One name per column: the labels of its values, outermost first. Without a heading the one column is the table's.</summary>
    private void SkrivKolonnenavne(Dataopgave opgave, PipeWriter ud)
    {
        var akser = opgave.Placering.Heading;
        if (akser.Count == 0)
        {
            var tabel = opgave.Udsnit.Tabel.Tabel;
            ud.Write(Citeret(Etiket(tabel.Id, tabel.Titel, opgave.Sprog)));
            return;
        }

        var navne = akser.Select(akse => Etiketter(opgave, akse)).ToArray();
        var plads = new int[akser.Count];
        while (true)
        {
            ud.Write(Citeret(string.Join(' ', navne.Select((akse, i) => akse[plads[i]]))));
            var i = plads.Length - 1;
            while (i >= 0 && ++plads[i] == navne[i].Length)
            {
                plads[i--] = 0;
            }

            if (i < 0)
            {
                return;
            }

            ud.Write([skilletegn]);
        }
    }

    /// <summary>Writes the next cells, with the names of a row before its first. False when there are no more.</summary>
    private bool SkrivNaeste(Gang gang, PipeWriter ud)
    {
        var linje = new Bytelinje(ud);
        var flere = true;
        for (var i = 0; i < CellerAdGangen && (flere = gang.Celler.Naeste()); i++)
        {
            if (gang.Kolonne == 0)
            {
                for (var akse = 0; akse < gang.Raekkenavne.Length; akse++)
                {
                    linje.Skriv(gang.Raekkenavne[akse][gang.Celler.Plads(akse)]);
                }
            }
            else
            {
                linje.Skriv(skilletegn);
            }

            if (gang.Celler.Symbol.HarVaerdi())
            {
                linje.Skriv(gang.Celler.Vaerdi, gang.Celler.Decimaler);
            }
            else
            {
                linje.Skriv(Tegn[(int)gang.Celler.Symbol]);
            }

            if (++gang.Kolonne == gang.Kolonner)
            {
                gang.Kolonne = 0;
                linje.Skriv("\r\n"u8);
            }
        }

        linje.Afslut();
        return flere;
    }

    private string[] Etiketter(Dataopgave opgave, int akse)
    {
        var vaerdier = opgave.Udsnit.Tabel.Dimensioner[akse].Vaerdier;
        return Array.ConvertAll(opgave.Udsnit.Valgte(akse), indeks => Etiket(vaerdier[indeks].Kode, vaerdier[indeks].Navn, opgave.Sprog));
    }

    private string Etiket(string kode, Tekst navn, string sprog) => navngivning switch
    {
        Navngivning.Koder => kode,
        Navngivning.Tekster => navn.Paa(sprog),
        _ => $"{kode} - {navn.Paa(sprog)}",
    };

    private static byte[] Citeret(string tekst) =>
        Encoding.UTF8.GetBytes($"\"{tekst.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    /// <summary>Where the writing is.</summary>
    private sealed class Gang
    {
        public Gang(CsvSkriver skriver, Dataopgave opgave)
        {
            Celler = new Cellelaeser(opgave.Udsnit, [.. opgave.Placering.Stub, .. opgave.Placering.Heading]);
            foreach (var akse in opgave.Placering.Heading)
            {
                Kolonner *= opgave.Udsnit.Valgte(akse).Length;
            }

            Raekkenavne =
            [
                .. opgave.Placering.Stub.Select(akse => Array.ConvertAll(
                    skriver.Etiketter(opgave, akse),
                    etiket => (byte[])[.. Citeret(etiket), skriver.Skilletegn])),
            ];
        }

        public Cellelaeser Celler { get; }

        /// <summary>Cells in a row.</summary>
        public long Kolonner { get; } = 1;

        /// <summary>The cells of the current row that are written.</summary>
        public long Kolonne { get; set; }

        /// <summary>Per axis of the stub the names of its values, with the separator after them.</summary>
        public byte[][][] Raekkenavne { get; }
    }

    private byte Skilletegn => skilletegn;
}
