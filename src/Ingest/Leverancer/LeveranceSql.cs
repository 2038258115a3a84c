namespace Opgoerelse.Ingest.Leverancer;

/// <summary>The SQL of the ledger, the same on both engines.</summary>
internal static class LeveranceSql
{
    private const string Columns = """
        leverance_id, navn, kanal, sha256, modtaget, modtaget_dag, tilstand, aarsag, laest, accepteret, gentaget, afvist, venter, arkiveret
        """;

    /// <summary>The position of the last leverance and the newest receipt; nulls in an empty ledger.</summary>
    public const string Latest = """
        SELECT MAX(leverance_id) AS leverance_id, MAX(modtaget) AS modtaget
        FROM leverance
        """;

    public const string Insert = $"""
        INSERT INTO leverance ({Columns})
        VALUES (@leveranceId, @navn, @kanal, @sha256, @modtaget, @modtagetDag, @tilstand, @aarsag,
            @laest, @accepteret, @gentaget, @afvist, @venter, @arkiveret)
        """;

    public const string InsertFigures = """
        INSERT INTO leverance_tal (leverance_id, slags, navn, antal)
        VALUES (@leveranceId, @slags, @navn, @antal)
        """;

    /// <summary>All leverancer, newest first.</summary>
    public const string ListOf = $"""
        SELECT {Columns}
        FROM leverance
        ORDER BY leverance_id DESC
        """;

    /// <summary>The newest, newest first. Their numbers follow one another: no row ever goes away.</summary>
    public const string Newest = $"""
        SELECT {Columns}
        FROM leverance
        WHERE leverance_id > (SELECT COALESCE(MAX(leverance_id), 0) FROM leverance) - @antal
        ORDER BY leverance_id DESC
        """;

    public const string ById = $"""
        SELECT {Columns}
        FROM leverance
        WHERE leverance_id = @leveranceId
        """;

    public const string Number = """
        SELECT slags, navn, antal
        FROM leverance_tal
        WHERE leverance_id = @leveranceId
        ORDER BY slags, navn
        """;

    /// <summary>Rejected lines in the order of the file.</summary>
    public const string Rejections = """
        SELECT linje, felt, kode, tekst
        FROM afvisning
        WHERE leverance_id = @leveranceId
        ORDER BY linje
        """;

    /// <summary>The one that was taken before.</summary>
    public const string Previous = $"""
        SELECT {Columns}
        FROM leverance
        WHERE leverance_id = (SELECT MAX(leverance_id) FROM leverance WHERE leverance_id < @leveranceId)
        """;

    /// <summary>The first whose receipt is after an instant.</summary>
    public const string FirstAfter = """
        SELECT MIN(leverance_id)
        FROM leverance
        WHERE modtaget > @instant
        """;

    /// <summary>A receipt in the future is set right. Its day is the Danish one.</summary>
    public const string CorrectReceived = """
        UPDATE leverance
        SET modtaget = @modtaget, modtaget_dag = @modtagetDag
        WHERE leverance_id = @leveranceId
        """;

    /// <summary>Leverancer of the inbox whose files have not been moved, as far as the ledger knows.</summary>
    public const string NotArchived = $"""
        SELECT {Columns}
        FROM leverance
        WHERE arkiveret = 0
        ORDER BY leverance_id
        """;

    public const string ArchiveFile = """
        UPDATE leverance
        SET arkiveret = 1
        WHERE leverance_id = @leveranceId
        """;

    /// <summary>
    /// Child entities in force whose forloeb has come in no accepted message. Every table adds its own.
    /// </summary>
    public const string Waits = """
        SELECT COUNT(*)
        FROM $tabel AS t
        WHERE t.afloest_af IS NULL
          AND t.slettet = 0
          AND NOT EXISTS (SELECT 1 FROM forloeb AS f WHERE f.forloeb_id = t.forloeb_id)
        """;

    /// <summary>
    /// The same, of those that one leverance brought. It touched their forloeb, so it begins with these: the work is
    /// proportional to the leverance.
    /// </summary>
    public const string WaitingInLeverance = """
        SELECT COUNT(*)
        FROM beroert AS b
        JOIN $tabel AS t ON t.forloeb_id = b.forloeb_id
        WHERE b.leverance_id = @leveranceId
          AND t.leverance_id = @leveranceId
          AND t.afloest_af IS NULL
          AND t.slettet = 0
          AND NOT EXISTS (SELECT 1 FROM forloeb AS f WHERE f.forloeb_id = b.forloeb_id)
        """;
}
