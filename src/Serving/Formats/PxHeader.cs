using System.Buffers;
using System.Globalization;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Law;
using Opgoerelse.Domain.Measures;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Domain.Time;
using Opgoerelse.Serving.Cells;

namespace Opgoerelse.Serving.Formats;

/// <summary>Writes all of a PX file that stands before its cells.</summary>
internal sealed class PxHeader(DataTask task, IBufferWriter<byte> output)
{
    private static readonly BilingualText WithoutUnit = new("antal", "number");

    /// <summary>
    /// How the signs stand among the cells. PX knows dots only and shows them as DATASYMBOL says. Its own "-" is not
    /// used: software counts that as zero, and "no basis" is not zero.
    /// </summary>
    private static readonly (CellSymbol Symbol, string Dots, int Number)[] Dots =
    [
        (CellSymbol.NoBasis, ".", 1),
        (CellSymbol.NotAvailable, "..", 2),
        (CellSymbol.NotYet, "...", 3),
        (CellSymbol.Withheld, "....", 4),
    ];

    private readonly PxKeyword _px = new(output);
    private readonly Table _table = task.Selection.Table.Table;
    private readonly string _language = task.Language;

    /// <summary>The dots that stand for a sign among the cells.</summary>
    public static string DotsFor(CellSymbol symbol) => Array.Find(Dots, pair => pair.Symbol == symbol).Dots;

    public void Write()
    {
        WriteFile();
        WriteContents();
        WriteVariables();
        WriteNotes();
    }

    private void WriteFile()
    {
        _px.Texts("CHARSET", "ANSI");
        _px.Texts("AXIS-VERSION", "2013");
        _px.Texts("CODEPAGE", "utf-8");
        _px.Texts("LANGUAGE", _language);
        // Of the release, not of the request: the same selection is the same file.
        _px.Texts("CREATION-DATE", Moment());
        _px.Texts("TABLEID", _table.Id);
        _px.Keyword("DECIMALS", Decimals().Max());
        _px.Keyword("SHOWDECIMALS", Decimals().Min());
        _px.Texts("MATRIX", _table.Id);
        _px.Keyword("COPYRIGHT", "NO");
        // Shares, overlapping omraader and withheld cells: nothing here may be added up.
        _px.Keyword("AGGREGALLOWED", "NO");
    }

    private void WriteContents()
    {
        var subject = Ordning.Standard.Subject;
        var title = _table.Title.In(_language);
        _px.Texts("SUBJECT-CODE", subject.Code);
        _px.Texts("SUBJECT-AREA", subject.Name.In(_language));
        _px.Texts("DESCRIPTION", title);
        _px.Texts("TITLE", title);
        _px.Texts("CONTENTS", title);
        _px.Texts("UNITS", Measure() is [var only] ? Unit(only) : WithoutUnit.In(_language));
    }

    private void WriteVariables()
    {
        if (task.Placement.Stub.Count > 0)
        {
            _px.Texts("STUB", [.. task.Placement.Stub.Select(Name)]);
        }

        if (task.Placement.Heading.Count > 0)
        {
            _px.Texts("HEADING", [.. task.Placement.Heading.Select(Name)]);
        }

        int[] axes = [.. task.Placement.Stub, .. task.Placement.Heading];
        var measure = task.Selection.Table.Measure;
        if (Array.IndexOf(axes, measure) >= 0)
        {
            _px.Texts("CONTVARIABLE", Name(measure));
        }

        foreach (var axis in axes)
        {
            // Without it a reader of the file has no other name of a variable than its text in one language.
            _px.Texts(About("VARIABLECODE", axis), _table.Dimensions[axis].Code);
            _px.Texts(About("VALUES", axis), [.. Values(axis).Select(value => value.Name.In(_language))]);
        }

        WriteTime();
        foreach (var axis in axes)
        {
            _px.Texts(About("CODES", axis), [.. Values(axis).Select(value => value.Code)]);
        }

        foreach (var axis in axes)
        {
            if (Values(axis).FirstOrDefault(value => value.Code == _table.Dimensions[axis].TotalCode) is { } total)
            {
                _px.Texts(About("ELIMINATION", axis), total.Name.In(_language));
            }
        }

        if (Array.IndexOf(axes, measure) >= 0)
        {
            WriteMeasures(measure);
        }
    }

    /// <summary>Each measure has its own unit, and more decimals where its figures have more.</summary>
    private void WriteMeasures(int measure)
    {
        foreach (var value in Values(measure))
        {
            var name = PxKeyword.Quoted(value.Name.In(_language));
            _px.Texts($"UNITS({name})", Unit(value));
            _px.Texts($"LAST-UPDATED({name})", Moment());
            if (MeasuringType.PxLetter(value) is { } character)
            {
                _px.Texts($"STOCKFA({name})", character);
            }

            if (value.Decimals > Decimals().Min())
            {
                _px.Keyword($"PRECISION({PxKeyword.Quoted(Name(measure))},{name})", value.Decimals);
            }
        }
    }

    /// <summary>
    /// Which variable is time. PX has a scale for quarters and one for years, none for rolling years or for several kinds
    /// beside each other: those have a scale that is none of PX's, which its software takes as time of no fixed unit, and
    /// their own codes as times. A calendar year's or a quarter's scale would say what they are not.
    /// </summary>
    private void WriteTime()
    {
        var time = task.Selection.Table.Time;
        if (time < 0 || task.Selection.IsEliminated(time))
        {
            return;
        }

        var periods = Values(time).ToList();
        var (scale, times) = periods.TrueForAll(period => period.Kind == PeriodKindCodes.Quarter)
            ? ("TLIST(Q1)", periods.Select(period => period.Code.Replace("Q", "", StringComparison.Ordinal)))
            : periods.TrueForAll(period => period.Kind == PeriodKindCodes.Year) ? ("TLIST(A1)", periods.Select(period => period.Code))
            : ("TLIST(X1)", periods.Select(period => period.Code));
        _px.KeywordAndTexts(About("TIMEVAL", time), scale, [.. times]);
    }

    private void WriteNotes()
    {
        _px.Texts("LAST-UPDATED", Moment());
        if (task.Call.Catalogue.NextRelease.Announced is { } next)
        {
            _px.Texts("NEXT-UPDATE", Moment(next));
        }

        _px.Texts("SOURCE", task.Settings.Source.Text.In(_language));
        _px.Texts("CONTACT", Notes.Contact(task.Settings.Contact, _language));
        foreach (var note in Notes.For(task))
        {
            _px.Texts("NOTE", note);
        }

        foreach (var axis in task.Selection.Axes)
        {
            foreach (var value in Values(axis))
            {
                foreach (var note in value.Notes)
                {
                    _px.Texts(
                        $"VALUENOTE({PxKeyword.Quoted(Name(axis))},{PxKeyword.Quoted(value.Name.In(_language))})",
                        note.In(_language));
                }
            }
        }

        foreach (var (symbol, _, ordinal) in Dots)
        {
            _px.Texts(string.Create(CultureInfo.InvariantCulture, $"DATASYMBOL{ordinal}"), symbol.Sign());
        }
    }

    /// <summary>The chosen measures; the fixed one where they are taken away.</summary>
    private List<DimensionValue> Measure()
    {
        var measure = task.Selection.Table.Measure;
        return measure < 0 || task.Selection.IsEliminated(measure) ? [] : [.. Values(measure)];
    }

    private IEnumerable<int> Decimals() => Measure().Select(measure => measure.Decimals).DefaultIfEmpty();

    private string Unit(DimensionValue measure) => (measure.Unit ?? WithoutUnit).In(_language);

    private IEnumerable<DimensionValue> Values(int axis) =>
        task.Selection.Selected(axis).Select(position => _table.Dimensions[axis].Values[position]);

    private string Name(int axis) => _table.Dimensions[axis].Name.In(_language);

    private string About(string keywords, int axis) => $"{keywords}({PxKeyword.Quoted(Name(axis))})";

    private string Moment() => Moment(task.Call.Catalogue.Published);

    /// <summary>PX has no zone: its times are those of the publisher, so Danish.</summary>
    private static string Moment(DateTimeOffset time) =>
        DanishTime.LocalTime(time).ToString("yyyyMMdd HH:mm", CultureInfo.InvariantCulture);
}
