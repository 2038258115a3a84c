using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Opgoerelse.AcceptanceTests.Kommandoer;
using Opgoerelse.Api.Job;
using Opgoerelse.Api.Job.Planlaegning;
using Opgoerelse.Api.Opsaetning;
using Opgoerelse.Motorer;
using Opgoerelse.Storage;
using Opgoerelse.Storage.Migrations;
using Opgoerelse.Storage.Sqlite;
using Quartz;

namespace Opgoerelse.AcceptanceTests.Job.Quartz;

/// <summary>
/// The plan in a database. Two workers that share it on SQL Server; one on SQLite, with the tables of SQL Server's
/// migration: Quartz's own store reads and writes every column there, but Quartz lets nobody share a SQLite file.
/// </summary>
public sealed class Klyngen : IDisposable
{
    private readonly Arbejdsmappe _mappe = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _mappe.Dispose();
    }

    [Theory]
    [PaaHverMotor]
    public async Task Arbejderne_har_deres_plan_i_tabellerne_og_deler_den_paa_en_server(string motor)
    {
        if (motor == Motor.Sqlite)
        {
            var sti = _mappe.Fil("plan.db");
            using (var plan = new SqliteConnection($"Data Source={sti}"))
            {
                plan.Open();
                plan.Execute(Plantabeller.TilSqlite());
            }

            var database = new SqliteDatabase(_mappe.Fil("opgoerelse.db"));
            await Proev(database, () => new SqliteConnection($"Data Source={sti}"), lager => lager.UseSqlite(SqliteFactory.Instance, $"Data Source={sti}"), arbejdere: 1);
        }
        else
        {
            using var server = Motor.Tom(motor);
            await Proev(server.Aabn(), () => new SqlConnection(server.Forbindelse), lager => Planlaegger.PaaServer(lager, server.Forbindelse!), arbejdere: 2);
        }
    }

    private static async Task Proev(Database database, Func<DbConnection> plan, Action<IPersistentStoreBuilder> lager, int arbejdere)
    {
        Migrator.Migrate(database, TimeProvider.System);
        using var mappe = new Arbejdsmappe();
        var vaerter = Enumerable.Range(0, arbejdere).Select(_ => Arbejder(database, mappe, lager)).ToList();
        await Task.WhenAll(vaerter.Select(vaert => vaert.StartAsync()));
        try
        {
            // Each job stands once in the plan, with its cron expression in Danish time.
            Assert.Equal(Jobplan.Alle.Select(planlagt => planlagt.Navn).Order(StringComparer.Ordinal), Spoerg(plan, "SELECT JOB_NAME FROM QRTZ_JOB_DETAILS").Order(StringComparer.Ordinal));
            Assert.Equal(Jobplan.Alle.Count, Spoerg(plan, "SELECT CRON_EXPRESSION FROM QRTZ_CRON_TRIGGERS WHERE TIME_ZONE_ID = 'Europe/Copenhagen'").Count);
            if (arbejdere > 1)
            {
                Assert.Equal(arbejdere, await Efter(() => Spoerg(plan, "SELECT INSTANCE_NAME FROM QRTZ_SCHEDULER_STATE").Count, antal => antal == arbejdere));
            }

            // One node runs what is due, whichever was asked; in the same period it is not run again.
            var koersler = new Koerselslager(database, TimeProvider.System);
            for (var gang = 0; gang < 2; gang++)
            {
                var skema = await vaerter[gang % arbejdere].Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
                await skema.TriggerJob(new JobKey(Oprydning.Jobnavn));
                await Efter(() => Spoerg(plan, "SELECT ENTRY_ID FROM QRTZ_FIRED_TRIGGERS WHERE JOB_NAME = 'oprydning'").Count + koersler.Koerende().Count + Spoerg(plan, "SELECT TRIGGER_NAME FROM QRTZ_SIMPLE_TRIGGERS").Count, antal => antal == 0);
            }

            Assert.Equal(Koerselstilstand.Afsluttet, Assert.Single(koersler.Nyeste(10)).Tilstand);

            // A worker of a newer version takes out what is no longer declared.
            var gammelt = await vaerter[0].Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
            await gammelt.AddJob(JobBuilder.Create<Quartzjob>().WithIdentity("nedlagt").StoreDurably().Build(), new AddJobOptions());
            Assert.Contains("nedlagt", Spoerg(plan, "SELECT JOB_NAME FROM QRTZ_JOB_DETAILS"));
            using var ny = Arbejder(database, mappe, lager);
            await ny.StartAsync();
            Assert.DoesNotContain("nedlagt", Spoerg(plan, "SELECT JOB_NAME FROM QRTZ_JOB_DETAILS"));
            await ny.StopAsync();
        }
        finally
        {
            await Task.WhenAll(vaerter.Select(vaert => vaert.StopAsync()));
            vaerter.ForEach(vaert => vaert.Dispose());
        }
    }

    private static IHost Arbejder(Database database, Arbejdsmappe mappe, Action<IPersistentStoreBuilder> lager)
    {
        var bygger = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        bygger.Logging.ClearProviders();
        bygger.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Datamappe.Paa(mappe.Data))
            .AddSingleton(database)
            .AddSingleton(Options.Create(new Jobindstillinger()))
            .AddSingleton(Options.Create(new Arkivindstillinger()))
            .AddSingleton<Koerselslager>()
            .AddSingleton<Jobkoerer>()
            .AddSingleton<DueJobs>()
            .AddSingleton<Planlagtkoersel>();
        bygger.Services.AddPlan(lager);
        return bygger.Build();
    }

    private static List<string> Spoerg(Func<DbConnection> plan, string sql)
    {
        using var forbindelse = plan();
        return [.. forbindelse.Query<string>(sql)];
    }

    /// <summary>What it is once it is as wanted, or after half a minute.</summary>
    private static async Task<int> Efter(Func<int> spoerg, Func<int, bool> oensket)
    {
        for (var i = 0; i < 300 && !oensket(spoerg()); i++)
        {
            await Task.Delay(100);
        }

        return spoerg();
    }
}
