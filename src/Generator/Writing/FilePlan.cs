using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.Generator.Writing;

/// <summary>One file of the plan.</summary>
/// <param name="Name">As it will stand in the folder.</param>
/// <param name="CsvEntity">The entity of a CSV file; null for NDJSON.</param>
/// <param name="WithBom">Begins with a byte order mark, which the contract tolerates in NDJSON.</param>
internal sealed record PlannedFile(string Name, RegisteredEntity? CsvEntity, bool WithBom)
{
    public bool IsGzip => Name.EndsWith(".gz", StringComparison.Ordinal);
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
    private readonly Dictionary<RegisteredEntity, PlannedFile> _csv = [];
    private readonly PlannedFile _late;

    public FilePlan(Encodings encodings, Compression compression)
    {
        for (var year = FirstYear; year < CsvYear; year++)
            _years[year] = Ndjson($"{year}-registreringer", gzip: true);
        if (encodings == Encodings.Ndjson)
        {
            _years[CsvYear] = Ndjson($"{CsvYear}-registreringer", gzip: true);
        }
        else
        {
            foreach (var entity in Enum.GetValues<RegisteredEntity>())
                _csv[entity] = Add($"{ContractFields.Name(entity)}.csv", entity == RegisteredEntity.Indsats, entity, false);
        }

        _years[LastYear] = Ndjson($"registreringer-{LastYear}", gzip: true, withBom: true);
        _late = Ndjson("rettelser-og-efterslaeb", gzip: false);
        _files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));

        PlannedFile Ndjson(string name, bool gzip, bool withBom = false) => Add(name + ".ndjson", gzip, null, withBom);

        PlannedFile Add(string name, bool gzip, RegisteredEntity? entity, bool withBom)
        {
            gzip = compression == Compression.Always || (gzip && compression == Compression.Mixed);
            var file = new PlannedFile(gzip ? name + ".gz" : name, entity, withBom);
            _files.Add(file);
            return file;
        }
    }

    /// <summary>In the order in which they are taken.</summary>
    public IReadOnlyList<PlannedFile> Files => _files;

    public PlannedFile FileOf(GeneratedBesked besked)
    {
        var day = besked.Arrival.Day;
        if (day > Assumptions.LastRegistration)
            return _late;
        return day.Year == CsvYear && _csv.Count > 0 ? _csv[besked.Entity] : _years[day.Year];
    }

    public bool TravelsAsCsv(GeneratedBesked besked) => FileOf(besked).CsvEntity is not null;
}
