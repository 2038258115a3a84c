using Dapper;
using Opgoerelse.Domain;
using Opgoerelse.Storage;

namespace Opgoerelse.Jobs.Mail;

/// <summary>How a letter to a recipient stands.</summary>
/// <param name="Rapport">land, or a kommune's code.</param>
/// <param name="Modtager">What stands for the address, <see cref="Modtager.Aftryk"/>.</param>
/// <param name="Tilstand">paabegyndt, sendt, fejlet or uvist.</param>
/// <param name="Forsoeg">How often it was tried.</param>
/// <param name="Tid">When it was last tried (UTC).</param>
/// <param name="Grund">Why it did not go out, or may not have; null when it did.</param>
public sealed record Forsendelse(string Rapport, string Modtager, string Tilstand, int Forsoeg, DateTimeOffset Tid, string? Grund);

/// <summary>
/// Which letters have gone out, table <c>forsendelse</c>. A letter is marked as begun, and that is kept, before it is sent: whatever
/// happens then, the next run knows that it may have gone out.
/// </summary>
public sealed class Forsendelseslager(Database database, TimeProvider time)
{
    private const int LaengsteGrund = 1000;

    private const string Nulstil = """
        UPDATE forsendelse
        SET tilstand = @tilstand, grund = @grund
        WHERE udgivelse_id = @udgivelse AND tilstand = 'paabegyndt'
        """;

    private const string BegyndIgen = """
        UPDATE forsendelse
        SET tilstand = 'paabegyndt', forsoeg = forsoeg + 1, tid = @tid, grund = NULL
        WHERE udgivelse_id = @udgivelse AND rapport = @rapport AND modtager = @modtager AND tilstand = 'fejlet'
        """;

    private const string BegyndFoerste = """
        INSERT INTO forsendelse (udgivelse_id, rapport, modtager, tilstand, forsoeg, tid, grund)
        SELECT @udgivelse, @rapport, @modtager, 'paabegyndt', 1, @tid, NULL
        WHERE NOT EXISTS (SELECT 1 FROM forsendelse WHERE udgivelse_id = @udgivelse AND rapport = @rapport AND modtager = @modtager)
        """;

    private const string Skriv = """
        UPDATE forsendelse
        SET tilstand = @tilstand, forsoeg = forsoeg - @fradrag, tid = @tid, grund = @grund
        WHERE udgivelse_id = @udgivelse AND rapport = @rapport AND modtager = @modtager AND tilstand = 'paabegyndt'
        """;

    private const string Hent = """
        SELECT rapport, modtager, tilstand, forsoeg, tid, grund
        FROM forsendelse
        WHERE udgivelse_id = @udgivelse
        ORDER BY rapport, modtager
        """;

    /// <summary>All letters about a release.</summary>
    public IReadOnlyList<Forsendelse> Om(long udgivelse)
    {
        using var forbindelse = database.Connect();
        return [.. forbindelse.Query<Raekke>(Hent, new { udgivelse = udgivelse }).Select(raekke => new Forsendelse(raekke.Rapport, raekke.Modtager, raekke.Tilstand, raekke.Forsoeg, DbValues.FromInstant(raekke.Tid), raekke.Grund))];
    }

    /// <summary>Settles letters that a run which is no more had begun: to be sent again, or left alone because they may have gone out.</summary>
    /// <returns>How many there were.</returns>
    internal int Afklar(long udgivelse, bool kanGentages)
    {
        using var forbindelse = database.Connect();
        return forbindelse.Execute(
            Nulstil,
            new { udgivelse = udgivelse, tilstand = kanGentages ? "fejlet" : "uvist", grund = "Kørslen blev afbrudt, mens mailen blev sendt." });
    }

    /// <summary>Marks a letter as begun. False when it has gone out, or may have.</summary>
    internal bool Begynd(long udgivelse, Modtager modtager)
    {
        using var forbindelse = database.Connect();
        using var transaktion = database.BeginWrite(forbindelse);
        var valg = new
        {
            udgivelse = udgivelse,
            rapport = modtager.Rapport,
            modtager = modtager.Aftryk(udgivelse),
            tid = time.GetUtcNow().ToInstant(),
        };
        var ramte = forbindelse.Execute(BegyndIgen, valg, transaktion);
        ramte += ramte == 0 ? forbindelse.Execute(BegyndFoerste, valg, transaktion) : 0;
        transaktion.Commit();
        return ramte == 1;
    }

    internal void Sendt(long udgivelse, Modtager modtager) => Slut(udgivelse, modtager, "sendt", grund: null, fradrag: 0);

    /// <summary>It did not go out.</summary>
    /// <param name="udgivelse">The release that it is about.</param>
    /// <param name="modtager">The recipient.</param>
    /// <param name="grund">Why; it must not hold the address.</param>
    /// <param name="uvist">Whether it may have gone out after all.</param>
    /// <param name="taeller">Whether it counts as a try: not when no letter would have gone out.</param>
    internal void Fejlet(long udgivelse, Modtager modtager, string grund, bool uvist, bool taeller) => Slut(udgivelse, modtager, uvist ? "uvist" : "fejlet", grund, taeller ? 0 : 1);

    private void Slut(long udgivelse, Modtager modtager, string tilstand, string? grund, int fradrag)
    {
        var kort = grund?.Length > LaengsteGrund ? grund[..LaengsteGrund] : grund;
        database.Repeat(_ =>
        {
            using var forbindelse = database.Connect();
            forbindelse.Execute(
                Skriv,
                new { udgivelse = udgivelse, rapport = modtager.Rapport, modtager = modtager.Aftryk(udgivelse), tilstand = tilstand, fradrag = fradrag, tid = time.GetUtcNow().ToInstant(), grund = kort });
        });
    }

    /// <summary>A row of forsendelse, named as its columns.</summary>
    [PinnedNames]
    private sealed record Raekke
    {
        public string Rapport { get; init; } = "";

        public string Modtager { get; init; } = "";

        public string Tilstand { get; init; } = "";

        public int Forsoeg { get; init; }

        public long Tid { get; init; }

        public string? Grund { get; init; }
    }
}
