using Opgoerelse.Api.Commands;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

Kultur.Fast();

// The program is its command line. serve and demo run the host below; the other commands do their work and end.
return await Kommandolinje.Koer(args, Vaert, Console.Out, Console.Error);

// The whole service in one process: HTTP over the newest release, and the recurring jobs. Configuration may leave either
// to other processes (Roller).
static WebApplication Vaert(Datamappe mappe, string[] aspnet)
{
    var builder = ConfigurationLoading.Load(() => WebApplication.CreateBuilder(aspnet)).MedStandardadresse();
    builder.MedLogning(LogLevel.Information);
    builder.AddTelemetry();
    builder.Services.AddOpgoerelse(builder.Configuration, mappe);
    builder.Services.AddDatabasetjek();
    builder.Services.AddRolle(builder.Configuration);
    builder.Services.AddScheduling(builder.Configuration);

    var app = builder.Build();
    app.MapRolle();
    app.MapOperations();
    return app;
}
