using Dapper;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Support;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.AggregationTests;

/// <summary>What is looked at before a release is approved: the second stored release of 2026, as it was before it became public.</summary>
public sealed class ReleaseChecklistTests : IDisposable
{
    private static readonly DateTimeOffset Announced = new(2027, 1, 15, 7, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
    private TestDatabase? _base;

    public void Dispose() => _base?.Dispose();

    [Theory]
    [OnEachEngine]
    public void A_release_that_is_as_it_should_be_has_no_errors(string engine)
    {
        On(engine);
        Assert.DoesNotContain(Findings(), finding => finding.Weight == CheckWeight.Error);
        Assert.DoesNotContain(Findings(from: Announced), finding => finding.Code == "tidspunkt");
        Assert.Contains(Findings(from: Announced.AddSeconds(1)), finding => finding is { Code: "tidspunkt", Weight: CheckWeight.Warning });
    }

    [Theory]
    [OnEachEngine("beskyttelse", "UPDATE udgivelse SET kendte = 0 WHERE udgivelse_id = 2")]
    [OnEachEngine("fortrolighed", "UPDATE fortrolighed_linje SET bestemte = 1 WHERE udgivelse_id = 2 AND tabel = 'Y11IGA01' AND nr = 0")]
    [OnEachEngine("fortrolighed", "DELETE FROM fortrolighed WHERE udgivelse_id = 2")]
    [OnEachEngine("kontrolsum", "UPDATE udgivelse SET kontrolsum = 'x' WHERE udgivelse_id = 2")]
    public void What_may_not_be_approved_is_an_error(string engine, string code, string change)
    {
        On(engine);
        Assert.True(Execute(change) > 0);
        Assert.Equal(code, Assert.Single(Findings(), finding => finding.Weight == CheckWeight.Error).Code);
    }

    [Theory]
    [OnEachEngine]
    public void A_table_that_is_gone_is_an_error(string engine)
    {
        On(engine);
        var empty = EmptyRelease.Prepare(_base!.OpenReader(), _clock);
        var codes = Findings(empty).Select(finding => finding.Code).ToList();
        Assert.Equal(new ReleaseStore(_base.OpenReader(), _clock).Fetch(1).Tables.Count, codes.Count(code => code == "tabel"));
    }

    /// <summary>Five in a hundred is what may be: six is a warning.</summary>
    [Theory]
    [OnEachEngine(5, 0)]
    [OnEachEngine(6, 1)]
    public void Many_rejected_or_waiting_are_a_warning(string engine, int count, int expected)
    {
        On(engine);
        Execute("UPDATE udgivelse SET position = 7 WHERE udgivelse_id = 1");
        Execute("UPDATE udgivelse SET position = 9 WHERE udgivelse_id = 2");
        foreach (var (id, rejected) in new[] { (7, 50), (8, count), (9, 0), (10, 50) })
        {
            using var connection = _base!.OpenReader().Connect();
            connection.Execute(
                """
                INSERT INTO leverance (leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag,
                    laest, accepteret, gentaget, afvist, venter, arkiveret)
                VALUES (@id, 'prøve', 'kommando', @hash, 0, 0, 'indlaest', NULL, 50, 0, 0, @afvist, @afvist, 1)
                """,
                new { id, hash = new byte[32], afvist = rejected });
        }

        Assert.Equal(expected, Findings().Count(finding => finding.Code == "afviste"));
        Assert.Equal(expected, Findings().Count(finding => finding.Code == "venter"));
    }

    private void On(string engine)
    {
        _base = Engine.New(engine);
        StoredReleases.Load(_base.OpenReader());
        Assert.Equal(1, Execute("UPDATE udgivelse SET tilstand = 'udgivet' WHERE udgivelse_id = 1"));
        Assert.Equal(1, Execute("UPDATE udgivelse SET tilstand = 'klargjort', udgivet = NULL, kendte = 1 WHERE udgivelse_id = 2"));
    }

    private int Execute(string sql)
    {
        using var connection = _base!.OpenReader().Connect();
        return connection.Execute(sql);
    }

    private IReadOnlyList<CheckFinding> Findings(long id = 2, DateTimeOffset? from = null) =>
        new ReleaseChecklist(_base!.OpenReader(), _clock).Of(id, Announced, from);
}
