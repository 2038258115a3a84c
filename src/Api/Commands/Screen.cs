using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Xml;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Time;
using Opgoerelse.Jobs;
using Spectre.Console;
using Progress = Opgoerelse.Domain.Progress;

namespace Opgoerelse.Api.Commands;

/// <summary>What a command writes to: the two streams that it was invoked with, the process's own unless said otherwise.</summary>
internal static class Screen
{
    extension(ParseResult line)
    {
        /// <summary>For results.</summary>
        public TextWriter Out => line.InvocationConfiguration.Output;

        /// <summary>For progress and for what went wrong.</summary>
        public TextWriter Error => line.InvocationConfiguration.Error;

        /// <summary>Whether a person reads <c>Out</c> as it is written.</summary>
        public bool OutIsTerminal => ReferenceEquals(line.Out, Console.Out) && !Console.IsOutputRedirected;

        /// <summary>Whether a person reads <c>Error</c> as it is written.</summary>
        public bool ErrorIsTerminal => ReferenceEquals(line.Error, Console.Error) && !Console.IsErrorRedirected;
    }
}

/// <summary>
/// Lists on standard output: aligned columns on a terminal, otherwise <c>;</c>-separated lines with a header. Either way a cell
/// is shown as <see cref="OutsideText"/> makes it, and between semicolons as <see cref="CellText"/> does: names and reasons in it come
/// from outside.
/// </summary>
internal static class Listing
{
    /// <summary>A moment as lists show it: Danish time with its offset; nothing for none.</summary>
    public static string Time(DateTimeOffset? moment) =>
        moment is { } time ? DanishTime.LocalTime(time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : "";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static void WriteTable(this ParseResult line, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (!line.OutIsTerminal)
        {
            line.Out.WriteLine(string.Join(';', columns));
            foreach (var row in rows)
            {
                line.Out.WriteLine(string.Join(';', row.Select(cell => CellText.InList(OutsideText.Visible(cell)))));
            }

            return;
        }

        var all = rows.Select(row => (IReadOnlyList<string>)[.. row.Select(OutsideText.Visible)]).Prepend(columns).ToList();
        var widths = Enumerable.Range(0, columns.Count).Select(i => all.Max(row => row[i].Length)).ToArray();
        foreach (var row in all)
        {
            line.Out.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}

/// <summary>
/// Text that a person or a sender wrote: what is refused when an operator types it, and what is done to it before it is shown,
/// so that it can neither steer a terminal nor turn the direction of a line.
/// </summary>
internal static class OutsideText
{
    /// <summary>What <see cref="IsOneLine"/> asks, as an error's reason.</summary>
    public const string OneLine = "den skal stå på én linje og kun have tegn, der kan ses";

    /// <summary>Whether all of it is seen: no control, line or direction characters, and nothing that XML cannot hold.</summary>
    public static bool IsOneLine(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]) || IsUnseen(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text with U+FFFD for what is not seen.</summary>
    public static string Visible(string text) =>
        text.Any(IsUnseen) ? string.Concat(text.Select(one => IsUnseen(one) ? '\uFFFD' : one)) : text;

    private static bool IsUnseen(char one) => char.GetUnicodeCategory(one)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

/// <summary>
/// Shows how far long work has come, on standard error: bars on a terminal, otherwise a line now and then.
/// </summary>
internal static class Display
{
    /// <summary>Does <paramref name="work"/> while its progress is shown.</summary>
    public static T Under<T>(ParseResult line, Func<IProgress<Progress>, T> work) =>
        line.ErrorIsTerminal ? Bars(work) : work(new LineDisplay(line.Error));

    private static T Bars<T>(Func<IProgress<Progress>, T> work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .AutoClear(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn(),
                new SpinnerColumn())
            .Start(screen =>
            {
                var progressBar = new ProgressBar(screen);
                var answer = work(progressBar);
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
