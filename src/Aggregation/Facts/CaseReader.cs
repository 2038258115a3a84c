using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
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

    /// <inheritdoc cref="CaseReader(Database, long, long?)" />
    public static IEnumerable<ForloebCase> All(Database database, long position, long? workTable)
    {
        using var cases = new CaseReader(database, position, workTable);
        while (cases.Next() is { } forloebCase)
        {
            yield return forloebCase;
        }
    }

    /// <param name="database">Each stream has its own connection: no engine then needs to interleave results.</param>
    /// <param name="position">The ledger position to read as of.</param>
    /// <param name="workTable">The set whose fakta_arbejde names the cases to read; null reads all.</param>
    private CaseReader(Database database, long position, long? workTable)
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
    private ForloebCase? Next()
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

/// <summary>
/// The cases of a ledger position, read from the database once and kept packed (some 80 bytes each) for who wants them again: each
/// regelsaet of a run. What was in force at a position never changes, so they cannot be out of date. Not thread-safe.
/// </summary>
/// <param name="mostBytes">What is more than this is not kept, and read again each time.</param>
internal sealed class PackedCases(int mostBytes = 256 << 20)
{
    private const int ChunkBytes = 64 << 10;

    private readonly List<byte[]> _chunks = [];
    private readonly Values<string> _texts = new();
    private readonly Values<Indsatstype> _types = new();
    private long _bytes;
    private long? _position;

    /// <summary>All cases at <paramref name="position"/>, in the order of forloeb.</summary>
    public IEnumerable<ForloebCase> All(Database database, long position) => position == _position ? Unpack() : Read(database, position);

    private IEnumerable<ForloebCase> Read(Database database, long position)
    {
        _position = null;
        Clear();
        using var chunk = new MemoryStream();
        using var writer = new BinaryWriter(chunk);
        var fits = true;
        foreach (var forloebCase in CaseReader.All(database, position, workTable: null))
        {
            if (fits)
            {
                Write(writer, forloebCase);
                fits = chunk.Length < ChunkBytes || Keep(chunk);
            }

            yield return forloebCase;
        }

        _position = fits && Keep(chunk) ? position : null;
    }

    /// <summary>Whether there was room for it.</summary>
    private bool Keep(MemoryStream chunk)
    {
        _chunks.Add(chunk.ToArray());
        _bytes += chunk.Length;
        chunk.SetLength(0);
        if (_bytes <= mostBytes)
        {
            return true;
        }

        Clear();
        return false;
    }

    private void Clear()
    {
        _chunks.Clear();
        _bytes = 0;
    }

    private IEnumerable<ForloebCase> Unpack()
    {
        foreach (var chunk in _chunks)
        {
            using var reader = new BinaryReader(new MemoryStream(chunk));
            while (reader.BaseStream.Position < chunk.Length)
            {
                yield return Read(reader);
            }
        }
    }

    private void Write(BinaryWriter to, ForloebCase one)
    {
        Span<byte> id = stackalloc byte[16];
        one.ForloebId.TryWriteBytes(id);
        to.Write(id);
        Write(to, one.BirthDate);
        to.Write7BitEncodedInt((int)one.Sex);
        Write(to, one.StartDate);
        Write(to, one.EndDate);
        to.Write7BitEncodedInt(one.Ending is { } ending ? 1 + _texts.NumberOf(ending) : 0);
        WriteList(to, one.Kommuner, (to, kommune) =>
        {
            to.Write7BitEncodedInt(_texts.NumberOf(kommune.Kommune));
            Write(to, kommune.From);
        });
        WriteList(to, one.Indsatser, (to, indsats) =>
        {
            to.Write7BitEncodedInt(_types.NumberOf(indsats.Type));
            to.Write7BitEncodedInt((int)indsats.Status);
            Write(to, indsats.StartDate);
            Write(to, indsats.EndDate);
            Write(to, indsats.HoursPerWeek);
            Write(to, indsats.MinutesPerWeek);
            Write(to, indsats.IIndsatsdel is { } part ? (part ? 1 : 0) : null);
            to.Write7BitEncodedInt((int)indsats.Udfoerer);
        });
        WriteList(to, one.Fritagelser, (to, fritagelse) =>
        {
            to.Write(fritagelse.Pauses);
            to.Write(fritagelse.Helbred);
            Write(to, fritagelse.From);
            Write(to, fritagelse.To);
        });
        WriteList(to, one.MonthsWithLoentimer, Write);
        WriteList(to, one.Indstillinger, (to, indstilling) =>
        {
            Write(to, indstilling.Date);
            to.Write(indstilling.Genbehandling);
            to.Write7BitEncodedInt((int)indstilling.Categories);
        });
    }

    private ForloebCase Read(BinaryReader from) => new()
    {
        ForloebId = new Guid(from.ReadBytes(16)),
        BirthDate = ReadDate(from),
        Sex = (Sex)from.Read7BitEncodedInt(),
        StartDate = ReadDate(from),
        EndDate = ReadDateOrNull(from),
        Ending = from.Read7BitEncodedInt() is > 0 and var ending ? _texts[ending - 1] : null,
        Kommuner = ReadList(from, from => new KommuneResponsibility(_texts[from.Read7BitEncodedInt()], ReadDate(from))),
        Indsatser = ReadList(from, from => new Indsats(
            _types[from.Read7BitEncodedInt()],
            (IndsatsStatus)from.Read7BitEncodedInt(),
            ReadDate(from),
            ReadDateOrNull(from),
            ReadOrNull(from),
            ReadOrNull(from),
            ReadOrNull(from) is { } part ? part == 1 : null,
            (Udfoerer)from.Read7BitEncodedInt())),
        Fritagelser = ReadList(from, from => new Fritagelse(from.ReadBoolean(), from.ReadBoolean(), ReadDate(from), ReadDateOrNull(from))),
        MonthsWithLoentimer = ReadList(from, ReadDate),
        Indstillinger = ReadList(from, from =>
            new Indstilling(ReadDate(from), from.ReadBoolean(), (Categories)from.Read7BitEncodedInt())),
    };

    private static void Write(BinaryWriter to, DateOnly date) => to.Write7BitEncodedInt(date.DayNumber);

    private static void Write(BinaryWriter to, DateOnly? date) => Write(to, date?.DayNumber);

    private static void Write(BinaryWriter to, int? number) => to.Write7BitEncodedInt64(number is { } n ? 1L + n : 0);

    private static DateOnly ReadDate(BinaryReader from) => DateOnly.FromDayNumber(from.Read7BitEncodedInt());

    private static DateOnly? ReadDateOrNull(BinaryReader from) => ReadOrNull(from) is { } day ? DateOnly.FromDayNumber(day) : null;

    private static int? ReadOrNull(BinaryReader from) => from.Read7BitEncodedInt64() is > 0 and var n ? (int)(n - 1) : null;

    private static void WriteList<T>(BinaryWriter to, IReadOnlyList<T> list, Action<BinaryWriter, T> write)
    {
        to.Write7BitEncodedInt(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            write(to, list[i]);
        }
    }

    private static T[] ReadList<T>(BinaryReader from, Func<BinaryReader, T> read)
    {
        var count = from.Read7BitEncodedInt();
        var list = count == 0 ? [] : new T[count];
        for (var i = 0; i < count; i++)
        {
            list[i] = read(from);
        }

        return list;
    }

    /// <summary>Values that come again and again, by number.</summary>
    private sealed class Values<T>
        where T : notnull
    {
        private readonly List<T> _values = [];
        private readonly Dictionary<T, int> _numbers = [];

        public T this[int number] => _values[number];

        public int NumberOf(T value)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, value, out var known);
            if (!known)
            {
                number = _values.Count;
                _values.Add(value);
            }

            return number;
        }
    }
}
