using System.Security.Cryptography;

namespace Opgoerelse.Pages.Layout;

/// <summary>The style, program and icon of all pages, built into the program. Nothing of it comes from elsewhere.</summary>
internal static class Assets
{
    public static byte[] Style { get; } = Read("stil.css");

    public static byte[] Icon { get; } = Read("ikon.svg");

    public static byte[] Program { get; } = Read("udvalg.js");

    /// <summary>The stylesheet's address. It holds its checksum, so it can be kept for a year.</summary>
    public static string StyleAddress { get; } = "/stil.css?v=" + Checksum(Style);

    /// <summary>The address of the program that makes it easier to select figures.</summary>
    public static string ProgramAddress { get; } = "/udvalg.js?v=" + Checksum(Program);

    private static string Checksum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content)[..6]);

    private static byte[] Read(string name)
    {
        using var source = typeof(Assets).Assembly.GetManifestResourceStream("forside/" + name)
            ?? throw new FileNotFoundException($"{name} er ikke bygget ind i programmet.");
        using var content = new MemoryStream();
        source.CopyTo(content);
        return content.ToArray();
    }
}
