using System.CommandLine;
using System.Diagnostics;
using Opgoerelse.Domain;
using Opgoerelse.Jobs;
using Spectre.Console;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// Shows how far long work has come, on standard error: bars on a terminal, otherwise a line now and then.
/// </summary>
internal static class Visning
{
    /// <summary>Does <paramref name="arbejde"/> while its progress is shown.</summary>
    public static T Under<T>(ParseResult linje, Func<IProgress<Fremdrift>, T> arbejde) =>
        linje.FejlErTerminal ? Bjaelker(arbejde) : arbejde(new Linjer(linje.Fejl));

    private static T Bjaelker<T>(Func<IProgress<Fremdrift>, T> arbejde) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .Start(skaerm =>
            {
                var bjaelke = new Bjaelke(skaerm);
                var svar = arbejde(bjaelke);
                bjaelke.Slut();
                return svar;
            });

    /// <summary>One bar for each step; a step ends when the next one begins.</summary>
    private sealed class Bjaelke(ProgressContext skaerm) : IProgress<Fremdrift>
    {
        private string? _trin;
        private ProgressTask? _bjaelke;

        /// <summary>The last step is done.</summary>
        public void Slut() => _bjaelke?.IsIndeterminate(false).Value(_bjaelke.MaxValue).StopTask();

        public void Report(Fremdrift value)
        {
            var bjaelke = _bjaelke;
            if (bjaelke is null || value.Trin != _trin)
            {
                Slut();
                bjaelke = skaerm.AddTask(Markup.Escape(value.Trin));
                (_trin, _bjaelke) = (value.Trin, bjaelke);
            }

            bjaelke.IsIndeterminate(value.IAlt is null);
            bjaelke.MaxValue(Math.Max(value.IAlt ?? 1, 1)).Value(value.IAlt is null ? 0 : value.Udfoert);
        }
    }

    /// <summary>A line when a step begins and when it is done, and every few seconds in between.</summary>
    private sealed class Linjer(TextWriter ud) : IProgress<Fremdrift>
    {
        private static readonly TimeSpan Takt = TimeSpan.FromSeconds(3);

        private Fremdrift _vist;
        private long _sidst;

        public void Report(Fremdrift value)
        {
            var faerdig = value.Udfoert == value.IAlt;
            if (value == _vist || (value.Trin == _vist.Trin && !faerdig && Stopwatch.GetElapsedTime(_sidst) < Takt))
            {
                return;
            }

            _vist = value;
            _sidst = Stopwatch.GetTimestamp();
            ud.WriteLine(Fremdriftsnotat.Tekst(value));
        }
    }
}
