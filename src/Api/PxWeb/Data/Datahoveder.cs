using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Opgoerelse.Api.PxWeb.Formats;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Api.PxWeb.Data;

/// <summary>Headers that are the same for every answer from a table, in a format and language.</summary>
/// <param name="Filnavn">The rest of Content-Disposition: the table's id, and what the format's files end with.</param>
/// <param name="Beskrivelse">Link: for formats that hold data only, where it stands what they mean.</param>
internal sealed record Datahoveder(string Filnavn, string Beskrivelse)
{
    private static readonly ConditionalWeakTable<Katalogtabel, ConcurrentDictionary<(string Format, string Sprog, PathString Basis), Datahoveder>> Kendte = [];

    public static Datahoveder For(Dataopgave opgave, IDataformat format, PathString basis)
    {
        var prTabel = Kendte.GetValue(opgave.Udsnit.Tabel, _ => new());
        return prTabel.TryGetValue((format.Navn, opgave.Sprog, basis), out var kendt) ? kendt : prTabel.GetOrAdd((format.Navn, opgave.Sprog, basis), Lav(opgave, format, basis));
    }

    private static Datahoveder Lav(Dataopgave opgave, IDataformat format, PathString basis)
    {
        var id = opgave.Udsnit.Tabel.Tabel.Id;
        return new Datahoveder(
            $"; filename=\"{id}{format.Filendelse}\"",
            $"<{basis.ToUriComponent()}{Addresses.PxWeb}/tables/{Uri.EscapeDataString(id)}/metadata?lang={opgave.Sprog}>; rel=\"describedby\"; type=\"application/json\"");
    }
}
