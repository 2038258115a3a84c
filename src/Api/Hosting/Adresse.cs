using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Opgoerelse.Api.Hosting;

/// <summary>Where the service listens.</summary>
internal static class Adresse
{
    private const string Standard = "http://127.0.0.1:5080";
    private const string Endepunkter = "Kestrel:Endpoints";
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

            KraevEgenVaert("urls", url);
        }

        foreach (var endpoint in builder.Configuration.GetSection(Endepunkter).GetChildren())
        {
            if (endpoint["Url"] is { } url && ErAdresse(url))
            {
                KraevEgenVaert(endpoint.Path + ":Url", url);
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
        if (!valgt && !builder.Configuration.GetSection(Endepunkter).Exists())
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

    /// <summary>The server would take any other name for every address of the machine: a slip would open the service to all.</summary>
    private static void KraevEgenVaert(string navn, string url)
    {
        if (BindingAddress.Parse(url) is { IsUnixPipe: false, IsNamedPipe: false, Host: var vaert }
            && vaert is not ("*" or "+") && !vaert.Equals("localhost", StringComparison.OrdinalIgnoreCase) && !IPAddress.TryParse(vaert, out _))
        {
            throw Forkert(navn, url, $"'{vaert}' er ingen adresse på denne maskine. Det skal være en IP-adresse, localhost, eller * for dem alle");
        }
    }

    private static KommandoException Forkert(string navn, string vaerdi, string hvorfor) => new(Exitkode.Brug, $"{navn} kan ikke være '{vaerdi}': {hvorfor}.");
}
