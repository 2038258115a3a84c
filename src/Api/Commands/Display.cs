using System.CommandLine;
using System.Diagnostics;
using Opgoerelse.Jobs;
using Spectre.Console;
using Progress = Opgoerelse.Domain.Progress;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// Shows how far long work has come, on standard error: bars on a terminal, otherwise a line now and then.
/// </summary>
internal static class Display
{
    /// <summary>Does <paramref name="workTable"/> while its progress is shown.</summary>
    public static T Under<T>(ParseResult line, Func<IProgress<Progress>, T> workTable) =>
        line.ErrorIsTerminal ? Bars(workTable) : workTable(new LineDisplay(line.Error));

    private static T Bars<T>(Func<IProgress<Progress>, T> workTable) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .Start(screen =>
            {
                var progressBar = new ProgressBar(screen);
                var answer = workTable(progressBar);
                progressBar.Finish();
                return answer;
            });

    /// <summary>One bar for each step; a step ends when the next one begins.</summary>
    private sealed class ProgressBar(ProgressContext screen) : IProgress<Progress>
    {
        private string? _step;
        private ProgressTask? _progressBar;

        /// <summary>The last step is done.</summary>
        public void Finish() => _progressBar?.IsIndeterminate(false).Value(_progressBar.MaxValue).StopTask();

        public void Report(Progress value)
        {
            var progressBar = _progressBar;
            if (progressBar is null || value.Step != _step)
            {
                Finish();
                progressBar = screen.AddTask(Markup.Escape(value.Step));
                (_step, _progressBar) = (value.Step, progressBar);
            }

            progressBar.IsIndeterminate(value.Total is null);
            progressBar.MaxValue(Math.Max(value.Total ?? 1, 1)).Value(value.Total is null ? 0 : value.Done);
        }
    }

    /// <summary>A line when a step begins and when it is done, and every few seconds in between.</summary>
    private sealed class LineDisplay(TextWriter output) : IProgress<Progress>
    {
        private static readonly TimeSpan Tempo = TimeSpan.FromSeconds(3);

        private Progress _shown;
        private long _lastShown;

        public void Report(Progress value)
        {
            var finished = value.Done == value.Total;
            if (value == _shown || (value.Step == _shown.Step && !finished && Stopwatch.GetElapsedTime(_lastShown) < Tempo))
            {
                return;
            }

            _shown = value;
            _lastShown = Stopwatch.GetTimestamp();
            output.WriteLine(ProgressNote.Text(value));
        }
    }
}
