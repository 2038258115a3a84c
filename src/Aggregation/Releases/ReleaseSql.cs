namespace Opgoerelse.Aggregation.Releases;

/// <summary>Releases in the database.</summary>
internal static class ReleaseSql
{
    public const string NewId = """
        SELECT COALESCE(MAX(udgivelse_id), 0) + 1
        FROM udgivelse
        """;

    public const string Insert = """
        INSERT INTO udgivelse (udgivelse_id, tilstand, ordning, regelsaet, regelsaet_version, dato, position,
            kodeversion, kontrolsum, klargjort, udgivet, kendte)
        VALUES (@id, 'klargjort', @ordning, @regelsaet, @version, @dato, @position, @kodeversion, @kontrolsum, @klargjort, NULL, @kendte)
        """;

    public const string InsertTable = """
        INSERT INTO udgivelse_tabel (udgivelse_id, tabel, nr, beskrivelse)
        VALUES (@id, @tabel, @nr, @beskrivelse)
        """;

    public const string InsertFigures = """
        INSERT INTO udgivelse_tal (udgivelse_id, tabel, celler)
        VALUES (@id, @tabel, @celler)
        """;

    public const string InsertChange = """
        INSERT INTO udgivelse_aendring (udgivelse_id, tabel, forrige_id, aendrede, endelige, nye, udgaaede)
        VALUES (@id, @tabel, @forrige, @aendrede, @endelige, @nye, @udgaaede)
        """;

    public const string Fetch = """
        SELECT udgivelse_id, tilstand, ordning, regelsaet, regelsaet_version, dato, position,
            kodeversion, kontrolsum, klargjort, udgivet, trukket, grund, kendte, offentlig_fra
        FROM udgivelse
        """;

    /// <summary>What was public until now is so no longer ...</summary>
    public const string Replace = """
        UPDATE udgivelse
        SET tilstand = 'erstattet'
        WHERE tilstand = 'udgivet'
        """;

    /// <summary>... from the instant at which this one is.</summary>
    public const string Publish = """
        UPDATE udgivelse
        SET tilstand = 'udgivet', udgivet = @udgivet
        WHERE udgivelse_id = @id AND tilstand IN ('klargjort', 'godkendt')
        """;

    /// <summary>It becomes public by itself. Who approves another instant, moves it.</summary>
    public const string Approve = """
        UPDATE udgivelse
        SET tilstand = 'godkendt', offentlig_fra = @fra
        WHERE udgivelse_id = @id AND tilstand IN ('klargjort', 'godkendt')
        """;

    /// <summary>A withdrawn release keeps its figures.</summary>
    public const string Withdraw = """
        UPDATE udgivelse
        SET tilstand = 'trukket', trukket = @trukket, grund = @grund
        WHERE udgivelse_id = @id AND tilstand IN ('klargjort', 'godkendt', 'udgivet', 'erstattet')
        """;

    /// <summary>
    /// The one that was public before: of those that were replaced, the one that first was public last. What came back
    /// once and was replaced again keeps its place: all that were public after it have been withdrawn for good, or replaced it.
    /// </summary>
    public const string Previous = """
        SELECT udgivelse_id
        FROM udgivelse
        WHERE tilstand = 'erstattet'
        ORDER BY udgivet DESC, udgivelse_id DESC
        """;

    /// <summary>It is public again. When it first was stands; since when it is again is told by the withdrawal.</summary>
    public const string PublishAgain = """
        UPDATE udgivelse
        SET tilstand = 'udgivet'
        WHERE udgivelse_id = @id AND tilstand = 'erstattet'
        """;

    /// <summary>How many releases have ever been public.</summary>
    public const string EverPublicCount = """
        SELECT COUNT(*)
        FROM udgivelse
        WHERE udgivet IS NOT NULL
        """;

    public const string NewestId = """
        SELECT MAX(udgivelse_id)
        FROM udgivelse
        WHERE tilstand = 'udgivet'
        """;

    /// <summary>A release that was frozen before there were packed figures has none.</summary>
    public const string SelectTables = """
        SELECT t.tabel AS Tabel, t.beskrivelse AS Beskrivelse, p.celler AS Celler
        FROM udgivelse_tabel AS t
        LEFT JOIN udgivelse_tal AS p ON p.udgivelse_id = t.udgivelse_id AND p.tabel = t.tabel
        WHERE t.udgivelse_id = @id
        ORDER BY t.nr
        """;

    public const string SelectChanges = """
        SELECT udgivelse_id, tabel, forrige_id, aendrede, endelige, nye, udgaaede
        FROM udgivelse_aendring
        ORDER BY udgivelse_id, tabel
        """;

    public const string SelectCells = """
        SELECT celle_nr, vaerdi, symbol
        FROM udgivelse_celle
        WHERE udgivelse_id = @id AND tabel = @tabel
        ORDER BY celle_nr
        """;

    public const string InsertReport = """
        INSERT INTO fortrolighed (udgivelse_id, graense, beskyt_gruppe, gruppegraense, ubeviste, millisekunder)
        VALUES (@id, @graense, @gruppe, @gruppegraense, @ubeviste, @millisekunder)
        """;

    public const string InsertReportLine = """
        INSERT INTO fortrolighed_linje (udgivelse_id, tabel, nr, niveau, slags, celler, primaere, sekundaere,
            n, n_skjult, mindste_interval, bestemte)
        VALUES (@id, @tabel, @nr, @niveau, @slags, @celler, @primaere, @sekundaere, @n, @skjult, @mindst, @bestemte)
        """;

    public const string SelectReport = """
        SELECT
            CAST(graense AS BIGINT) AS graense, CAST(beskyt_gruppe AS BIGINT) AS beskyt_gruppe,
            CAST(gruppegraense AS BIGINT) AS gruppegraense,
            CAST(ubeviste AS BIGINT) AS ubeviste, millisekunder
        FROM fortrolighed
        WHERE udgivelse_id = @id
        """;

    public const string SelectReportLines = """
        SELECT tabel, niveau, slags, celler, primaere, sekundaere, n, n_skjult, mindste_interval, bestemte
        FROM fortrolighed_linje
        WHERE udgivelse_id = @id
        ORDER BY nr
        """;
}
