using Opgoerelse.Generator.Messages;
using Opgoerelse.Generator.Premises;

namespace Opgoerelse.Generator.Life;

/// <summary>Ordinary paid hours: a run of months for a few, before, around or after the frist.</summary>
internal static class OrdinaryHoursLife
{
    public static void Live(Course course, CaseDesk desk)
    {
        var rng = desk.Rng;
        if (!rng.Hits(Assumptions.OrdinaryHours))
            return;

        var day = course.Start.AddDays(rng.Between(-20, 330));
        var month = new DateOnly(day.Year, day.Month, 1);
        for (var left = rng.Between(1, 7); left > 0 && month <= course.End; left--, month = month.AddMonths(1))
        {
            var hours = rng.Hits(0.3) ? rng.Between(1, 60) : rng.Between(4, 400) * 0.25m;
            var versions = desk.Begin();
            versions.Add(month.AddMonths(1), new RegisteredOrdinaryHours(rng.NextGuid(), course.Id, month, hours));
            versions.Aftermath(Assumptions.Deleted);
        }
    }
}
