using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Opgoerelse.Api.Hosting;

/// <summary>Where the service listens.</summary>
internal static class Address
{
    private const string Standard = "http://127.0.0.1:5080";
    private const string Endpoints = "Kestrel:Endpoints";
    private const string AspNet = "Microsoft.AspNetCore";

    private static readonly string[] PortNames = ["http_ports", "https_ports"];

    /// <summary>Listens on this machine only, unless any of ASP.NET's usual settings says otherwise.</summary>
    /// <exception cref="CommandException">One of them is no address.</exception>
    public static WebApplicationBuilder WithDefaultAddress(this WebApplicationBuilder builder)
    {
        foreach (var url in Parts(builder.Configuration["urls"]))
        {
            if (!IsAddress(url))
            {
                throw Wrong("urls", url, "det skal være en adresse som http://127.0.0.1:8080");
            }

            RequireOwnHost("urls", url);
        }

        foreach (var endpoint in builder.Configuration.GetSection(Endpoints).GetChildren())
        {
            if (endpoint["Url"] is { } url && IsAddress(url))
            {
                RequireOwnHost(endpoint.Path + ":Url", url);
            }
        }

        foreach (var (name, port) in PortNames.SelectMany(name => Parts(builder.Configuration[name]).Select(port => (name, port))))
        {
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                throw Wrong(name, port, "det skal være en port, 0 til 65535");
            }
        }

        var chosen = PortNames.Append("urls").Any(name => builder.Configuration[name] is { Length: > 0 });
        if (!chosen && !builder.Configuration.GetSection(Endpoints).Exists())
        {
            builder.WebHost.UseUrls(Standard);
        }

        return builder;
    }

    /// <summary>What it means that the service could not begin to listen; null when that is not what failed.</summary>
    public static CommandException? Error(Exception error) => error switch
    {
        IOException { InnerException: AddressInUseException } =>
            new(ExitCode.Usage, $"Adressen bruges af et andet program: {error.Message}"),
        IOException or SocketException or InvalidOperationException or FormatException or ArgumentException
            when error is SocketException || error.Source?.StartsWith(AspNet, StringComparison.Ordinal) == true =>
                new(ExitCode.Usage, $"Tjenesten kan ikke lytte på sin adresse: {error.Message}"),
        _ => null,
    };

    private static string[] Parts(string? listOf) =>
        listOf?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsAddress(string url)
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
    private static void RequireOwnHost(string name, string url)
    {
        if (BindingAddress.Parse(url) is { IsUnixPipe: false, IsNamedPipe: false, Host: var host }
            && host is not ("*" or "+")
            && !host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            && !IPAddress.TryParse(host, out _))
        {
            throw Wrong(
                name,
                url,
                $"'{host}' er ingen adresse på denne maskine. Det skal være en IP-adresse, localhost, eller * for dem alle");
        }
    }

    private static CommandException Wrong(string name, string value, string why) =>
        new(ExitCode.Usage, $"{name} kan ikke være '{value}': {why}.");
}
