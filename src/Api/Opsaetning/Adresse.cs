using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Opgoerelse.Api.Kommandoer;

namespace Opgoerelse.Api.Opsaetning;

/// <summary>Where the service listens.</summary>
internal static class Adresse
{
    private const string Standard = "http://127.0.0.1:5080";
    private const string AspNet = "Microsoft.AspNetCore";

    private static readonly string[] Portnavne = ["http_ports", "https_ports"];

    /// <summary>Listens on this machine only, unless any of ASP.NET's usual settings says otherwise.</summary>
    /// <exception cref="KommandoException">One of them is no address.</exception>
    public static WebApplicationBuilder MedStandardadresse(this WebApplicationBuilder builder)
    {
        foreach (var url in Dele(builder.Configuration["urls"]))
        {
            if (!ErAdresse(url))
            {
                throw Forkert("urls", url, "det skal være en adresse som http://127.0.0.1:8080");
            }
        }

        foreach (var (navn, port) in Portnavne.SelectMany(navn => Dele(builder.Configuration[navn]).Select(port => (navn, port))))
        {
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw Forkert(navn, port, "det skal være en port, 0 til 65535");
            }
        }

        var valgt = Portnavne.Append("urls").Any(navn => builder.Configuration[navn] is { Length: > 0 });
        if (!valgt && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(Standard);
        }

        return builder;
    }

    /// <summary>What it means that the service could not begin to listen; null when that is not what failed.</summary>
    public static KommandoException? Fejl(Exception fejl) => fejl switch
    {
        IOException { InnerException: AddressInUseException } => new(Exitkode.Brug, $"Adressen bruges af et andet program: {fejl.Message}"),
        IOException or SocketException or InvalidOperationException or FormatException or ArgumentException
            when fejl is SocketException || fejl.Source?.StartsWith(AspNet, StringComparison.Ordinal) == true => new(Exitkode.Brug, $"Tjenesten kan ikke lytte på sin adresse: {fejl.Message}"),
        _ => null,
    };

    private static string[] Dele(string? liste) => liste?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool ErAdresse(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: >= 0 and <= ushort.MaxValue };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static KommandoException Forkert(string navn, string vaerdi, string hvorfor) => new(Exitkode.Brug, $"{navn} kan ikke være '{vaerdi}': {hvorfor}.");
}
