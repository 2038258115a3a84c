using System.CommandLine;
using System.Globalization;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Law;
using Opgoerelse.Jobs;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Api.Commands;

/// <summary><c>figures</c>: the unprotected figures as a file for checking.</summary>
internal static class Figures
{
    internal const string Administrativ =
        "Kommandoen er administrativ: filen er ikke diskretioneret og må ikke offentliggøres. Hver kørsel noteres i protokollen (koersel) med bruger.";

    public static Command Kommando()
    {
        var tabel = new Option<string?>("--tabel")
        {
            Description = $"{string.Join(", ", Ordning.Standard.Tabeller.Select(opskrift => opskrift.Id))} (ellers dem alle)",
            HelpName = "TABEL",
        };
        var regelsaet = Felter.Regelsaetkode(kraevet: true);
        var dato = Felter.Dato(kraevet: true);
        var ud = Felter.Ud("Filen, der skrives");
        var kommando = new Kommando("figures", "Kontrol: skriv tabellernes udiskretionerede celler")
        {
            Eksempler = ["figures --tabel Y11IGA01 --regelsaet bek-2408 --dato 2026-11-21 --out tal.csv"],
            Bemaerkning = Administrativ,
        };
        kommando.Add(tabel);
        kommando.Add(regelsaet);
        kommando.Add(dato);
        kommando.Add(ud);
        kommando.Goer((linje, stop) =>
        {
            var id = Tabel(linje, tabel);
            var regler = linje.Regelsaettene(regelsaet)[0];
            var dag = linje.Dato(dato, TimeProvider.System);
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var fil = instans.Hent<Figurfil>();
            var job = Udskrift("figures", regler, dag, id, linje.GetValue(ud)!, (stroem, stoppet) => fil.Skriv(id, regler, dag, stroem, stoppet));
            instans.Koer(job, stop);
            linje.Ud.WriteLine($"{Dansktal.Skriv(job.Raekker)} rækker");
            return Exitkode.Ok;
        });
        return kommando;
    }

    /// <summary>The run of a checking command.</summary>
    /// <exception cref="KommandoException">There is no folder for the file.</exception>
    internal static Kontroludskrift Udskrift(string navn, Regelsaet regelsaet, DateOnly dato, string? tabel, string fil, Func<Stream, CancellationToken, long> skriv)
    {
        var sti = Path.GetFullPath(fil);
        if (!Directory.Exists(Path.GetDirectoryName(sti)) || Directory.Exists(sti))
        {
            throw new KommandoException(Exitkode.Brug, $"--out kan ikke være '{fil}': mappen findes ikke, eller det er selv en mappe.");
        }

        var parametre = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kommando"] = navn,
            ["tabel"] = tabel ?? "alle",
            ["regelsaet"] = regelsaet.Kode,
            ["dato"] = dato.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["fil"] = sti,
        };
        return new Kontroludskrift(parametre, sti, skriv);
    }

    private static string? Tabel(ParseResult linje, Option<string?> felt) =>
        linje.GetValue(felt) is not { } id ? null
        : Ordning.Standard.Tabeller.FirstOrDefault(opskrift => string.Equals(opskrift.Id, id, StringComparison.OrdinalIgnoreCase))?.Id
            ?? throw Felter.Forkert(felt, id, $"der findes {string.Join(", ", Ordning.Standard.Tabeller.Select(opskrift => opskrift.Id))}");
}
