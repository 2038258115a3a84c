namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>Messages written by hand.</summary>
internal static class Beskeder
{
    /// <summary>A valid forloeb that started in kommune 0101 on <paramref name="start"/>.</summary>
    public static string Forloeb(int nummer, string start) => $$$"""
        {"beskedId":"{{{Id('b', nummer)}}}","entitet":"forloeb","aendringstype":1,"version":1,"registreret":"{{{start}}}T12:00:00+01:00","indhold":{"forloebId":"{{{Id('f', nummer)}}}","personnummer":"0101801{{{nummer:D3}}}","startdato":"{{{start}}}","kommuner":[{"kommunekode":"0101","fra":"{{{start}}}"}]}}
        """;

    private static string Id(char slags, int nummer) => $"{(slags == 'b' ? 'b' : 'f')}0000000-0000-4000-8000-{nummer:D12}";
}
