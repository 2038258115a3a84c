using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Opgoerelse.Jobs.Scheduling;

namespace Opgoerelse.JobsTests;

/// <summary>How a scheduler reaches the server: as the service does, encrypted.</summary>
public sealed class ServerConnectionTests
{
    [Fact]
    public void Without_a_connection_the_plan_is_in_memory() => Assert.Null(ServerConnection.From(new ConfigurationBuilder().Build()));

    [Theory]
    [InlineData("Server=s;Database=d", "True", "opgoerelse (plan)")]
    [InlineData("Server=s;Database=d;Encrypt=Strict;Application Name=prøve", "Strict", "prøve")]
    public void The_connection_is_encrypted_as_it_says(string connection, string encrypted, string name)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Opgoerelse", connection)]).Build();

        var built = new SqlConnectionStringBuilder(ServerConnection.From(configuration));

        Assert.Equal((encrypted, name, "d"), (built.Encrypt.ToString(), built.ApplicationName, built.InitialCatalog));
    }
}
