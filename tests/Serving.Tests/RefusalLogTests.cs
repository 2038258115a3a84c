using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Support;

namespace Opgoerelse.ServingTests;

/// <summary>How often the log tells of the same fault of a client.</summary>
public sealed class RefusalLogTests
{
    [Fact]
    public void The_next_of_the_same_kind_are_counted_and_told_when_the_time_has_passed()
    {
        using var sink = new LogSink();
        using var factory = LoggerFactory.Create(log => log.AddProvider(sink));
        var clock = new FakeTimeProvider();
        using var refusals = new RefusalLog(factory.CreateLogger<RefusalLog>(), clock);
        for (var i = 0; i < 5; i++)
        {
            refusals.Count("a wrong key");
        }

        refusals.Count("no key");
        Assert.Equal(["Refused: a wrong key", "Refused: no key"], sink.Lines);
        clock.Advance(RefusalLog.Interval - TimeSpan.FromTicks(1));
        Assert.Equal(2, sink.Lines.Count);
        clock.Advance(TimeSpan.FromTicks(1));
        refusals.Count("a wrong key");
        Assert.Equal(["Refused: a wrong key, 4 more within 60 s", "Refused: a wrong key"], sink.Lines.Skip(2));
    }
}
