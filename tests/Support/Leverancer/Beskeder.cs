namespace Opgoerelse.Support.Leverancer;

/// <summary>Messages written by hand.</summary>
internal static class Beskeder
{
    /// <summary>A valid forloeb that started in kommune 0101 on <paramref name="start"/>.</summary>
    public static string Forloeb(int ordinal, string start) =>
        $$$"""{"beskedId":"{{{Id('b', ordinal)}}}","entitet":"forloeb","aendringstype":1,"version":"""
            + $$$"""1,"registreret":"{{{start}}}T12:00:00+01:00","indhold":"""
            + $$$"""{"forloebId":"{{{Id('f', ordinal)}}}","personnummer":"0101801{{{ordinal:D3}}}","startdato":"{{{start}}}","kommuner":"""
            + $$$"""[{"kommunekode":"0101","fra":"{{{start}}}"}]}}""";

    private static string Id(char kind, int ordinal) => $"{(kind == 'b' ? 'b' : 'f')}0000000-0000-4000-8000-{ordinal:D12}";
}
