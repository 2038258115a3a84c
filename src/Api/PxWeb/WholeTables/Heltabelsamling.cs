using System.Collections.Concurrent;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.WholeTables;

/// <summary>The whole tables of a release that are written already. It lives and dies with its release.</summary>
internal sealed class Heltabelsamling
{
    private readonly ConcurrentDictionary<(string Tabel, string Sprog, string Format, string Parametre), Heltabel> _kendte = new();

    /// <summary>Those of a release.</summary>
    public static Heltabelsamling Of(Katalog katalog) => katalog.Kept(_ => new Heltabelsamling());

    public int Antal => _kendte.Count;

    /// <summary>How many bytes of memory they take.</summary>
    public long Fylder => _kendte.Values.Sum(tabel => tabel.Fylder);

    public void Tilfoej(Dataopgave opgave, Formatvalg valgt, Heltabel indhold) => _kendte[Noegle(opgave, valgt)] = indhold;

    /// <summary>The answer to <paramref name="opgave"/> if it is one of them; null when it must be written.</summary>
    public Heltabel? Find(Dataopgave opgave, Formatvalg valgt) =>
        opgave.Udsnit.ErAlt && opgave.Placering.ErStandard(opgave.Udsnit) && _kendte.TryGetValue(Noegle(opgave, valgt), out var fundet) ? fundet : null;

    private static (string Tabel, string Sprog, string Format, string Parametre) Noegle(Dataopgave opgave, Formatvalg valgt) =>
        (opgave.Udsnit.Tabel.Tabel.Id, valgt.Skriver.SameInEveryLanguage ? "" : opgave.Sprog, valgt.Format.Navn, string.Join(',', valgt.Parametre).ToUpperInvariant());
}
