namespace Opgoerelse.Domain.Time;

/// <summary>The names of the months, in lower case in Danish. Written here, because the program runs without culture data.</summary>
public static class MonthNames
{
    private static readonly string[] DanishOnes = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];
    private static readonly string[] EnglishOnes = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>1 is januar.</summary>
    public static string Danish(int month) => DanishOnes[month - 1];

    /// <summary>1 is January.</summary>
    public static string English(int month) => EnglishOnes[month - 1];
}
