using System.Collections.Concurrent;
using Opgoerelse.Api.Http.PxWeb.Data;
using Opgoerelse.Api.Http.PxWeb.Formater;
using Opgoerelse.Api.Udgivelser;

namespace Opgoerelse.Api.Http.PxWeb.Heltabeller;

/// <summary>The whole tables of a release that are written already. It lives and dies with its release.</summary>
internal sealed class Heltabelsamling
{
    private readonly ConcurrentDictionary<(string Tabel, string Sprog, string Format), Heltabel> _kendte = new();

    public int Antal => _kendte.Count;

    /// <summary>How many bytes of memory they take.</summary>
    public long Fylder => _kendte.Values.Sum(tabel => tabel.Fylder);

    public void Tilfoej(Katalogtabel tabel, string sprog, IDataformat format, Heltabel indhold) => _kendte[(tabel.Tabel.Id, sprog, format.Navn)] = indhold;

    /// <summary>The answer to <paramref name="opgave"/> if it is one of them; null when it must be written.</summary>
    public Heltabel? Find(Dataopgave opgave, Formatvalg valgt) =>
        valgt.Parametre.Count == 0 && opgave.Udsnit.ErAlt && opgave.Placering.ErStandard(opgave.Udsnit)
        && _kendte.TryGetValue((opgave.Udsnit.Tabel.Tabel.Id, opgave.Sprog, valgt.Format.Navn), out var fundet)
            ? fundet
            : null;
}
