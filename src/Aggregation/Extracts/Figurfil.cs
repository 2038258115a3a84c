using System.Globalization;
using System.Text;
using Opgoerelse.Aggregation.Cube;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Tables;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Extracts;

/// <summary>
/// The unprotected cells as a file that an outside party can hold against its own, for the periods that a release
/// would publish. It is made only on the machine's own command line.
/// </summary>
public sealed class Figurfil(Database database)
{
    /// <summary>Writes the file: UTF-8, semicolons, LF, decimals with a point, <c>-</c> for no basis. Returns the number of rows.</summary>
    /// <param name="tabel">One table's id; null writes all.</param>
    /// <param name="regelsaet">The regelsaet.</param>
    /// <param name="dato">Opgoerelsesdato D.</param>
    /// <param name="ud">Where to write.</param>
    /// <param name="stop">Stops between rows.</param>
    /// <exception cref="IkkeTilgaengeligException">Nothing had been received by <paramref name="dato"/>.</exception>
    public long Skriv(string? tabel, Regelsaet regelsaet, DateOnly dato, Stream ud, CancellationToken stop = default)
    {
        using var laan = new Faktadanner(database).Laan(regelsaet, dato, fremdrift: null, stop);
        using var forbindelse = database.Connect();
        var plan = new Periodeplan(laan.Saet.FoersteStart, dato, regelsaet, Ordning.Standard);
        var kube = Kubelaeser.Laes(forbindelse, laan.Saet.Id);
        using var fil = new StreamWriter(ud, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        fil.WriteLine("tabel;omraade;periode;alder;koen;indsats;maal;vaerdi");
        var raekker = 0L;
        foreach (var figurer in new Tabelbygger(kube, plan, Ordning.Standard, regelsaet, moenster: null).Byg(medKommende: false))
        {
            if (tabel is not null && !string.Equals(tabel, figurer.Id, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var celle in Cellegang.Gaa(figurer))
            {
                stop.ThrowIfCancellationRequested();
                var symbol = figurer.Symboler[celle.Nr];
                if (symbol == Cellesymbol.IkkeTilgaengelig)
                {
                    // Cells that the table's grid has, but its definition does not: the median belongs to no interval.
                    continue;
                }

                var vaerdi = symbol.HarVaerdi() ? Afrunding.Tekst(figurer.Vaerdier[celle.Nr], celle.Maal.Decimaler) : symbol.Tegn();
                fil.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figurer.Id};{celle.Omraade};{celle.Periode};{celle.Alder};{celle.Koen};{celle.Indsats};{celle.Maal.Kode};{vaerdi}"));
                raekker++;
            }
        }

        return raekker;
    }
}
