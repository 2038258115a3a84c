namespace Opgoerelse.Api.Opsaetning;

/// <summary>Where the service listens.</summary>
internal static class Adresse
{
    private const string Standard = "http://127.0.0.1:5080";

    /// <summary>Listens on this machine only, unless any of ASP.NET's usual settings says otherwise.</summary>
    public static WebApplicationBuilder MedStandardadresse(this WebApplicationBuilder builder)
    {
        var valgt = new[] { "urls", "http_ports", "https_ports" }.Any(navn => builder.Configuration[navn] is { Length: > 0 });
        if (!valgt && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(Standard);
        }

        return builder;
    }
}
