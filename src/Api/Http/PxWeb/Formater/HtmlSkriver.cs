using System.IO.Pipelines;
using System.Text;
using Opgoerelse.Aggregation.Tabeller;
using Opgoerelse.Api.Http.Forside;
using Opgoerelse.Domain;

namespace Opgoerelse.Api.Http.PxWeb.Formater;

/// <summary>Writes a table with a caption, a header cell for every row and column, and the notes as a list.</summary>
internal sealed class HtmlSkriver(Navngivning navngivning) : IDataskriver
{
    /// <summary>Cells between two flushes: about a buffer's worth.</summary>
    private const int CellerAdGangen = 512;

    public async Task SkrivAsync(Dataopgave opgave, PipeWriter ud, CancellationToken afbrudt)
    {
        Send(Begyndelse(opgave), ud);
        int[] akser = [.. opgave.Placering.Stub, .. opgave.Placering.Heading];
        var celler = new Cellelaeser(opgave.Udsnit, akser);
        var raekkenavne = opgave.Placering.Stub.Select(akse => Etiketter(opgave, akse)).ToArray();
        var kolonner = opgave.Placering.Heading.Aggregate(1L, (antal, akse) => antal * opgave.Udsnit.Valgte(akse).Length);
        var kolonne = 0L;
        var flere = true;
        while (flere)
        {
            var html = new Html();
            for (var i = 0; i < CellerAdGangen && (flere = celler.Naeste()); i++)
            {
                if (kolonne == 0)
                {
                    html.Skriv($"<tr>");
                    for (var akse = 0; akse < raekkenavne.Length; akse++)
                    {
                        html.Skriv($"<th scope=\"row\">{raekkenavne[akse][celler.Plads(akse)]}</th>");
                    }
                }

                html.Skriv($"<td>{Celle(celler, opgave.Sprog)}</td>");
                if (++kolonne == kolonner)
                {
                    kolonne = 0;
                    html.Skriv($"</tr>\n");
                }
            }

            Send(html, ud);
            var sendt = await ud.FlushAsync(afbrudt);
            if (sendt.IsCompleted || sendt.IsCanceled)
            {
                return;
            }
        }

        Send(Slutning(opgave), ud);
        await ud.FlushAsync(afbrudt);
    }

    private Html Begyndelse(Dataopgave opgave)
    {
        var tabel = opgave.Udsnit.Tabel.Tabel;
        var titel = tabel.Titel.Paa(opgave.Sprog);
        var html = new Html().Skriv($"<!DOCTYPE html>\n<html lang=\"{opgave.Sprog}\">\n<head><meta charset=\"utf-8\"><title>{titel}</title></head>\n<body>\n<table>\n<caption>{titel}</caption>\n<thead>\n");
        var stub = opgave.Placering.Stub.Select(akse => Etiket(tabel.Dimensioner[akse].Kode, tabel.Dimensioner[akse].Navn, opgave.Sprog)).ToList();
        var navne = opgave.Placering.Heading.Select(akse => Etiketter(opgave, akse)).ToArray();
        if (navne.Length == 0)
        {
            navne = [[Etiket(tabel.Id, tabel.Titel, opgave.Sprog)]];
        }

        var gange = 1L;
        for (var i = 0; i < navne.Length; i++)
        {
            var inderst = i == navne.Length - 1;
            html.Skriv($"<tr>");
            if (inderst)
            {
                html.SkrivAlle(stub, (ud, navn) => ud.Skriv($"<th scope=\"col\">{navn}</th>"));
            }
            else if (stub.Count > 0)
            {
                html.Skriv($"<td colspan=\"{stub.Count}\"></td>");
            }

            var bredde = navne.Skip(i + 1).Aggregate(1L, (antal, akse) => antal * akse.Length);
            for (var gang = 0L; gang < gange; gang++)
            {
                foreach (var navn in navne[i])
                {
                    if (inderst)
                    {
                        html.Skriv($"<th scope=\"col\">{navn}</th>");
                    }
                    else
                    {
                        html.Skriv($"<th scope=\"colgroup\" colspan=\"{bredde}\">{navn}</th>");
                    }
                }
            }

            html.Skriv($"</tr>\n");
            gange *= navne[i].Length;
        }

        return html.Skriv($"</thead>\n<tbody>\n");
    }

    private static Html Slutning(Dataopgave opgave) => new Html()
        .Skriv($"</tbody>\n</table>\n<ul>\n")
        .SkrivAlle(Noter.For(opgave.Udsnit.Tabel.Tabel, opgave.Indstillinger, opgave.Sprog), (ud, note) => ud.Skriv($"<li>{note}</li>\n"))
        .Skriv($"</ul>\n</body>\n</html>\n");

    /// <summary>The value as it is written in the language, with its sign.</summary>
    private static string Celle(Cellelaeser celler, string sprog)
    {
        if (!celler.Symbol.HarVaerdi())
        {
            return celler.Symbol.Tegn();
        }

        Span<byte> tal = stackalloc byte[Tal.Laengst];
        var tekst = Encoding.ASCII.GetString(tal[..Tal.Skriv(celler.Vaerdi, celler.Decimaler, tal)]);
        tekst = sprog == Tekstsprog.Dansk ? tekst.Replace('.', ',') : tekst;
        return celler.Symbol == Cellesymbol.Ingen ? tekst : $"{tekst} {celler.Symbol.Tegn()}";
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

    private static void Send(Html html, PipeWriter ud) => Encoding.UTF8.GetBytes(html.ToString(), ud);
}
