using Opgoerelse.Api.Http;
using Opgoerelse.Api.Job.Planlaegning;
using Opgoerelse.Api.Kommandoer;
using Opgoerelse.Api.Opsaetning;

// The program is its command line. serve and demo run the host below; the other commands do their work and end.
return await Kommandolinje.Koer(
    args,
    Demo.Kommando(Vaert),
    Serve.Kommando(Vaert),
    Ingest.Kommando(),
    Aggregate.Kommando(),
    Publish.Kommando(),
    Generate.Kommando(),
    Leverancer.Kommando(),
    Rejects.Kommando(),
    Koersler.Kommando(),
    Noegle.Kommando(),
    Facts.Kommando(),
    Figures.Kommando());

// The whole service in one process: HTTP over the newest release, and the recurring jobs.
static WebApplication Vaert(Datamappe mappe, string[] aspnet)
{
    var builder = WebApplication.CreateBuilder(aspnet).MedStandardadresse();
    builder.MedLogning(LogLevel.Information);
    builder.Services.AddOpgoerelse(builder.Configuration, mappe);
    builder.Services.AddOpgoerelseHttp(builder.Configuration);
    builder.Services.AddUdgivelsesvagt();
    builder.Services.AddPlanlagteJob(builder.Configuration);

    var app = builder.Build();
    app.MapOpgoerelseHttp();
    app.MapPlanlagteJob();
    return app;
}
