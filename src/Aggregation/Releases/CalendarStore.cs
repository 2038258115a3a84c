using System.Data.Common;
using Dapper;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>
/// The announced publications that were moved: which, to when, why, and when that was told. A row is never changed; a publication that
/// is moved again has another.
/// </summary>
public sealed class CalendarStore(Database database, TimeProvider time)
{
    private const string Select = """
        SELECT planlagt, flyttet_til, grund, fortalt
        FROM udgivelse_flytning
        ORDER BY nr
        """;

    private const string Insert = """
        INSERT INTO udgivelse_flytning (nr, planlagt, flyttet_til, grund, fortalt)
        SELECT COALESCE(MAX(nr), 0) + 1, @planlagt, @til, @grund, @fortalt
        FROM udgivelse_flytning
        """;

    private const string SelectCount = """
        SELECT COUNT(*)
        FROM udgivelse_flytning
        """;

    /// <summary>The calendar as it is now.</summary>
    public ReleaseCalendar Read()
    {
        using var connection = database.Connect();
        return Read(connection, transaction: null);
    }

    /// <summary>How many moves there have been: another number is another calendar.</summary>
    public long Count()
    {
        using var connection = database.Connect();
        return connection.ExecuteScalar<long>(SelectCount);
    }

    /// <summary>Moves the publication of a quarter.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="to">When it is to come instead; whole seconds.</param>
    /// <param name="reason">Why, as it may be told to anybody; at most <see cref="Publisher.LongestReason"/> characters.</param>
    /// <exception cref="ArgumentException">
    /// It may not be moved there (<see cref="ReleaseCalendar.WhyNot"/>), or no reason was given, or too long a one. The message is Danish.
    /// </exception>
    public void Move(Quarter quarter, DateTimeOffset to, string reason)
    {
        Publisher.ThrowIfNoReason(reason);
        database.Repeat(_ =>
        {
            using var connection = database.Connect();
            using var transaction = database.BeginWrite(connection);
            var calendar = Read(connection, transaction);
            if (calendar.Of(quarter) == to)
            {
                // The attempt whose answer was lost did it; or there is nothing to do.
                return;
            }

            if (calendar.WhyNot(quarter, to, time.GetUtcNow()) is { } hindrance)
            {
                throw new ArgumentException($"Udgivelsen kan ikke flyttes dertil: {hindrance}.", nameof(to));
            }

            connection.Execute(
                Insert,
                new
                {
                    planlagt = ReleasePlan.Within(quarter).ToInstant(),
                    til = to.ToInstant(),
                    grund = reason,
                    fortalt = time.GetUtcNow().ToInstant(),
                },
                transaction);
            transaction.Commit();
        });
    }

    private static ReleaseCalendar Read(DbConnection connection, DbTransaction? transaction) =>
        new([.. connection.Query<MoveRow>(Select, transaction: transaction).Select(row => row.As())]);

    /// <summary>A row of udgivelse_flytning, named as its columns.</summary>
    [PinnedNames]
    private sealed record MoveRow(long Planlagt, long Flyttet_til, string Grund, long Fortalt)
    {
        public MovedRelease As() =>
            new(DbValues.FromInstant(Planlagt), DbValues.FromInstant(Flyttet_til), Grund, DbValues.FromInstant(Fortalt));
    }
}
