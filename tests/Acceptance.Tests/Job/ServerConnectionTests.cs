using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Opgoerelse.Jobs.Scheduling;

namespace Opgoerelse.AcceptanceTests.Job;

/// <summary>How a scheduler reaches the server: as the service does, encrypted.</summary>
public sealed class ServerConnectionTests
{
    [Fact]
    public void Uden_forbindelse_er_planen_i_hukommelsen() => Assert.Null(ServerConnection.From(new ConfigurationBuilder().Build()));

    [Theory]
    [InlineData("Server=s;Database=d", "True", "opgoerelse (plan)")]
    [InlineData("Server=s;Database=d;Encrypt=Strict;Application Name=prøve", "Strict", "prøve")]
    public void Forbindelsen_er_krypteret_som_der_staar(string forbindelse, string krypteret, string navn)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Opgoerelse", forbindelse)]).Build();

        var bygget = new SqlConnectionStringBuilder(ServerConnection.From(configuration));

        Assert.Equal((krypteret, navn, "d"), (bygget.Encrypt.ToString(), bygget.ApplicationName, bygget.InitialCatalog));
    }
}
