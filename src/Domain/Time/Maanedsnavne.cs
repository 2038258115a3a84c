namespace Opgoerelse.Domain.Time;

/// <summary>The names of the months, in lower case in Danish. Written here, because the program runs without culture data.</summary>
public static class Maanedsnavne
{
    private static readonly string[] Danske = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];
    private static readonly string[] Engelske = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>1 is januar.</summary>
    public static string Dansk(int maaned) => Danske[maaned - 1];

    /// <summary>1 is January.</summary>
    public static string Engelsk(int maaned) => Engelske[maaned - 1];
}
