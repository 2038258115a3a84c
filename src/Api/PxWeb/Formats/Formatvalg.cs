using Opgoerelse.Serving;
using Opgoerelse.Serving.Errors;

namespace Opgoerelse.Api.PxWeb.Formats;

/// <summary>In which format an answer is wanted.</summary>
/// <param name="Format">The format.</param>
/// <param name="Parametre">How, as the client wrote it.</param>
/// <param name="Skriver">What writes it so.</param>
/// <param name="AfAccept">Whether the Accept header had a say in it.</param>
internal sealed record Formatvalg(IDataformat Format, IReadOnlyList<string> Parametre, IDataskriver Skriver, bool AfAccept)
{
    /// <summary>The type of the answer: the registered one, but where the address asks the API for the format by name.</summary>
    public string Medietype { get; init; } = AfAccept ? Format.AcceptType : Format.Medietype;

    /// <summary>The format named <paramref name="navn"/>, or what is wrong with that.</summary>
    public static Udfald<Formatvalg> Laes(Formatregister formater, string navn, IReadOnlyList<string> parametre) =>
        formater.Find(navn) is { } format ? Med(format, parametre, afAccept: false) : Fejlliste.UkendtFormat(navn, formater.Navne);

    /// <summary>
    /// The format that the address names. When it names none: the default, unless the client says with Accept that it
    /// cannot read that but another one (406 where it can read none). A format that is named is answered whatever
    /// Accept says: the address says more precisely what is wanted.
    /// </summary>
    public static Udfald<Formatvalg> Laes(HttpRequest anmodning, Formatregister formater, IReadOnlyList<string> parametre)
    {
        var navn = anmodning.Query["outputFormat"].ToString();
        if (navn.Length > 0)
        {
            return Laes(formater, navn, parametre);
        }

        if (Medietyper.Accepteres(anmodning, formater.Standard.Medietype))
        {
            return Med(formater.Standard, parametre, afAccept: true);
        }

        var bedste = formater.Alle.MaxBy(format => Medietyper.Vaegt(anmodning, format.AcceptType))!;
        return Medietyper.Accepteres(anmodning, bedste.AcceptType)
            ? Med(bedste, parametre, afAccept: true)
            : Fejlliste.UacceptabelMedietype(anmodning.Headers.Accept.ToString(), formater.Alle.Select(format => format.AcceptType.Split(';')[0]).Distinct(StringComparer.Ordinal));
    }

    private static Udfald<Formatvalg> Med(IDataformat format, IReadOnlyList<string> parametre, bool afAccept) =>
        format.Skriver(parametre).Lykkedes(out var skriver, out var fejl) ? new Formatvalg(format, parametre, skriver, afAccept) : fejl;
}
