using Quartz;

namespace Opgoerelse.AcceptanceTests.Job.Quartz;

/// <summary>
/// Migration 0007 against the schema that the very version of Quartz in use carries with it: a new version that wants
/// another column fails here, before any server is asked.
/// </summary>
public sealed class Skemaet_er_Quartz_eget
{
    private static readonly string[] Ubrugte = ["QRTZ_EXECUTION_HISTORY", "QRTZ_MISFIRE_HISTORY", "QRTZ_JOB_STATUS"];

    [Fact]
    public void Hver_kolonne_har_Quartz_navn_type_og_plads_til_null()
    {
        var ventet = Plantabeller.Kolonner(Quartzskema());
        ventet.RemoveWhere(Ubrugt);

        Assert.True(ventet.Count > 100, "Quartz' eget skema blev ikke fundet");
        Assert.Equal(ventet.Order(StringComparer.Ordinal), Plantabeller.Kolonner(Plantabeller.Migrering).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hver_noegle_er_Quartz_egen()
    {
        var ventet = Plantabeller.Noegler(Quartzskema());
        ventet.RemoveWhere(Ubrugt);

        Assert.Equal(ventet.Order(StringComparer.Ordinal), Plantabeller.Noegler(Plantabeller.Migrering).Order(StringComparer.Ordinal));
    }

    private static bool Ubrugt(string linje) => Ubrugte.Any(tabel => linje.StartsWith(tabel, StringComparison.Ordinal));

    private static string Quartzskema()
    {
        var quartz = typeof(IScheduler).Assembly;
        var navn = Assert.Single(quartz.GetManifestResourceNames(), navn => navn.EndsWith("create_sqlServer.sql", StringComparison.Ordinal));
        using var laeser = new StreamReader(quartz.GetManifestResourceStream(navn)!);
        return laeser.ReadToEnd().ReplaceLineEndings("\n").Replace("{0}", "QRTZ_", StringComparison.Ordinal).Replace("{1}", "QRTZ_", StringComparison.Ordinal);
    }
}
