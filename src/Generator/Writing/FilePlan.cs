using Opgoerelse.Generator.Assumptions;
using Opgoerelse.Generator.Messages;

namespace Opgoerelse.Generator.Writing;

/// <summary>One file of the plan.</summary>
/// <param name="Navn">As it will stand in the folder.</param>
/// <param name="CsvEntitet">The entity of a CSV file; null for NDJSON.</param>
/// <param name="WithBom">Begins with a byte order mark, which the contract tolerates in NDJSON.</param>
internal sealed record PlannedFile(string Navn, Entitet? CsvEntitet, bool WithBom)
{
    public bool IsGzip => Navn.EndsWith(".gz", StringComparison.Ordinal);
}

/// <summary>
/// Which file a message travels in. Files are taken in ordinal order of their names, and a CSV file must bear
/// its entity's name, so the names of the NDJSON files are chosen around those: digits before them, r after.
/// </summary>
internal sealed class FilePlan
{
    private const int FirstYear = 2019;
    private const int CsvYear = 2025;
    private const int LastYear = 2026;

    private readonly List<PlannedFile> _files = [];
    private readonly Dictionary<int, PlannedFile> _years = [];
    private readonly Dictionary<Entitet, PlannedFile> _csv = [];
    private readonly PlannedFile _late;

    public FilePlan(Kodning kodning, Komprimering komprimering)
    {
        for (var year = FirstYear; year < CsvYear; year++)
            _years[year] = Ndjson($"{year}-registreringer", gzip: true);
        if (kodning == Kodning.Ndjson)
        {
            _years[CsvYear] = Ndjson($"{CsvYear}-registreringer", gzip: true);
        }
        else
        {
            foreach (var entitet in Enum.GetValues<Entitet>())
                _csv[entitet] = Add($"{Felter.Navn(entitet)}.csv", entitet == Entitet.Indsats, entitet, false);
        }

        _years[LastYear] = Ndjson($"registreringer-{LastYear}", gzip: true, withBom: true);
        _late = Ndjson("rettelser-og-efterslaeb", gzip: false);
        _files.Sort((a, b) => string.CompareOrdinal(a.Navn, b.Navn));

        PlannedFile Ndjson(string name, bool gzip, bool withBom = false) => Add(name + ".ndjson", gzip, null, withBom);

        PlannedFile Add(string name, bool gzip, Entitet? entitet, bool withBom)
        {
            gzip = komprimering == Komprimering.Altid || (gzip && komprimering == Komprimering.Blandet);
            var file = new PlannedFile(gzip ? name + ".gz" : name, entitet, withBom);
            _files.Add(file);
            return file;
        }
    }

    /// <summary>In the order in which they are taken.</summary>
    public IReadOnlyList<PlannedFile> Files => _files;

    public PlannedFile FileOf(Besked besked)
    {
        var day = besked.Ankomst.Dag;
        if (day > Antagelser.SidsteRegistrering)
            return _late;
        return day.Year == CsvYear && _csv.Count > 0 ? _csv[besked.Entitet] : _years[day.Year];
    }

    public bool TravelsAsCsv(Besked besked) => FileOf(besked).CsvEntitet is not null;
}
