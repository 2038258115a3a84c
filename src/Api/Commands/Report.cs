using System.CommandLine;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Jobs;
using Opgoerelse.Reports.Benchmarking;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Reports.Text;

namespace Opgoerelse.Api.Commands;

/// <summary><c>report</c>: the reports of a published release.</summary>
internal static class Report
{
    public static Command Kommando()
    {
        var nummer = Udgivelser.Nummer();
        var kommune = new Option<string?>("--kommune") { Description = "Kun bladet for denne kommune, kode eller navn", HelpName = "KOMMUNE" };
        var ud = new Option<string?>("--out") { Description = "Mappe (ellers rapporter/UDGIVELSE i instansens mappe)", HelpName = "MAPPE" };
        var grupper = new Option<string?>("--grupper") { Description = "Sammenligningsgrupper: kommunekode;gruppe (ellers opsætningens, eller de syv nærmeste)", HelpName = "FIL" };
        var udenPdf = new Option<bool>("--uden-pdf") { Description = "Dan kun HTML og XLSX" };
        var kommando = new Kommando("report", "Dan landsrapporten og et blad for hver kommune")
        {
            Eksempler = ["report 3", "report 3 --kommune Aarhus --out /tmp/rapport"],
            Bemaerkning = "PDF trykkes af den Chromium, som OPGOERELSE_CHROMIUM peger på, eller som findes i PATH; ellers dannes HTML og XLSX.",
        };
        kommando.Add(nummer);
        kommando.Add(kommune);
        kommando.Add(ud);
        kommando.Add(grupper);
        kommando.Add(udenPdf);
        kommando.Goer((linje, stop) =>
        {
            var filen = Grupper(linje, grupper);
            using var instans = Instans.Aabn(linje, kraevDatabase: true);
            var udgivelse = linje.Find(nummer, instans, Udgivelsestilstand.Udgivet, Udgivelsestilstand.Erstattet);
            var grundlag = Grundlag(instans, udgivelse, filen ?? instans.Hent<IOptions<Rapportindstillinger>>().Value.LaesGrupper());
            var valgt = linje.GetValue(kommune) is { } navn
                ? grundlag.Sammenligner.Find(navn) ?? throw Felter.Forkert(kommune, navn, "der er ingen kommune med den kode eller det navn")
                : null;
            var arkiv = instans.Hent<Rapportarkiv>();
            var tilArkiv = valgt is null && linje.GetValue(ud) is null;
            if (tilArkiv)
            {
                arkiv.Begynd(udgivelse);
            }

            var mappe = linje.GetValue(ud) ?? arkiv.Sti(udgivelse);
            var chromium = linje.GetValue(udenPdf) ? null : Chromium.Find(Environment.GetEnvironmentVariable("OPGOERELSE_CHROMIUM"));
            var resultat = Visning.Under(linje, visning =>
                new Rapportdanner(chromium).Dan(grundlag, valgt is null ? grundlag.Sammenligner.Kommuner : [valgt], medLand: valgt is null, mappe, visning, stop));
            if (tilArkiv)
            {
                arkiv.Maerk(udgivelse, resultat.Fejl.Count);
            }

            linje.Ud.WriteLine($"{Dansktal.Skriv(resultat.Filer.Count)} filer om udgivelse {udgivelse.Id} i {mappe}.");
            if (chromium is null && !linje.GetValue(udenPdf))
            {
                linje.Fejl.WriteLine("Der blev ikke fundet nogen Chromium: PDF er ikke dannet, kun HTML og XLSX.");
            }

            foreach (var (rapport, grund) in resultat.Fejl)
            {
                linje.Fejl.WriteLine($"{rapport}: kunne ikke dannes. {grund}");
            }

            return resultat.Fejl.Count == 0 ? Exitkode.Ok : Exitkode.Uventet;
        });
        return kommando;
    }

    private static Rapportgrundlag Grundlag(Instans instans, Udgivelse udgivelse, Gruppefil? grupper)
    {
        try
        {
            return new Rapportgrundlag(instans.Hent<Udgivelseslager>().Hent(udgivelse.Id), grupper);
        }
        catch (ArgumentException fejl)
        {
            throw new KommandoException(Exitkode.IkkeTilgaengelig, fejl.Message);
        }
    }

    private static Gruppefil? Grupper(ParseResult linje, Option<string?> felt)
    {
        if (linje.GetValue(felt) is not { } sti)
        {
            return null;
        }

        if (!File.Exists(sti))
        {
            throw Felter.Forkert(felt, sti, "filen findes ikke");
        }

        try
        {
            using var fil = File.OpenText(sti);
            return Gruppefil.Laes(fil);
        }
        catch (InvalidDataException fejl)
        {
            throw Felter.Forkert(felt, sti, fejl.Message.TrimEnd('.'));
        }
    }
}
