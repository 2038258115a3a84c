using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Reading;
using Opgoerelse.Ingest.Validation;

namespace Opgoerelse.Ingest.Versions;

/// <summary>The counts of one leverance while it is taken in.</summary>
internal sealed class Regnskab(Ukendtefelter ukendtefelter)
{
    private static readonly (Kvalitet Kvalitet, string Navn)[] Kvalitetsnavne =
    [
        (Kvalitet.Slutdato9999, Kvalitetstal.Slutdato9999),
        (Kvalitet.TimerMangler, Kvalitetstal.TimerMangler),
        (Kvalitet.AfsluttetUdenSlutdato, Kvalitetstal.AfsluttetUdenSlutdato),
        (Kvalitet.IIndsatsdelUkendt, Kvalitetstal.IIndsatsdelUkendt),
    ];

    private readonly long[] _kvalitet = new long[Kvalitetsnavne.Length];
    private readonly List<long> _ukendte = [];
    private readonly Dictionary<string, long> _rejections = new(StringComparer.Ordinal);

    /// <summary>Lines read; a CSV header and blank lines are none.</summary>
    public long Laest { get; private set; }

    public long Accepterede { get; private set; }

    public long Gentagne { get; private set; }

    public long Afviste { get; private set; }

    public void Modtaget(int linjer) => Laest += linjer;

    public void Gentaget() => Gentagne++;

    public void Afvist(IReadOnlyCollection<Afvisning> rejections)
    {
        Afviste += rejections.Count;
        foreach (var rejection in rejections)
        {
            _rejections[rejection.Kode] = _rejections.GetValueOrDefault(rejection.Kode) + 1;
        }
    }

    public void Accepteret(Besked besked)
    {
        Accepterede++;
        for (var i = 0; i < Kvalitetsnavne.Length; i++)
        {
            _kvalitet[i] += (besked.Kvalitet & Kvalitetsnavne[i].Kvalitet) != Kvalitet.Intet ? 1 : 0;
        }

        foreach (var nummer in besked.Ukendte ?? [])
        {
            while (_ukendte.Count <= nummer)
            {
                _ukendte.Add(0);
            }

            _ukendte[nummer]++;
        }
    }

    /// <summary>The counts beside the ledger row, without zeros.</summary>
    public IEnumerable<Leverancetal> Tal() =>
        Kvalitetsnavne.Select((kvalitet, i) => new Leverancetal(Leverancetal.Kvalitet, kvalitet.Navn, _kvalitet[i]))
            .Concat(_ukendte.Select((antal, nummer) => new Leverancetal(Leverancetal.UkendtFelt, ukendtefelter.Navn(nummer), antal)))
            .Concat(_rejections.Select(code => new Leverancetal(Leverancetal.Rejection, code.Key, code.Value)))
            .Where(tal => tal.Antal > 0);
}
