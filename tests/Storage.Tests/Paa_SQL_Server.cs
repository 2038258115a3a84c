using System.Reflection;

namespace Opgoerelse.StorageTests;

/// <summary>Says in one line what was not tried, when there is no SQL Server to try it on.</summary>
public sealed class Paa_SQL_Server
{
    [Fact]
    public void Kontrakten_er_proevet_paa_SQL_Server()
    {
        var antal = typeof(Paa_SQL_Server).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Count(metode => metode.GetCustomAttributes<MemberDataAttribute>().Any(data => data.MemberType == typeof(Motorer)));
        Assert.True(antal > 0);
        Assert.SkipWhen(Motorer.SqlServer is null, $"{antal} prøver er kun kørt på SQLite: OPGOERELSE_TEST_SQLSERVER er ikke sat.");
    }
}
