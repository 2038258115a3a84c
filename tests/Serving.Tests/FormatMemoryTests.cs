using System.IO.Pipelines;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Cells;
using Opgoerelse.Serving.CodeLists;
using Opgoerelse.Serving.Endpoints;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Selections;
using Opgoerelse.Support.Releases;

namespace Opgoerelse.ServingTests;

/// <summary>What a format holds on to while it writes.</summary>
public sealed class FormatMemoryTests
{
    private static readonly FormatRegister Formats = new();

    /// <summary>Those that are written cell by cell. Parquet is columns: a group of rows is held at a time.</summary>
    public static TheoryData<string> CellByCell => [.. Formats.Names.Where(format => format != "parquet")];

    /// <summary>
    /// By bytes asked for, not by the clock: from 115 cells to 14,490 of the same 115 omraader nothing more may be held or thrown away.
    /// </summary>
    [Theory]
    [MemberData(nameof(CellByCell))]
    public void Memory_does_not_grow_with_the_number_of_cells(string format)
    {
        var large = SampleRelease.Large();
        var catalogue = new Catalogue(large, [large.Release], Enumerable.Empty<TableChange>().ToLookup(_ => 0L));
        var table = catalogue.Find("Y11IGA01")!;
        var whole = Selection.Anything(table, new Codelist?[4]);
        var isSmall = new Selection(table, [whole.Selected(0), [3], [1], [2]]);
        Assert.True(whole.Cells > 100 * isSmall.Cells);
        Assert.True(Formats.Find(format)!.Writer([]).Succeeded(out var writer, out _));

        Measure(whole);
        var fewAllowed = Measure(isSmall);
        var many = Measure(whole);

        // A few more labels, and rows of more columns: kilobytes. One number per cell would be a hundred.
        Assert.True(many - fewAllowed < 32_768, $"{format}: {fewAllowed} bytes for {isSmall.Cells} celler, {many} for {whole.Cells}");

        long Measure(Selection selection)
        {
            var task = new DataTask(new Call("da", catalogue), selection, Placement.Standard(selection), new HttpSettings());
            var output = new NothingFound();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var writing = writer.WriteOutAsync(task, output, CancellationToken.None);
            Assert.True(writing.IsCompletedSuccessfully);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>Takes whatever is written and keeps nothing of it.</summary>
    private sealed class NothingFound : PipeWriter
    {
        private readonly byte[] _place = new byte[1 << 16];

        public override void Advance(int bytes)
        {
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => _place;

        public override Span<byte> GetSpan(int sizeHint = 0) => _place;

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            new(new FlushResult(isCanceled: false, isCompleted: false));

        public override void CancelPendingFlush()
        {
        }

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
