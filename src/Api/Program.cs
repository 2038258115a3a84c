using System.Globalization;
using Opgoerelse.Api.Commands;
using Opgoerelse.Api.Hosting;
using Opgoerelse.Jobs;

// The machine's language decides nothing: numbers, clock times and order are the same wherever the program runs. What a person
// reads in Danish is written as Danish by the code that shows it.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

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
