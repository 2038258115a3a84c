using Microsoft.Net.Http.Headers;

namespace Opgoerelse.Api.Http.Masse;

/// <summary>How the bytes of a file are packed.</summary>
internal enum Indholdskodning
{
    Ingen,
    Gzip,
    Brotli,
}

/// <summary>Chooses a packing by what the client says it takes.</summary>
internal static class Indholdskodninger
{
    /// <summary>The name in HTTP; null for none.</summary>
    public static string? Navn(this Indholdskodning kodning) => kodning switch
    {
        Indholdskodning.Gzip => "gzip",
        Indholdskodning.Brotli => "br",
        _ => null,
    };

    /// <summary>The packing that the client values most, of equals the smallest. Without the header, or when it takes neither: none.</summary>
    public static Indholdskodning Vaelg(HttpRequest anmodning)
    {
        var valgt = Indholdskodning.Ingen;
        var bedst = 0.0;
        var tilladte = anmodning.GetTypedHeaders().AcceptEncoding;
        foreach (var kodning in new[] { Indholdskodning.Brotli, Indholdskodning.Gzip })
        {
            var vaegt = Vaegt(tilladte, kodning.Navn()!);
            if (vaegt > bedst)
            {
                (valgt, bedst) = (kodning, vaegt);
            }
        }

        return bedst > 0 && bedst >= Vaegt(tilladte, "identity", udenOmtale: 0) ? valgt : Indholdskodning.Ingen;
    }

    private static double Vaegt(IList<StringWithQualityHeaderValue> tilladte, string navn, double udenOmtale = 0)
    {
        var omtalt = tilladte.FirstOrDefault(et => et.Value.Equals(navn, StringComparison.OrdinalIgnoreCase))
            ?? (navn == "identity" ? null : tilladte.FirstOrDefault(et => et.Value == "*"));
        return omtalt is null ? udenOmtale : omtalt.Quality ?? 1;
    }
}
