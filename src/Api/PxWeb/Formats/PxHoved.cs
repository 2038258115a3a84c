using System.Buffers;
using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>Writes all of a PX file that stands before its cells.</summary>
internal sealed class PxHoved(Dataopgave opgave, IBufferWriter<byte> ud)
{
    private static readonly Tekst UdenEnhed = new("antal", "number");

    /// <summary>
    /// How the signs stand among the cells. PX knows dots only and shows them as DATASYMBOL says. Its own "-" is not
    /// used: software counts that as zero, and "no basis" is not zero.
    /// </summary>
    private static readonly (Cellesymbol Symbol, string Prikker, int Nummer)[] Prikker =
    [
        (Cellesymbol.IntetGrundlag, ".", 1),
        (Cellesymbol.IkkeTilgaengelig, "..", 2),
        (Cellesymbol.EndnuIkke, "...", 3),
        (Cellesymbol.Diskretioneret, "....", 4),
    ];

    private readonly PxNoegleord _px = new(ud);
    private readonly Tabel _tabel = opgave.Udsnit.Tabel.Tabel;
    private readonly string _sprog = opgave.Sprog;

    /// <summary>The dots that stand for a sign among the cells.</summary>
    public static string PrikkerFor(Cellesymbol symbol) => Array.Find(Prikker, par => par.Symbol == symbol).Prikker;

    public void Skriv()
    {
        SkrivFilen();
        SkrivIndholdet();
        SkrivVariable();
        SkrivNoter();
    }

    private void SkrivFilen()
    {
        _px.Tekster("CHARSET", "ANSI");
        _px.Tekster("AXIS-VERSION", "2013");
        _px.Tekster("CODEPAGE", "utf-8");
        _px.Tekster("LANGUAGE", _sprog);
        // Of the release, not of the request: the same selection is the same file.
        _px.Tekster("CREATION-DATE", Tidspunkt());
        _px.Tekster("TABLEID", _tabel.Id);
        _px.Ord("DECIMALS", Decimaler().Max());
        _px.Ord("SHOWDECIMALS", Decimaler().Min());
        _px.Tekster("MATRIX", _tabel.Id);
        _px.Ord("COPYRIGHT", "NO");
        // Shares, overlapping omraader and withheld cells: nothing here may be added up.
        _px.Ord("AGGREGALLOWED", "NO");
    }

    private void SkrivIndholdet()
    {
        var emne = Ordning.Standard.Emne;
        var titel = _tabel.Titel.Paa(_sprog);
        _px.Tekster("SUBJECT-CODE", emne.Kode);
        _px.Tekster("SUBJECT-AREA", emne.Navn.Paa(_sprog));
        _px.Tekster("DESCRIPTION", titel);
        _px.Tekster("TITLE", titel);
        _px.Tekster("CONTENTS", titel);
        _px.Tekster("UNITS", Maal() is [var kun] ? Enhed(kun) : UdenEnhed.Paa(_sprog));
    }

    private void SkrivVariable()
    {
        if (opgave.Placering.Stub.Count > 0)
        {
            _px.Tekster("STUB", [.. opgave.Placering.Stub.Select(Navn)]);
        }

        if (opgave.Placering.Heading.Count > 0)
        {
            _px.Tekster("HEADING", [.. opgave.Placering.Heading.Select(Navn)]);
        }

        int[] akser = [.. opgave.Placering.Stub, .. opgave.Placering.Heading];
        var maal = opgave.Udsnit.Tabel.Maal;
        if (Array.IndexOf(akser, maal) >= 0)
        {
            _px.Tekster("CONTVARIABLE", Navn(maal));
        }

        foreach (var akse in akser)
        {
            // Without it a reader of the file has no other name of a variable than its text in one language.
            _px.Tekster(Om("VARIABLECODE", akse), _tabel.Dimensioner[akse].Kode);
            _px.Tekster(Om("VALUES", akse), [.. Vaerdier(akse).Select(vaerdi => vaerdi.Navn.Paa(_sprog))]);
        }

        SkrivTid();
        foreach (var akse in akser)
        {
            _px.Tekster(Om("CODES", akse), [.. Vaerdier(akse).Select(vaerdi => vaerdi.Kode)]);
        }

        foreach (var akse in akser)
        {
            if (Vaerdier(akse).FirstOrDefault(vaerdi => vaerdi.Kode == _tabel.Dimensioner[akse].Totalkode) is { } total)
            {
                _px.Tekster(Om("ELIMINATION", akse), total.Navn.Paa(_sprog));
            }
        }

        if (Array.IndexOf(akser, maal) >= 0)
        {
            SkrivMaal(maal);
        }
    }

    /// <summary>Each measure has its own unit, and more decimals where its figures have more.</summary>
    private void SkrivMaal(int maal)
    {
        foreach (var vaerdi in Vaerdier(maal))
        {
            var navn = PxNoegleord.Citeret(vaerdi.Navn.Paa(_sprog));
            _px.Tekster($"UNITS({navn})", Enhed(vaerdi));
            _px.Tekster($"LAST-UPDATED({navn})", Tidspunkt());
            if (MeasuringType.PxLetter(vaerdi) is { } bogstav)
            {
                _px.Tekster($"STOCKFA({navn})", bogstav);
            }

            if (vaerdi.Decimaler > Decimaler().Min())
            {
                _px.Ord($"PRECISION({PxNoegleord.Citeret(Navn(maal))},{navn})", vaerdi.Decimaler);
            }
        }
    }

    /// <summary>
    /// Which variable is time. PX has a scale for quarters and one for years, none for rolling years or for several kinds
    /// beside each other: those have a scale that is none of PX's, which its software takes as time of no fixed unit, and
    /// their own codes as times. A calendar year's or a quarter's scale would say what they are not.
    /// </summary>
    private void SkrivTid()
    {
        var tid = opgave.Udsnit.Tabel.Tid;
        if (tid < 0 || opgave.Udsnit.ErElimineret(tid))
        {
            return;
        }

        var perioder = Vaerdier(tid).ToList();
        var (skala, tider) = perioder.TrueForAll(periode => periode.Slags == "kvartal") ? ("TLIST(Q1)", perioder.Select(periode => periode.Kode.Replace("Q", "", StringComparison.Ordinal)))
            : perioder.TrueForAll(periode => periode.Slags == "aar") ? ("TLIST(A1)", perioder.Select(periode => periode.Kode))
            : ("TLIST(X1)", perioder.Select(periode => periode.Kode));
        _px.OrdOgTekster(Om("TIMEVAL", tid), skala, [.. tider]);
    }

    private void SkrivNoter()
    {
        _px.Tekster("LAST-UPDATED", Tidspunkt());
        if (opgave.Kald.Katalog.NextRelease.Announced is { } naeste)
        {
            _px.Tekster("NEXT-UPDATE", Tidspunkt(naeste));
        }

        _px.Tekster("SOURCE", opgave.Indstillinger.Kilde.Tekst.Paa(_sprog));
        _px.Tekster("CONTACT", Noter.Kontakt(opgave.Indstillinger.Kontakt, _sprog));
        foreach (var note in Noter.For(opgave))
        {
            _px.Tekster("NOTE", note);
        }

        foreach (var akse in opgave.Udsnit.Akser)
        {
            foreach (var vaerdi in Vaerdier(akse))
            {
                foreach (var note in vaerdi.Noter)
                {
                    _px.Tekster($"VALUENOTE({PxNoegleord.Citeret(Navn(akse))},{PxNoegleord.Citeret(vaerdi.Navn.Paa(_sprog))})", note.Paa(_sprog));
                }
            }
        }

        foreach (var (symbol, _, nummer) in Prikker)
        {
            _px.Tekster(string.Create(CultureInfo.InvariantCulture, $"DATASYMBOL{nummer}"), symbol.Tegn());
        }
    }

    /// <summary>The chosen measures; the fixed one where they are taken away.</summary>
    private List<Dimensionsvaerdi> Maal()
    {
        var maal = opgave.Udsnit.Tabel.Maal;
        return maal < 0 || opgave.Udsnit.ErElimineret(maal) ? [] : [.. Vaerdier(maal)];
    }

    private IEnumerable<int> Decimaler() => Maal().Select(maal => maal.Decimaler).DefaultIfEmpty();

    private string Enhed(Dimensionsvaerdi maal) => (maal.Enhed ?? UdenEnhed).Paa(_sprog);

    private IEnumerable<Dimensionsvaerdi> Vaerdier(int akse) => opgave.Udsnit.Valgte(akse).Select(indeks => _tabel.Dimensioner[akse].Vaerdier[indeks]);

    private string Navn(int akse) => _tabel.Dimensioner[akse].Navn.Paa(_sprog);

    private string Om(string noegleord, int akse) => $"{noegleord}({PxNoegleord.Citeret(Navn(akse))})";

    private string Tidspunkt() => Tidspunkt(opgave.Kald.Katalog.Published);

    /// <summary>PX has no zone: its times are those of the publisher, so Danish.</summary>
    private static string Tidspunkt(DateTimeOffset tid) => DanskTid.Lokal(tid).ToString("yyyyMMdd HH:mm", CultureInfo.InvariantCulture);
}
