using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Opgoerelse.Ingest;
using Opgoerelse.Ingest.Leverancer;
using Opgoerelse.Motorer;
using static Opgoerelse.IngestTests.Linjer;

namespace Opgoerelse.IngestTests.Leverancer;

/// <summary>What lies in an inbox that is no whole file: nothing is taken half, lost, or in the way of the next.</summary>
public sealed class InboxTests
{
    private static readonly TimeSpan Minut = TimeSpan.FromSeconds(60);

    [Fact]
    public void En_fil_tages_foerst_naar_den_har_ligget_stille_i_tres_sekunder()
    {
        using var proeve = new Proeve();
        var indbakke = new Indbakke(proeve.Database, proeve.Noegle, proeve.Ur, proeve.Indbakke.Mappe, proeve.Arkiv) { Still = new StillFiles(proeve.Ur, Minut) };
        var sti = proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb(1))));
        Skrevet(sti, proeve.Ur.GetUtcNow());
        var resultat = indbakke.Toem();
        Assert.Empty(resultat.Leverancer);
        Assert.Equal("Filen a.ndjson er ændret for mindre end 60 sekunder siden. Den tages, når den har ligget stille så længe.", Assert.Single(resultat.Oversprunget).Aarsag);

        proeve.Ur.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(indbakke.Toem().Leverancer);
        File.AppendAllBytes(sti, Ndjson(Besked(Forloeb(2))));
        Skrevet(sti, proeve.Ur.GetUtcNow());
        proeve.Ur.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(indbakke.Toem().Leverancer);
        proeve.Ur.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Assert.Single(indbakke.Toem().Leverancer).Accepteret);
        Assert.Single(proeve.Bog.Liste());
    }

    /// <summary>Whose clock is ahead of ours, or who keeps the original's time, is told by what was seen.</summary>
    [Fact]
    public void En_tid_i_fremtiden_holder_ikke_filen_ude()
    {
        using var proeve = new Proeve();
        var indbakke = new Indbakke(proeve.Database, proeve.Noegle, proeve.Ur, proeve.Indbakke.Mappe, proeve.Arkiv) { Still = new StillFiles(proeve.Ur, Minut) };
        var sti = proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb(1))));
        Skrevet(sti, proeve.Ur.GetUtcNow().AddDays(1));
        Assert.Empty(indbakke.Toem().Leverancer);
        proeve.Ur.Advance(TimeSpan.FromSeconds(30));
        File.AppendAllBytes(sti, Ndjson(Besked(Forloeb(2))));
        Skrevet(sti, proeve.Ur.GetUtcNow().AddDays(1));
        Assert.Empty(indbakke.Toem().Leverancer);
        proeve.Ur.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(indbakke.Toem().Leverancer);
        proeve.Ur.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Assert.Single(indbakke.Toem().Leverancer).Accepteret);
    }

    /// <summary>A writer that is slower than the inbox has its file open in the archive when it goes on.</summary>
    [Theory]
    [PaaHverMotor("a.ndjson")]
    [PaaHverMotor("a.ndjson.gz")]
    public void En_fil_der_vokser_efter_at_den_er_taget_tages_igen(string motor, string navn)
    {
        using var proeve = new Proeve(motor);
        byte[] hel = Ndjson(Besked(Forloeb(1)), Besked(Forloeb(2)), Besked(Forloeb(3)));
        hel = navn.EndsWith(".gz", StringComparison.Ordinal) ? Gzip(hel) : hel;
        var sti = Path.Combine(proeve.Indbakke.Mappe, navn);
        using (var skriver = new FileStream(sti, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            skriver.Write(hel.AsSpan(0, hel.Length / 2));
            skriver.Flush();
            var halv = Assert.Single(proeve.Indbakke.Toem().Leverancer);
            Assert.True(halv.Accepteret < 3);
            Assert.False(HasWork(proeve));
            skriver.Write(hel.AsSpan(hel.Length / 2));
        }

        Assert.True(HasWork(proeve));
        var resultat = proeve.Indbakke.Toem();
        Assert.Equal(
            $"Filen {navn} blev skrevet på, efter at den var taget (leverance 1). Den er lagt tilbage i indbakken og tages igen.",
            Assert.Single(resultat.Oversprunget).Aarsag);
        var taget = Assert.Single(resultat.Leverancer);
        Assert.Equal((3L, 0L), (taget.Accepteret + taget.Gentaget, taget.Afvist));
        Assert.Equal(3, proeve.IKraft().Count);
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(proeve.Arkiv.Sti(taget))), taget.Sha256);
        Assert.False(HasWork(proeve));
        Assert.Empty(proeve.Indbakke.Toem().Leverancer);
        Assert.Empty(Directory.GetFiles(proeve.Indbakke.Mappe));
    }

    [Fact]
    public void En_fil_i_arkivet_der_kun_faar_ny_tid_bliver_der()
    {
        using var proeve = new Proeve();
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb())));
        var leverance = Assert.Single(proeve.Indbakke.Toem().Leverancer);
        Skrevet(proeve.Arkiv.Sti(leverance), proeve.Ur.GetUtcNow().AddDays(1));
        Assert.Empty(proeve.Indbakke.Toem().Oversprunget);
        Assert.True(File.Exists(proeve.Arkiv.Sti(leverance)));
        Assert.False(HasWork(proeve));
    }

    /// <summary>Both were lost before: the one that grew is put back under another name, so that both are taken.</summary>
    [Fact]
    public void En_fil_der_vokser_og_en_ny_af_samme_navn_tages_begge()
    {
        using var proeve = new Proeve();
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb(1))));
        var foerste = Assert.Single(proeve.Indbakke.Toem().Leverancer);
        File.AppendAllBytes(proeve.Arkiv.Sti(foerste), Ndjson(Besked(Forloeb(2))));
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb(3))));
        Assert.Equal(["00000001_a.ndjson", "a.ndjson"], proeve.Indbakke.Toem().Leverancer.Select(leverance => leverance.Navn));
        Assert.Equal(3, proeve.IKraft().Count);
    }

    [Theory]
    [PaaHverMotor]
    public async Task Intet_i_indbakken_staar_i_vejen_for_det_naeste(string motor)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither pipes in folders nor links for everyone.");
        using var proeve = new Proeve(motor);
        var indbakke = proeve.Indbakke.Mappe;
        var udenfor = proeve.Skriv("hemmelig.ndjson", Ndjson(Besked(Forloeb(9))));
        File.CreateSymbolicLink(Path.Combine(indbakke, "a.ndjson"), udenfor);
        File.CreateSymbolicLink(Path.Combine(indbakke, "b.ndjson"), "/findes/ikke");
        File.CreateSymbolicLink(Path.Combine(indbakke, "c.ndjson"), proeve.Mappe);
        Directory.CreateDirectory(Path.Combine(indbakke, "d.ndjson"));
        File.WriteAllText(Path.Combine(indbakke, "d.ndjson", "x"), "x");
        Koer("mkfifo", Path.Combine(indbakke, "forloeb.csv"));
        if (Environment.IsPrivilegedProcess)
        {
            // Where one may be made at all: a device without an end.
            using var enhed = Process.Start(new ProcessStartInfo("mknod", [Path.Combine(indbakke, "n.ndjson"), "c", "1", "5"]) { RedirectStandardError = true, UseShellExecute = false })!;
            await enhed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var sokkel = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        sokkel.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(indbakke, "s.ndjson")));
        proeve.Laeg("z.ndjson", Ndjson(Besked(Forloeb(1))));

        var resultat = await Task.Run(() => proeve.Indbakke.Toem(), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                ("a.ndjson", "Det er et symbolsk link. Links følges ikke."),
                ("b.ndjson", "Det er et symbolsk link. Links følges ikke."),
                ("c.ndjson", "Det er et symbolsk link. Links følges ikke."),
                ("d.ndjson", "Det er en mappe, ikke en fil."),
                ("forloeb.csv", "Det er ikke en almindelig fil, men en kø, en sokkel eller en enhed."),
                ("s.ndjson", "Det er ikke en almindelig fil, men en kø, en sokkel eller en enhed."),
                ("z.ndjson", null),
            ],
            resultat.Leverancer.Where(leverance => leverance.Navn != "n.ndjson").Select(leverance => (leverance.Navn, leverance.Aarsag)));
        Assert.Single(proeve.IKraft());
        Assert.True(File.Exists(udenfor));
        Assert.Equal(["afvist"], Directory.GetFileSystemEntries(indbakke).Select(Path.GetFileName));
        var aside = new SetAsideFolder(indbakke);
        Assert.All(resultat.Leverancer.SkipLast(1), leverance => Assert.NotEqual(FileKind.Missing, FileKinds.Of(aside.PathOf(leverance), follow: false)));
        Assert.Equal(Ejeren, Rettigheder(aside.Path));

        Assert.Empty(proeve.Indbakke.Toem().Leverancer);
        Assert.Equal(resultat.Leverancer.Count, proeve.Bog.Liste().Count);
        Assert.False(HasWork(proeve));
        new Arkiv(aside.Path).Ryd(new DateOnly(2026, 6, 2));
        Assert.Empty(Directory.GetFileSystemEntries(aside.Path));
        Assert.True(File.Exists(udenfor));
    }

    [Fact]
    public void Doer_processen_foer_det_er_sat_til_side_staar_det_kun_en_gang_i_hovedbogen()
    {
        using var proeve = new Proeve();
        var sti = Directory.CreateDirectory(Path.Combine(proeve.Indbakke.Mappe, "a.ndjson")).FullName;
        var leverance = Assert.Single(proeve.Indbakke.Toem().Leverancer);
        var aside = new SetAsideFolder(proeve.Indbakke.Mappe).PathOf(leverance);
        // As it was just before the move.
        Directory.Move(aside, sti);
        proeve.Udfoer("UPDATE leverance SET arkiveret = 0");
        Assert.Empty(proeve.Indbakke.Toem().Leverancer);
        Assert.True(Directory.Exists(aside));
        Assert.True(Assert.Single(proeve.Bog.Liste()).Arkiveret);

        // And where a good file has come in its place meanwhile, that is taken.
        proeve.Udfoer("UPDATE leverance SET arkiveret = 0");
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb())));
        Assert.Equal(1, Assert.Single(proeve.Indbakke.Toem().Leverancer).Accepteret);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\u00E5")]
    [InlineData("\U0001F600")]
    public void Et_navn_maa_vaere_saa_langt_som_filsystemet_tillader(string tegn)
    {
        using var proeve = new Proeve();
        var antal = 0;
        foreach (var laengde in Enumerable.Range(236, 20))
        {
            var navn = new StringBuilder();
            var endelse = $"{laengde % 10}-forloeb.csv.gz";
            while (Encoding.UTF8.GetByteCount(navn + tegn) <= laengde - endelse.Length)
            {
                navn.Append(tegn);
            }

            proeve.Laeg(navn.Append('a', laengde - endelse.Length - Encoding.UTF8.GetByteCount(navn.ToString())).Append(endelse).ToString(), [1]);
            antal++;
        }

        var taget = proeve.Indbakke.Toem().Leverancer;
        Assert.Equal(antal, taget.Count);
        Assert.All(taget, leverance => Assert.True(File.Exists(proeve.Arkiv.Sti(leverance))));
        Assert.All(taget, leverance => Assert.EndsWith("-forloeb.csv.gz", proeve.Arkiv.Sti(leverance), StringComparison.Ordinal));
        Assert.All(taget, leverance => Assert.True(leverance.Arkiveret));
        Assert.Empty(Directory.GetFiles(proeve.Indbakke.Mappe));
        Assert.Empty(proeve.Indbakke.Toem().Leverancer);
    }

    /// <summary>A file where the archive's folder should be: nothing can be moved there, by root neither.</summary>
    [Theory]
    [PaaHverMotor]
    public void Kan_intet_flyttes_tages_hver_fil_alligevel_netop_en_gang(string motor)
    {
        using var proeve = new Proeve(motor);
        var ivejen = Path.Combine(proeve.Arkiv.Mappe, "2026-06-01");
        File.WriteAllBytes(ivejen, []);
        proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb(1))));
        proeve.Laeg("b.ndjson", Ndjson(Besked(Forloeb(2))));
        var resultat = proeve.Indbakke.Toem();
        Assert.Equal(2, resultat.Leverancer.Sum(leverance => leverance.Accepteret));
        Assert.Equal("Filen a.ndjson er taget (leverance 1), men kan ikke flyttes fra indbakken. Den tages ikke igen.", resultat.Oversprunget[0].Aarsag);
        proeve.Laeg("c.ndjson", Ndjson(Besked(Forloeb(3))));
        resultat = proeve.Indbakke.Toem();
        Assert.Equal("c.ndjson", Assert.Single(resultat.Leverancer).Navn);
        Assert.Equal(3, resultat.Oversprunget.Count);

        File.Delete(ivejen);
        resultat = proeve.Indbakke.Toem();
        Assert.Empty(resultat.Leverancer);
        Assert.Empty(resultat.Oversprunget);
        Assert.Equal(3, proeve.Bog.Liste().Count);
        Assert.All(proeve.Bog.Liste(), leverance => Assert.True(leverance.Arkiveret && File.Exists(proeve.Arkiv.Sti(leverance))));
    }

    [Fact]
    public void En_fil_uden_adgang_saettes_til_side_og_en_indbakke_uden_skriveadgang_toemmes_netop_en_gang()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Rights do not bind root. Run this as another user.");
        using var proeve = new Proeve();
        Rettigheder(proeve.Laeg("a.ndjson", Ndjson(Besked(Forloeb(1)))), UnixFileMode.None);
        proeve.Laeg("b.ndjson", Ndjson(Besked(Forloeb(2))));
        var resultat = proeve.Indbakke.Toem();
        Assert.Equal(["Filen kan ikke læses: programmet har ikke adgang til den.", null], resultat.Leverancer.Select(leverance => leverance.Aarsag));
        Assert.True(File.Exists(new SetAsideFolder(proeve.Indbakke.Mappe).PathOf(resultat.Leverancer[0])));

        proeve.Laeg("c.ndjson", Ndjson(Besked(Forloeb(3))));
        Rettigheder(proeve.Laeg("d.ndjson", Ndjson(Besked(Forloeb(4)))), UnixFileMode.None);
        Directory.CreateDirectory(Path.Combine(proeve.Indbakke.Mappe, "e.ndjson"));
        proeve.Laeg("f.ndjson", Ndjson(Besked(Forloeb(5))));
        Rettigheder(proeve.Indbakke.Mappe, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Equal(4, proeve.Indbakke.Toem().Leverancer.Count);
            resultat = proeve.Indbakke.Toem();
            Assert.Empty(resultat.Leverancer);
            Assert.Equal(4, resultat.Oversprunget.Count);
            Assert.Equal(6, proeve.Bog.Liste().Count);
            Assert.Equal(3, proeve.IKraft().Count);
        }
        finally
        {
            Rettigheder(proeve.Indbakke.Mappe, Ejeren);
        }

        Assert.Empty(proeve.Indbakke.Toem().Leverancer);
        Assert.Equal(["afvist"], Directory.GetFileSystemEntries(proeve.Indbakke.Mappe).Select(Path.GetFileName));
    }

    /// <summary>A register that throws stands for a mistake of ours that only one file brings out.</summary>
    [Fact]
    public void En_fejl_i_programmet_som_en_fil_udloeser_naevnes_foerst_naar_de_andre_er_taget()
    {
        using var proeve = new Proeve();
        var opslag = Registeropslag.Standard with { Indsatstype = kode => kode == "UHELD" ? throw new OverflowException("uheld") : kode };
        var indbakke = new Indbakke(proeve.Database, proeve.Noegle, proeve.Ur, proeve.Indbakke.Mappe, proeve.Arkiv, opslag);
        proeve.Laeg("a.ndjson", Ndjson(Besked(Indsats().Med("indsatstype", "UHELD"))));
        proeve.Laeg("b.ndjson", Ndjson(Besked(Forloeb())));
        Assert.Throws<OverflowException>(() => indbakke.Toem());
        Assert.Equal("b.ndjson", Assert.Single(proeve.Bog.Liste()).Navn);
        Assert.Equal(["a.ndjson"], Directory.GetFiles(indbakke.Mappe).Select(Path.GetFileName));
    }

    [Fact]
    public async Task En_navngiven_mappe_springer_det_over_der_ikke_er_filer_og_foelger_links()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither pipes in folders nor links for everyone.");
        using var proeve = new Proeve();
        var fil = proeve.Skriv("z.ndjson", Ndjson(Besked(Forloeb(1))));
        var mappe = Path.GetDirectoryName(fil)!;
        File.CreateSymbolicLink(Path.Combine(mappe, "a.ndjson"), proeve.Skriv("link.part", Ndjson(Besked(Forloeb(2)))));
        Directory.CreateDirectory(Path.Combine(mappe, "b.ndjson"));
        var koe = Path.Combine(mappe, "c.ndjson");
        Koer("mkfifo", koe);
        var resultat = await Task.Run(() => proeve.Indlaesning.Mappe(mappe), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Equal(["a.ndjson", "z.ndjson"], resultat.Leverancer.Select(leverance => leverance.Navn));
        Assert.Equal(["b.ndjson", "c.ndjson"], resultat.Oversprunget.Select(en => en.Navn));
        Assert.Equal("ukendt-fil", Assert.Throws<IngestException>(() => proeve.Indlaesning.Fil(koe)).Kode);
    }

    private static bool HasWork(Proeve proeve) => Indbakke.HasWork(proeve.Database, proeve.Ur, proeve.Indbakke.Mappe, proeve.Arkiv);

    private static void Skrevet(string sti, DateTimeOffset tid) => File.SetLastWriteTimeUtc(sti, tid.UtcDateTime);

    private const UnixFileMode Ejeren = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static UnixFileMode Rettigheder(string sti) => OperatingSystem.IsWindows() ? Ejeren : File.GetUnixFileMode(sti);

    private static void Rettigheder(string sti, UnixFileMode rettigheder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(sti, rettigheder);
        }
    }

    private static void Koer(string program, string argument)
    {
        using var proces = Process.Start(program, [argument]);
        proces.WaitForExit();
        Assert.Equal(0, proces.ExitCode);
    }
}
