using System.CommandLine;
using System.Globalization;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest.Leverancer;

namespace Opgoerelse.Api.Commands;

/// <summary><c>leverancer</c>: what has been received.</summary>
internal static class Leverancer
{
    public static Command Kommando()
    {
        var kommando = new Kommando("leverancer", "Vis, hvad der er modtaget, nyeste først") { Eksempler = ["leverancer"] };
        kommando.Goer((linje, _) =>
        {
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            Vis(linje, instans.Hent<Leverancebog>().Liste());
            return Exitkode.Ok;
        });
        return kommando;
    }

    internal static void Vis(ParseResult linje, IReadOnlyList<Leverance> leverancer) => linje.SkrivTabel(
        ["leverance", "modtaget", "navn", "tilstand", "laest", "accepteret", "gentaget", "afvist", "venter"],
        leverancer.Select(leverance => (string[])
        [
            Tal(leverance.LeveranceId),
            DanskTid.Lokal(leverance.Modtaget).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            leverance.Navn,
            leverance.Tilstand.Kode(),
            Tal(leverance.Laest),
            Tal(leverance.Accepteret),
            Tal(leverance.Gentaget),
            Tal(leverance.Afvist),
            Tal(leverance.Venter),
        ]));

    private static string Tal(long tal) => tal.ToString(CultureInfo.InvariantCulture);
}
