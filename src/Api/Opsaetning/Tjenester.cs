using System.ComponentModel.DataAnnotations;
using Opgoerelse.Aggregation.Fakta;
using Opgoerelse.Aggregation.Kontrol;
using Opgoerelse.Aggregation.Udgivelser;
using Opgoerelse.Api.Adgang;
using Opgoerelse.Api.Http.Sundhed;
using Opgoerelse.Api.Job;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonymisering;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Sqlite;
using Opgoerelse.Storage.SqlServer;

namespace Opgoerelse.Api.Opsaetning;

/// <summary>What every command and the service share: configuration, database, the rooms' entrances, jobs.</summary>
internal static class Tjenester
{
    /// <summary>Adds the services of the instance in <paramref name="mappe"/>.</summary>
    public static IServiceCollection AddOpgoerelse(this IServiceCollection services, IConfiguration configuration, Datamappe mappe)
    {
        services.AddOptions<Jobindstillinger>().Bind(configuration.GetSection(Jobindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<Arkivindstillinger>().Bind(configuration.GetSection(Arkivindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<Udgivelsesindstillinger>().Bind(configuration.GetSection(Udgivelsesindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(mappe);
        services.AddSingleton(_ => Databasen(configuration, mappe));

        services.AddSingleton(tjenester => Noegle(configuration, mappe, tjenester.GetRequiredService<ILogger<Pseudonymnoegle>>()));
        services.AddSingleton<Leverancebog>();
        services.AddSingleton<Faktadanner>();
        services.AddSingleton<Udgiver>();
        services.AddSingleton<Udgivelseslager>();
        services.AddSingleton<Faktafil>();
        services.AddSingleton<Figurfil>();

        services.AddSingleton<Koerselslager>();
        services.AddSingleton<Jobkoerer>();
        services.AddSingleton<Adgangslager>();
        return services;
    }

    /// <summary>Adds what keeps the served release the newest one and the access keys those that hold, and tells whether the database answers.</summary>
    public static IServiceCollection AddUdgivelsesvagt(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<Databasetjek>("database", tags: [SundhedEndpoints.Klar]);
        return services.AddHostedService<Udgivelsesvagt>().AddHostedService<Adgangsvagt>();
    }

    /// <summary>
    /// The engine that the configuration chooses: SQL Server by a connection string, otherwise the embedded one.
    /// </summary>
    private static Database Databasen(IConfiguration configuration, Datamappe mappe) =>
        configuration.GetConnectionString("Opgoerelse") is { Length: > 0 } forbindelse
            ? new SqlServerDatabase(forbindelse, SqlServer(configuration))
            : new SqliteDatabase(mappe.Database);

    private static SqlServerOptions SqlServer(IConfiguration configuration)
    {
        var indstillinger = configuration.GetSection(Databaseindstillinger.Sektion).Get<Databaseindstillinger>() ?? new Databaseindstillinger();
        Validator.ValidateObject(indstillinger, new ValidationContext(indstillinger), validateAllProperties: true);
        return new SqlServerOptions
        {
            ConnectTimeout = TimeSpan.FromSeconds(indstillinger.ForbindSekunder),
            CommandTimeout = TimeSpan.FromSeconds(indstillinger.KommandoSekunder),
            WriteLockTimeout = TimeSpan.FromSeconds(indstillinger.SkrivelaasSekunder),
        };
    }

    /// <summary>
    /// The key of the pseudonyms. An embedded instance makes its own the first time; a server's must be given to it.
    /// </summary>
    private static Pseudonymnoegle Noegle(IConfiguration configuration, Datamappe mappe, ILogger log)
    {
        if (configuration.GetConnectionString("Opgoerelse") is { Length: > 0 })
        {
            return Pseudonymnoegle.Hent(mappe.Noegler);
        }

        var fandtes = Directory.Exists(mappe.Noegler) && Directory.EnumerateFiles(mappe.Noegler).Any();
        var noegle = Pseudonymnoegle.HentEllerOpret(mappe.Noegler);
        if (!fandtes && Directory.EnumerateFiles(mappe.Noegler).Any())
        {
            log.LogWarning("A new key for pseudonyms was made in {Mappe}: keep it, and keep it secret", mappe.Noegler);
        }

        return noegle;
    }
}
