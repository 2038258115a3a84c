using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Opgoerelse.Aggregation.Extracts;
using Opgoerelse.Aggregation.Facts;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Api.Access;
using Opgoerelse.Api.PxWeb.SavedQueries;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Jobs;
using Opgoerelse.Jobs.Mail;
using Opgoerelse.Reports.Documents;
using Opgoerelse.Serving;
using Opgoerelse.Serving.Catalogue;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Faults;
using Opgoerelse.Storage.Sqlite;
using Opgoerelse.Storage.SqlServer;

namespace Opgoerelse.Api.Hosting;

/// <summary>What every command and the service share: configuration, database, the rooms' entrances, jobs.</summary>
internal static class Tjenester
{
    private const string Forbindelse = "Opgoerelse";

    /// <summary>Adds the services of the instance in <paramref name="mappe"/>.</summary>
    public static IServiceCollection AddOpgoerelse(this IServiceCollection services, IConfiguration configuration, Datamappe mappe)
    {
        services.AddSingleton(new PublicAddress(configuration[PublicAddress.Setting] ?? ""));
        services.AddOptions<Jobindstillinger>().Bind(configuration.GetSection(Jobindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<Arkivindstillinger>().Bind(configuration.GetSection(Arkivindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LeveranceSettings>().Bind(configuration.GetSection(LeveranceSettings.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<Fortrolighedsindstillinger>().Bind(configuration.GetSection(Fortrolighedsindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<Udgivelsesindstillinger>().Bind(configuration.GetSection(Udgivelsesindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<Rapportindstillinger>().Bind(configuration.GetSection(Rapportindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<Postindstillinger>().Bind(configuration.GetSection(Postindstillinger.Sektion)).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(mappe);
        services.AddSingleton(tjenester => MedLog(Databasen(configuration, mappe), tjenester.GetRequiredService<ILogger<Database>>()));

        services.AddSingleton(tjenester => Noegle(tjenester.GetRequiredService<Database>(), mappe, tjenester.GetRequiredService<ILogger<Pseudonymnoegle>>()));
        services.AddSingleton<SavedQueryDatabase>();
        services.AddSingleton<Forespoergselslager>();
        services.AddSingleton<Leverancebog>();
        services.AddSingleton(tjenester => new StillFiles(
            tjenester.GetRequiredService<TimeProvider>(),
            TimeSpan.FromSeconds(tjenester.GetRequiredService<IOptions<LeveranceSettings>>().Value.StillSeconds)));
        services.AddSingleton<Faktadanner>();
        services.AddSingleton(tjenester => new Udgiver(
            tjenester.GetRequiredService<Database>(),
            tjenester.GetRequiredService<TimeProvider>(),
            tjenester.GetRequiredService<IOptions<Fortrolighedsindstillinger>>().Value.Regler));
        services.AddSingleton<Udgivelseslager>();
        services.AddSingleton(tjenester => new AktuelUdgivelse(
            tjenester.GetRequiredService<IOptions<Rapportindstillinger>>().Value.LaesGrupper(),
            tjenester.GetRequiredService<TimeProvider>()));
        services.AddSingleton(tjenester => new Rapportarkiv(
            tjenester.GetRequiredService<IOptions<Rapportindstillinger>>().Value.Mappe is { Length: > 0 } valgt ? Path.GetFullPath(valgt) : mappe.Rapporter));
        services.AddSingleton<Faktafil>();
        services.AddSingleton<Figurfil>();

        services.AddSingleton<Koerselslager>();
        services.AddSingleton<Forsendelseslager>();
        services.AddSingleton<Jobkoerer>();
        services.AddSingleton<Adgangslager>();
        return services;
    }

    /// <summary>Adds what keeps the served release the newest one and the access keys those that hold.</summary>
    public static IServiceCollection AddUdgivelsesvagt(this IServiceCollection services) =>
        services.AddHostedService<Udgivelsesvagt>().AddHostedService<Adgangsvagt>();

    /// <summary>Adds what tells whether the database answers.</summary>
    public static IServiceCollection AddDatabasetjek(this IServiceCollection services)
    {
        services.AddSingleton<Databasetjek>().AddHealthChecks().AddCheck<Databasetjek>("database", tags: [SundhedEndpoints.Klar]);
        return services;
    }

    /// <summary>
    /// The engine that the configuration chooses: SQL Server by a connection string, otherwise the embedded one.
    /// </summary>
    /// <exception cref="OptionsValidationException">What is configured cannot be used.</exception>
    internal static Database Databasen(IConfiguration configuration, Datamappe mappe)
    {
        if (configuration.GetConnectionString(Forbindelse) is not { Length: > 0 } forbindelse)
        {
            return new SqliteDatabase(mappe.Database);
        }

        try
        {
            return new SqlServerDatabase(forbindelse, SqlServer(configuration));
        }
        catch (Exception fejl) when (fejl is ArgumentException or NotSupportedException)
        {
            throw new OptionsValidationException("ConnectionStrings:" + Forbindelse, typeof(string), [$"ConnectionStrings:{Forbindelse}: {fejl.Message}"]);
        }
        catch (ValidationException fejl)
        {
            throw new OptionsValidationException(Databaseindstillinger.Sektion, typeof(Databaseindstillinger), [$"{Databaseindstillinger.Sektion}: {fejl.Message}"]);
        }
    }

    private static Database MedLog(Database database, ILogger log)
    {
        database.Repeating = fejl => log.LogWarning("A unit of work is begun again: {Fault}, {Message}", DatabaseFaults.Of(fejl), fejl.Message);
        return database;
    }

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
    private static Pseudonymnoegle Noegle(Database database, Datamappe mappe, ILogger log)
    {
        if (Pseudonymnoegle.Find(mappe.Noegler, mappe.FormerKeyFolder) is { } found)
        {
            if (File.Exists(Path.Combine(mappe.FormerKeyFolder, Pseudonymnoegle.Filnavn)) && mappe.FormerKeyFolder != mappe.Noegler)
            {
                log.LogWarning("A key of the pseudonyms lies in {Former}, where a copy of the data folder takes it along: move it to {Folder}", mappe.FormerKeyFolder, mappe.Noegler);
            }

            return found;
        }

        if (!database.IsEmbedded)
        {
            return Pseudonymnoegle.Hent(mappe.Noegler);
        }

        var made = Pseudonymnoegle.Opret(mappe.Noegler, database);
        log.LogWarning("A new key for pseudonyms was made in {Mappe}: keep it, and keep it secret", mappe.Noegler);
        return made;
    }
}
