using Dapper;
using Opgoerelse.Domain;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs.Mail;

/// <summary>How a letter to a recipient stands.</summary>
/// <param name="Report">land, or a kommune's code.</param>
/// <param name="Recipient">What stands for the address, <see cref="Recipient.Fingerprint"/>.</param>
/// <param name="State">paabegyndt, sendt, fejlet or uvist.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Time">When it was last tried (UTC).</param>
/// <param name="Reason">Why it did not go out, or may not have; null when it did.</param>
public sealed record Dispatch(string Report, string Recipient, string State, int Attempts, DateTimeOffset Time, string? Reason);

/// <summary>
/// Which letters have gone out, table <c>forsendelse</c>. A letter is marked as begun, and that is kept, before it is sent: whatever
/// happens then, the next run knows that it may have gone out.
/// </summary>
public sealed class DispatchStore(Database database, TimeProvider time)
{
    private const int LongestReason = 1000;

    private const string Reset = """
        UPDATE forsendelse
        SET tilstand = @tilstand, grund = @grund
        WHERE udgivelse_id = @udgivelse AND tilstand = 'paabegyndt'
        """;

    private const string BeginAgain = """
        UPDATE forsendelse
        SET tilstand = 'paabegyndt', forsoeg = forsoeg + 1, tid = @tid, grund = NULL
        WHERE udgivelse_id = @udgivelse AND rapport = @rapport AND modtager = @modtager AND tilstand = 'fejlet'
        """;

    private const string BeginFirst = """
        INSERT INTO forsendelse (udgivelse_id, rapport, modtager, tilstand, forsoeg, tid, grund)
        SELECT @udgivelse, @rapport, @modtager, 'paabegyndt', 1, @tid, NULL
        WHERE NOT EXISTS (SELECT 1 FROM forsendelse WHERE udgivelse_id = @udgivelse AND rapport = @rapport AND modtager = @modtager)
        """;

    private const string Write = """
        UPDATE forsendelse
        SET tilstand = @tilstand, forsoeg = forsoeg - @fradrag, tid = @tid, grund = @grund
        WHERE udgivelse_id = @udgivelse AND rapport = @rapport AND modtager = @modtager AND tilstand = 'paabegyndt'
        """;

    private const string Fetch = """
        SELECT rapport, modtager, tilstand, forsoeg, tid, grund
        FROM forsendelse
        WHERE udgivelse_id = @udgivelse
        ORDER BY rapport, modtager
        """;

    /// <summary>All letters about a release.</summary>
    public IReadOnlyList<Dispatch> About(long release)
    {
        using var connection = database.Connect();
        return
        [
            .. connection.Query<DispatchRow>(
                Fetch,
                new { udgivelse = release }).Select(row =>
                    new Dispatch(row.Rapport, row.Modtager, row.Tilstand, row.Forsoeg, DbValues.FromInstant(row.Tid), row.Grund)),
        ];
    }

    /// <summary>
    /// Settles letters that a run which is no more had begun: to be sent again, or left alone because they may have gone out.
    /// </summary>
    /// <returns>How many there were.</returns>
    internal int Settle(long release, bool canBeRepeated)
    {
        using var connection = database.Connect();
        return connection.Execute(
            Reset,
            new
            {
                udgivelse = release,
                tilstand = canBeRepeated ? "fejlet" : "uvist",
                grund = "Kørslen blev afbrudt, mens mailen blev sendt.",
            });
    }

    /// <summary>Marks a letter as begun. False when it has gone out, or may have.</summary>
    internal bool Begin(long release, Recipient recipient)
    {
        using var connection = database.Connect();
        using var transaction = database.BeginWrite(connection);
        var choice = new
        {
            udgivelse = release,
            rapport = recipient.Report,
            modtager = recipient.Fingerprint(release),
            tid = time.GetUtcNow().ToInstant(),
        };
        var affected = connection.Execute(BeginAgain, choice, transaction);
        affected += affected == 0 ? connection.Execute(BeginFirst, choice, transaction) : 0;
        transaction.Commit();
        return affected == 1;
    }

    internal void Sent(long release, Recipient recipient) => Finish(release, recipient, "sendt", reason: null, deduction: 0);

    /// <summary>It did not go out.</summary>
    /// <param name="release">The release that it is about.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="reason">Why; it must not hold the address.</param>
    /// <param name="uncertain">Whether it may have gone out after all.</param>
    /// <param name="countsAsTry">Whether it counts as a try: not when no letter would have gone out.</param>
    internal void Failed(long release, Recipient recipient, string reason, bool uncertain, bool countsAsTry) =>
        Finish(release, recipient, uncertain ? "uvist" : "fejlet", reason, countsAsTry ? 0 : 1);

    private void Finish(long release, Recipient recipient, string state, string? reason, int deduction)
    {
        var shortened = reason?.Length > LongestReason ? reason[..LongestReason] : reason;
        database.Repeat(_ =>
        {
            using var connection = database.Connect();
            connection.Execute(
                Write,
                new
                {
                    udgivelse = release,
                    rapport = recipient.Report,
                    modtager = recipient.Fingerprint(release),
                    tilstand = state,
                    fradrag = deduction,
                    tid = time.GetUtcNow().ToInstant(),
                    grund = shortened,
                });
        });
    }

    /// <summary>A row of forsendelse, named as its columns.</summary>
    [PinnedNames]
    private sealed record DispatchRow
    {
        public string Rapport { get; init; } = "";

        public string Modtager { get; init; } = "";

        public string Tilstand { get; init; } = "";

        public int Forsoeg { get; init; }

        public long Tid { get; init; }

        public string? Grund { get; init; }
    }
}
