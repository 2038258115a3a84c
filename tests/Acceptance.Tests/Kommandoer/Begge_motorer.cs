using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Motorer;

namespace Opgoerelse.AcceptanceTests.Kommandoer;

/// <summary>The same leverancer give the same figures, byte for byte, whichever engine they went through.</summary>
public sealed class Begge_motorer
{
    private static readonly string[] Demo = ["demo", "--forloeb", "300", "--seed", "7", "--ingen-server"];

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [PaaHverMotor]
    public async Task Fakta_figurer_og_udgivelse_er_ens_til_sidste_byte(string motor)
    {
        using var indlejret = new Arbejdsmappe();
        using var denne = new Arbejdsmappe(motor);
        await indlejret.Ok(Demo);
        await denne.Ok(Demo);

        var leverancer = await indlejret.Ok("leverancer");
        Assert.Equal(leverancer.Ud, (await denne.Ok("leverancer")).Ud);
        foreach (var leverance in leverancer.Linjer.Skip(1).Select(linje => linje.Split(';')[0]).Take(3))
        {
            Assert.Equal((await indlejret.Ok("rejects", leverance)).Ud, (await denne.Ok("rejects", leverance)).Ud);
        }

        foreach (var (kommando, regelsaet, dato) in new[] { ("facts", "bek-2408", "2026-11-21"), ("facts", "kl-2021", "2024-02-29"), ("figures", "bek-2408", "2026-11-21"), ("figures", "foerste-aar", "2025-06-30") })
        {
            Assert.Equal(await Fil(indlejret, kommando, regelsaet, dato), await Fil(denne, kommando, regelsaet, dato));
        }

        Assert.Equal(Kontrolsum(indlejret), Kontrolsum(denne));
    }

    private static async Task<byte[]> Fil(Arbejdsmappe mappe, string kommando, string regelsaet, string dato)
    {
        var fil = mappe.Fil("ud.csv");
        await mappe.Ok(kommando, "--regelsaet", regelsaet, "--dato", dato, "--out", fil);
        var bytes = await File.ReadAllBytesAsync(fil);
        Assert.True(bytes.Length > 10_000, $"{kommando} {regelsaet} {dato}: {bytes.Length} byte");
        return bytes;
    }

    private static string Kontrolsum(Arbejdsmappe mappe) => new Udgivelseslager(mappe.Aabn()).Alle().Single().Kontrolsum;
}
