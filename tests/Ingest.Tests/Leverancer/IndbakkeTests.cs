using Opgoerelse.Domain.Time;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Ingest.Pseudonyms;
using Opgoerelse.Motorer;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>The inbox: nothing lost, nothing twice, whenever the process dies.</summary>
public sealed class IndbakkeTests
{
    [Theory]
    [PaaHverMotor]
    public void Filer_tages_i_ordinal_orden_og_flyttes_til_arkivet(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Laeg("b.ndjson", Ndjson(Besked(Forloeb(), version: 2)));
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb())));
        proeve.Laeg("c.ndjson.part", Ndjson(Besked(Forloeb(2))));
        proeve.Laeg("d.ndjson", [0xFF]);
        proeve.Laeg("e.txt", []);
        var resultat = proeve.Indbakke.Toem();
        Assert.Equal(["a.ndjson", "b.ndjson", "d.ndjson"], resultat.Leverancer.Select(leverance => leverance.Navn));
        Assert.Equal(["e.txt"], resultat.Oversprunget.Select(fil => fil.Navn));
        Assert.All(resultat.Leverancer, leverance => Assert.True(File.Exists(proeve.Arkiv.Sti(leverance))));
        Assert.EndsWith(Path.Combine("arkiv", "2026-06-01", "00000001_a.ndjson"), proeve.Arkiv.Sti(resultat.Leverancer[0]), StringComparison.Ordinal);
        Assert.EndsWith(Path.Combine("arkiv", "afviste", "2026-06-01", "00000003_d.ndjson"), proeve.Arkiv.Sti(resultat.Leverancer[2]), StringComparison.Ordinal);
        Assert.Equal(["c.ndjson.part", "e.txt"], Directory.GetFiles(proeve.Indbakke.Mappe).Select(Path.GetFileName).Order());
        Assert.All(proeve.Bog.Liste(), leverance => Assert.True(leverance.Arkiveret));
        Assert.All(proeve.Bog.Liste(), leverance => Assert.Equal("mappe", leverance.Kanal));
        Assert.Empty(proeve.Indbakke.Toem().Leverancer);
    }

    [Theory]
    [PaaHverMotor]
    public void Samme_navn_igen_er_en_ny_leverance(string motor)
    {
        using var proeve = new Proeve(motor);
        var bytes = Ndjson(Besked(Forloeb()));
        proeve.Laeg("forloeb.ndjson", bytes);
        proeve.Indbakke.Toem();
        proeve.Laeg("forloeb.ndjson", bytes);
        var anden = Assert.Single(proeve.Indbakke.Toem().Leverancer);
        Assert.Equal((2L, 1L), (anden.LeveranceId, anden.Gentaget));
        Assert.Equal(2, Directory.GetFiles(proeve.Arkiv.Mappe, "*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [PaaHverMotor(false)]
    [PaaHverMotor(true)]
    public void Doer_processen_mellem_bekraeftelse_og_flytning_tages_filen_ikke_igen(string motor, bool afvist)
    {
        using var proeve = new Proeve(motor);
        byte[] bytes = afvist ? [0xFF] : Ndjson(Besked(Forloeb()));
        proeve.Laeg("a.ndjson", bytes);
        var leverance = Assert.Single(proeve.Indbakke.Toem().Leverancer);
        // As it was just before the move.
        File.Move(proeve.Arkiv.Sti(leverance), Path.Combine(proeve.Indbakke.Mappe, "a.ndjson"));
        proeve.Udfoer("UPDATE leverance SET arkiveret = 0");

        Assert.Empty(proeve.Indbakke.Toem().Leverancer);
        Assert.True(File.Exists(proeve.Arkiv.Sti(leverance)));
        Assert.True(Assert.Single(proeve.Bog.Liste()).Arkiveret);
        Assert.Empty(Directory.GetFiles(proeve.Indbakke.Mappe));
    }

    [Theory]
    [PaaHverMotor]
    public void Doer_processen_efter_flytningen_er_den_gjort(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb())));
        proeve.Indbakke.Toem();
        proeve.Udfoer("UPDATE leverance SET arkiveret = 0");
        Assert.Empty(proeve.Indbakke.Toem().Leverancer);
        Assert.True(Assert.Single(proeve.Bog.Liste()).Arkiveret);
    }

    [Theory]
    [PaaHverMotor]
    public void En_anden_fil_under_samme_navn_efter_et_nedbrud_er_sin_egen_leverance(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb())));
        proeve.Indbakke.Toem();
        proeve.Udfoer("UPDATE leverance SET arkiveret = 0");
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb(2))));
        Assert.Equal(1, Assert.Single(proeve.Indbakke.Toem().Leverancer).Accepteret);
        Assert.Equal(2, proeve.Bog.Liste().Count);
    }

    [Theory]
    [PaaHverMotor]
    public void En_fil_der_skrives_paa_mens_den_laeses_bliver_liggende(string motor)
    {
        using var proeve = new Proeve(motor);
        var sti = proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb())));
        var resultat = proeve.Indbakke.Toem(new Straks(_ => File.AppendAllText(sti, "\n")));
        Assert.Empty(resultat.Leverancer);
        Assert.Equal("a.ndjson", Assert.Single(resultat.Oversprunget).Navn);
        Assert.Empty(proeve.Bog.Liste());
        Assert.Empty(proeve.IKraft());
        Assert.Equal(1, Assert.Single(proeve.Indbakke.Toem().Leverancer).Accepteret);
    }

    [Theory]
    [PaaHverMotor]
    public void En_ny_fil_lagt_over_den_der_laeses_gaar_ikke_tabt(string motor)
    {
        using var proeve = new Proeve(motor);
        var sti = proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb())));
        var ny = proeve.Skriv("ny.part", Ndjson(Besked(Forloeb(2)), Besked(Forloeb(3))));
        var lagt = false;
        var foerste = proeve.Indbakke.Toem(new Straks(_ =>
        {
            if (!lagt)
            {
                File.Move(ny, sti, overwrite: true);
                lagt = true;
            }
        }));
        Assert.Equal(1, Assert.Single(foerste.Leverancer).Accepteret);
        Assert.Equal(2, Assert.Single(proeve.Indbakke.Toem().Leverancer).Accepteret);
    }

    [Theory]
    [PaaHverMotor]
    public void En_ny_fil_der_kom_i_arkivet_ved_et_nedbrud_laegges_tilbage_og_tages(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb())));
        var foerste = Assert.Single(proeve.Indbakke.Toem().Leverancer);
        // As it was when the process died after the move of a file that was not the one it had read.
        File.WriteAllBytes(proeve.Arkiv.Sti(foerste), Ndjson(Besked(Forloeb(2)), Besked(Forloeb(3))));
        proeve.Udfoer("UPDATE leverance SET arkiveret = 0");
        Assert.Equal(2, Assert.Single(proeve.Indbakke.Toem().Leverancer).Accepteret);
    }

    [Theory]
    [PaaHverMotor]
    public void En_forkert_noegle_lader_filerne_ligge(string motor)
    {
        using var proeve = new Proeve(motor);
        proeve.Tag(Besked(Forloeb()));
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb(2))));
        var anden = new Indbakke(proeve.Database, new Pseudonymnoegle(new byte[32]), proeve.Ur, proeve.Indbakke.Mappe, proeve.Arkiv);
        Assert.Throws<IngestException>(() => anden.Toem());
        Assert.Single(Directory.GetFiles(proeve.Indbakke.Mappe));
    }

    [Theory]
    [PaaHverMotor]
    public void Arkivet_er_lukket_for_andre_og_ryddes_efter_opbevaringstiden(string motor)
    {
        using var proeve = new Proeve(motor);
        foreach (var (navn, bytes) in new[] { ("a.ndjson", Ndjson(Besked(Forloeb()))), ("b.ndjson", [0xFF]), ("c.ndjson", Ndjson(Besked(Forloeb(2)))) })
        {
            proeve.Laeg(navn, bytes);
            proeve.Indbakke.Toem();
            proeve.Ur.Advance(TimeSpan.FromDays(navn == "b.ndjson" ? 30 : 0));
        }

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Ejeren = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal(Ejeren, File.GetUnixFileMode(proeve.Arkiv.Mappe));
        }

        Assert.Equal(0, proeve.Arkiv.Ryd(TimeSpan.FromDays(30), proeve.Ur));
        Assert.Equal(2, proeve.Arkiv.Ryd(TimeSpan.FromDays(29), proeve.Ur));
        Assert.Equal(0, proeve.Arkiv.Ryd(TimeSpan.FromDays(29), proeve.Ur));
        Assert.EndsWith("c.ndjson", Assert.Single(Directory.GetFiles(proeve.Arkiv.Mappe, "*", SearchOption.AllDirectories)), StringComparison.Ordinal);
        Assert.Equal(3, proeve.Bog.Liste().Count);
    }

    [Fact]
    public void Glemte_filer_ligger_ikke_laengere_end_resten()
    {
        using var proeve = new Proeve();
        var inbox = proeve.Indbakke.Mappe;
        var below = Directory.CreateDirectory(Path.Combine(inbox, "2021")).FullName;
        string[] forgotten =
        [
            Path.Combine(inbox, "a.ndjson.part"), Path.Combine(inbox, ".b.ndjson.Xy3"), Path.Combine(inbox, "liste.xlsx"), Path.Combine(below, "c.ndjson.part"),
            Path.Combine(proeve.Arkiv.Mappe, "00000001_a.ndjson.part"), Path.Combine(proeve.Arkiv.Mappe, "kopi.ndjson"),
        ];
        string[] kept = [Path.Combine(inbox, "d.ndjson"), Path.Combine(below, "e.ndjson")];
        foreach (var fil in forgotten.Concat(kept))
        {
            File.WriteAllBytes(fil, [1]);
        }

        // Written long ago, but it came today: the disk knows that.
        Array.ForEach(forgotten, fil => File.SetLastWriteTimeUtc(fil, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        var today = DanskTid.Dag(DateTimeOffset.UtcNow);
        Assert.Equal(0, Indbakke.DeleteForgotten(inbox, today) + proeve.Arkiv.Ryd(today));

        var later = today.AddDays(2);
        Assert.Equal(4, Indbakke.DeleteForgotten(inbox, later));
        Assert.Equal(2, proeve.Arkiv.Ryd(later));
        Assert.DoesNotContain(forgotten, File.Exists);
        Assert.All(kept, fil => Assert.True(File.Exists(fil)));
    }

    private sealed class Straks(Action<Fremdrift> skridt) : IProgress<Fremdrift>
    {
        public void Report(Fremdrift value) => skridt(value);
    }
}
