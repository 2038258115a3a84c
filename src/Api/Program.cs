using Opgoerelse.Api.Commands;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

InvariantCulture.Fast();

// The program is its command line. serve and demo run the host below; the other commands do their work and end.
return await CommandLine.Run(args, Build, Console.Out, Console.Error);

// The whole service in one process: HTTP over the newest release, and the recurring jobs. Configuration may leave either
// to other processes (Roles).
static WebApplication Build(DataFolder folder, string[] aspnet)
{
    var builder = ConfigurationLoading.Load(() => WebApplication.CreateBuilder(aspnet)).WithDefaultAddress();
    builder.WithLogging(LogLevel.Information);
    builder.AddTelemetry();
    builder.Services.AddOpgoerelse(builder.Configuration, folder);
    builder.Services.AddDatabaseCheck();
    builder.Services.AddRole(builder.Configuration);
    builder.Services.AddScheduling(builder.Configuration);

    return builder.Build();
}
