using System.Data.Common;
using System.Globalization;
using Opgoerelse.Domain.Law;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Facts;

/// <summary>
/// Reads whole cases: five streams in the order of forloeb, merged. Memory holds one case at a time.
/// </summary>
internal sealed class CaseReader : IDisposable
{
    private readonly List<IDisposable> _resources = [];
    private readonly Dictionary<string, IReadOnlyList<KommuneResponsibility>> _kommuner = new(StringComparer.Ordinal);
    private readonly DbDataReader _forloeb;
    private readonly ChildStream<Indsats> _indsatser;
    private readonly ChildStream<Fritagelse> _fritagelser;
    private readonly ChildStream<DateOnly> _months;
    private readonly ChildStream<Indstilling> _indstillinger;

    /// <param name="database">Each stream has its own connection: no engine then needs to interleave results.</param>
    /// <param name="position">The ledger position to read as of.</param>
    /// <param name="workTable">The set whose fakta_arbejde names the cases to read; null reads all.</param>
    public CaseReader(Database database, long position, long? workTable)
    {
        _forloeb = OpenReader(CaseSql.Forloeb);
        _indsatser = new(OpenReader(CaseSql.Indsatser), ReadIndsats);
        _fritagelser = new(OpenReader(CaseSql.Fritagelser), ReadFritagelse);
        _months = new(OpenReader(CaseSql.OrdinaryHours), static reader => reader.ReadDate(1));
        _indstillinger = new(OpenReader(CaseSql.Indstillinger), ReadIndstilling);

        DbDataReader OpenReader(CaseStatement statement)
        {
            var connection = database.Connect();
            _resources.Add(connection);
            var command = connection.CreateCommand();
            _resources.Add(command);
            command.CommandText = workTable is null ? statement.All : statement.OfWork;
            AddParameter(command, "@position", position);
            if (workTable is { } factSet)
            {
                AddParameter(command, "@saet", factSet);
            }

            var reader = command.ExecuteReader();
            _resources.Add(reader);
            return reader;
        }

        static void AddParameter(DbCommand command, string name, long value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>The next case, or null after the last.</summary>
    public ForloebCase? Next()
    {
        if (!_forloeb.Read())
        {
            return null;
        }

        var id = _forloeb.ReadId(0);
        return new ForloebCase
        {
            ForloebId = id,
            BirthDate = _forloeb.ReadDate(1),
            Sex = SexCodes.FromCode(_forloeb.GetString(2)),
            StartDate = _forloeb.ReadDate(3),
            EndDate = _forloeb.ReadDateOrNull(4),
            Kommuner = ReadKommuner(_forloeb.GetString(5)),
            Ending = _forloeb.ReadTextOrNull(6),
            Indsatser = _indsatser.Of(id),
            Fritagelser = _fritagelser.Of(id),
            MonthsWithLoentimer = _months.Of(id),
            Indstillinger = _indstillinger.Of(id),
        };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        for (var i = _resources.Count - 1; i >= 0; i--)
        {
            _resources[i].Dispose();
        }
    }

    private static Indsats ReadIndsats(DbDataReader reader) =>
        new(
            IndsatsCatalogue.Standard[reader.GetString(1)],
            reader.GetString(2) switch
            {
                "planlagt" => IndsatsStatus.Planned,
                "paabegyndt" => IndsatsStatus.Started,
                "afsluttet" => IndsatsStatus.Ended,
                "annulleret" => IndsatsStatus.Cancelled,
                var unknown => throw new InvalidDataException($"indsats.status er '{unknown}'"),
            },
            reader.ReadDate(3),
            reader.ReadDateOrNull(4),
            reader.ReadInt32OrNull(5),
            reader.ReadInt32OrNull(6),
            reader.ReadFlagOrNull(7),
            reader.ReadTextOrNull(8) switch
            {
                "kommune" => Udfoerer.Kommune,
                "region" => Udfoerer.Region,
                "andenAktoer" => Udfoerer.OtherActor,
                "virksomhed" => Udfoerer.Company,
                null => Udfoerer.Unknown,
                var unknown => throw new InvalidDataException($"indsats.udfoerer er '{unknown}'"),
            });

    private static Fritagelse ReadFritagelse(DbDataReader reader) =>
        new(Fritagelse.PausesBy(reader.GetString(1)), reader.ReadFlagOrNull(2) == true, reader.ReadDate(3), reader.ReadDateOrNull(4));

    private static Indstilling ReadIndstilling(DbDataReader reader) =>
        new(reader.ReadDate(1), reader.GetInt32(2) != 0, CategoryCodes.FromList(reader.GetString(3)));

    /// <summary>Most cases have one kommune, and few pairs of kommune and day are all different: parsed lists are kept.</summary>
    private IReadOnlyList<KommuneResponsibility> ReadKommuner(string text)
    {
        if (_kommuner.TryGetValue(text, out var known))
        {
            return known;
        }

        var listOf = text.Split('|')
            .Select(term =>
                new KommuneResponsibility(term[..4], DateOnly.ParseExact(term.AsSpan(5), "yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .ToArray();
        if (_kommuner.Count >= 100_000)
        {
            _kommuner.Clear();
        }

        _kommuner.Add(text, listOf);
        return listOf;
    }

    /// <summary>One stream of children, read along with the forloeb.</summary>
    private sealed class ChildStream<T>(DbDataReader reader, Func<DbDataReader, T> read)
    {
        private readonly List<T> _total = [];
        private Guid _id;
        private bool _openEntry = reader.Read();
        private bool _hasId;

        /// <summary>The children of <paramref name="forloebId"/>; those of unknown forloeb before it are passed over.</summary>
        public IReadOnlyList<T> Of(Guid forloebId)
        {
            _total.Clear();
            while (_openEntry)
            {
                if (!_hasId)
                {
                    _id = reader.ReadId(0);
                    _hasId = true;
                }

                var order = _id.CompareTo(forloebId);
                if (order > 0)
                {
                    break;
                }

                if (order == 0)
                {
                    _total.Add(read(reader));
                }

                _openEntry = reader.Read();
                _hasId = false;
            }

            return _total.Count == 0 ? [] : _total.ToArray();
        }
    }
}
