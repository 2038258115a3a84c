using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Opgoerelse.Api.Access;
using Opgoerelse.Api.Bulk;
using Opgoerelse.Api.Discovery;
using Opgoerelse.Api.Jobindsats;
using Opgoerelse.Api.OpenApi;
using Opgoerelse.Api.PowerQuery;
using Opgoerelse.Api.PxWeb;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Jobs;
using Opgoerelse.Pages;
using Opgoerelse.Pages.Information;
using Opgoerelse.Pages.Kommuner;
using Opgoerelse.Pages.Layout;
using Opgoerelse.Pages.Reports;
using Opgoerelse.Pages.Search;
using Opgoerelse.Pages.Start;
using Opgoerelse.Pages.Tables;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Caching;
using Opgoerelse.Serving.Errors;
using Opgoerelse.Serving.Formats;
using Opgoerelse.Serving.Releases;
using Opgoerelse.Serving.Requests;
using Opgoerelse.Serving.WholeTables;

namespace Opgoerelse.Api.Hosting;

/// <summary>The public interface: what the host adds, and where it stands.</summary>
public static class HttpSetup
{
    /// <summary>Services of the public interface. Settings: <see cref="HttpSettings"/>.</summary>
    public static IServiceCollection AddOpgoerelseHttp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HttpSettings>()
            .Bind(configuration.GetSection(HttpSettings.Section))
            .ValidateDataAnnotations()
            .Validate(
                settings => Uri.TryCreate(settings.Contact.HomePage, UriKind.Absolute, out _),
                "Http:Kontakt:Hjemmeside er ingen hel adresse.")
            .Validate(
                settings => settings.Proxies() is not null,
                "Http:TrustedProxies skal være adresser eller net med ; imellem, fx 10.0.0.0/8.")
            .Validate(
                _ => !string.Equals(configuration["FORWARDEDHEADERS_ENABLED"], "true", StringComparison.OrdinalIgnoreCase),
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED tror på enhver: nævn i stedet proxyerne i Http:TrustedProxies.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CurrentRelease>();
        services.TryAddSingleton<AccessControl>();
        // Whoever makes the host may have said where the reports lie.
        services.TryAddSingleton(new ReportArchive(DataFolder.At(DataFolder.Standard).Reports));
        services.AddSingleton<FormatRegister>();
        services.AddSingleton<Preparation>();
        services.AddSingleton<IErrorPage, ErrorPage>();
        services.AddHostedService<WholeTableWriter>();
        // Kept beside the database, which whoever makes the host adds.
        services.TryAddSingleton<SavedQueryDatabase>();
        services.TryAddSingleton<SavedQueryStore>();
        services.AddSingleton<SavedQueryAllowance>();
        services.AddCors();
        services.AddContentCoding();
        services.AddTrafficLimits();
        services.AddHealth();
        services.AddDocumentation();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.Configure<KestrelServerOptions>(RequestSize.LetIn);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        return services;
    }

    /// <summary>The endpoints of the public interface and what stands around them.</summary>
    public static WebApplication MapOpgoerelseHttp(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseErrorCatching();
        app.UseTrustedHosts(app.Services.GetRequiredService<IOptions<HttpSettings>>().Value);
        // Explicitly, so that an address that is none is counted and refused like any other.
        app.UseRouting();
        // Everything that is public is open to any page, errors too: those of addresses that are none have no endpoint to say so.
        app.UseWhen(
            http => !http.Request.Path.StartsWithSegments(OperationsDoor.Path, StringComparison.OrdinalIgnoreCase),
            branch => branch.UseCors(PxWebEndpoints.AllowAnyOrigin));
        app.UseTrafficLimits();
        app.UseRequestSize();
        app.UseResponseCompression();
        app.UseSwaggerPage();

        var root = app.MapGroup("").WithHead();
        root.MapStartPage();
        root.MapPxWeb();
        root.MapJobindsats();
        root.MapBulk();
        root.MapPowerQuery();
        root.MapTablePages();
        root.MapKommunePages();
        root.MapReportPages();
        root.MapInformationPages();
        root.MapSearch();
        root.MapDiscovery();
        root.MapHealth();
        root.MapDocument();
        return app;
    }

    /// <summary>What a process without the public interface answers: how it is, and nothing else.</summary>
    public static IServiceCollection AddHealthOnly(this IServiceCollection services)
    {
        services.AddHealthChecks();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        return services;
    }

    /// <inheritdoc cref="AddHealthOnly" />
    public static WebApplication MapHealthOnly(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.MapHealth();
        return app;
    }
}
