using Opgoerelse.Model;
using Opgoerelse.Motorer;

namespace Opgoerelse.IngestTests;

/// <summary>Random leverancer against the slow model's own reader. Many more of them: tests/Hostile.</summary>
public sealed class ModelTests
{
    public static TheoryData<string, int> Motor_og_froe => new(Motor.Alle.SelectMany(motor => Enumerable.Range(1, 10).Select(froe => (motor, froe))));

    [Theory]
    [MemberData(nameof(Motor_og_froe))]
    public void Tilfaeldige_leverancer_bedoemmes_som_i_den_langsomme_model(string motor, int froe)
    {
        using var proeve = new Proeve(motor);
        var model = AgainstModel.Judge(proeve, RandomLeverance.Filer(new Random(froe), 6));
        Assert.True(model.Messages.Count > 50, "For lidt var gyldigt til at prøve noget.");
    }
}
