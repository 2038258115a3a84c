#pragma warning disable
namespace Opgoerelse.Api.Http { public static class X { public static IServiceCollection AddOpgoerelseHttp(this IServiceCollection s, IConfiguration c) => s.AddSingleton<Opgoerelse.Api.Udgivelser.AktuelUdgivelse>(); public static void MapOpgoerelseHttp(this WebApplication a) => a.MapGet("/", () => "hej"); } }
namespace Opgoerelse.Api.Udgivelser { public sealed class AktuelUdgivelse { public Opgoerelse.Aggregation.Udgivelser.UdgivelseMedTabeller? Nu {get;set;} public void Skift(Opgoerelse.Aggregation.Udgivelser.UdgivelseMedTabeller n) => Nu = n; } }
