using Opgoerelse.Jobs;
using Opgoerelse.Serving;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// What this process is for. By default everything; where there are several, the ones that serve the public interface have
/// <c>Opgoerelse:Job:Aktiv=false</c>, and the ones that run the recurring jobs have <c>Http:Aktiv=false</c>.
/// </summary>
internal static class Roller
{
    /// <summary>Whether this process serves the public interface.</summary>
    public static bool Viser(IConfiguration configuration) =>
        configuration.GetSection(HttpIndstillinger.Sektion).Get<HttpIndstillinger>() is not { Aktiv: false };

    /// <summary>Whether this process runs the recurring jobs.</summary>
    public static bool Arbejder(IConfiguration configuration) =>
        configuration.GetSection(Jobindstillinger.Sektion).Get<Jobindstillinger>() is not { Aktiv: false };

    /// <summary>Adds the public interface, or only its health checks.</summary>
    /// <exception cref="KommandoException">The process would do nothing at all.</exception>
    public static IServiceCollection AddRolle(this IServiceCollection services, IConfiguration configuration)
    {
        if (Viser(configuration))
        {
            return services.AddOpgoerelseHttp(configuration).AddUdgivelsesvagt();
        }

        return Arbejder(configuration)
            ? services.AddKunSundhed()
            : throw new KommandoException(Exitkode.Brug, "Http:Aktiv og Opgoerelse:Job:Aktiv er begge false: så har processen intet at lave.");
    }

    /// <summary>Maps what <see cref="AddRolle"/> added.</summary>
    public static void MapRolle(this WebApplication app)
    {
        if (Viser(app.Configuration))
        {
            app.MapOpgoerelseHttp();
        }
        else
        {
            app.MapKunSundhed();
        }
    }
}
