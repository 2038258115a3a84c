using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Opgoerelse.Aggregation.Quality;
using Opgoerelse.Aggregation.RuleComparison;
using Opgoerelse.Disclosure.TableSystem;
using Opgoerelse.Domain;
using Opgoerelse.Domain.Tables;
using Opgoerelse.Storage;

namespace Opgoerelse.Aggregation.Releases;

/// <summary>Freezes releases in the database and reads them back. A frozen release is never written again.</summary>
public sealed class Udgivelseslager(Database database)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Column[] Cellekolonner =
    [
        Column.Number("udgivelse_id").Sorted(), Column.Text("tabel").Sorted(), Column.Number("celle_nr").Sorted(),
        Column.Text("omraade"), Column.Text("periode"), Column.Text("alder"), Column.Text("koen"), Column.Text("indsats"), Column.Text("maal"),
        Column.Number("vaerdi"), Column.Number("decimaler"), Column.Text("symbol"),
    ];

    /// <summary>The number of the public release, or null before the first.</summary>
    public long? Nyeste()
    {
        using var forbindelse = database.Connect();
        return forbindelse.ExecuteScalar<long?>(UdgivelsesSql.NyesteId);
    }

    /// <summary>All releases, oldest first.</summary>
    public IReadOnlyList<Udgivelse> Alle()
    {
        using var forbindelse = database.Connect();
        return [.. forbindelse.Query<Raekke>(UdgivelsesSql.Hent + "\nORDER BY udgivelse_id").Select(raekke => raekke.Som())];
    }

    /// <summary>When a release was last withdrawn (milliseconds since 1970 UTC); null when none ever was.</summary>
    public long? SenestTrukket()
    {
        using var forbindelse = database.Connect();
        return forbindelse.ExecuteScalar<long?>(UdgivelsesSql.SenestTrukket);
    }

    /// <summary>How each release that took the place of another differs from it, table by table.</summary>
    public ILookup<long, Tabelaendring> Aendringer()
    {
        using var forbindelse = database.Connect();
        return forbindelse.Query<Aendringsraekke>(UdgivelsesSql.HentAendringer).ToLookup(raekke => raekke.Udgivelse_id, raekke => raekke.Som());
    }

    /// <summary>A release with its tables.</summary>
    /// <exception cref="InvalidOperationException">There is no such release.</exception>
    /// <exception cref="InvalidDataException">What is stored does not agree with the checksum it was frozen with.</exception>
    public UdgivelseMedTabeller Hent(long id) => Hent(id, raekke => raekke.Celler);

    /// <summary>
    /// Reads the cells that analysts see in SQL, one by one (seconds), and holds them to the checksum. <see cref="Hent(long)"/>
    /// reads the packed figures, so that a change of these cells alone reaches no reader of the service.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such release.</exception>
    /// <exception cref="InvalidDataException">The cells are not those that were frozen.</exception>
    public void EfterproevCeller(long id) => Hent(id, _ => null);

    private UdgivelseMedTabeller Hent(long id, Func<Tabelraekke, byte[]?> pakket)
    {
        using var forbindelse = database.Connect();
        using var transaktion = database.BeginRead(forbindelse);
        var udgivelse = forbindelse.QuerySingle<Raekke>(UdgivelsesSql.Hent + "\nWHERE udgivelse_id = @id", new { id = id }, transaktion).Som();
        var tabeller = forbindelse.Query<Tabelraekke>(UdgivelsesSql.HentTabeller, new { id = id }, transaktion)
            .ToList()
            .ConvertAll(raekke => (raekke.Beskrivelse, Tabel: LaesTabel(transaktion, id, raekke, pakket(raekke))));
        return Kontrolsum(tabeller) == udgivelse.Kontrolsum
            ? new UdgivelseMedTabeller(udgivelse, tabeller.ConvertAll(fundet => fundet.Tabel)) { SideOmSide = Sidelager.Hent(transaktion, udgivelse), Kvalitet = Kvalitetslager.Hent(transaktion, udgivelse) }
            : throw new InvalidDataException($"Udgivelse {id} er ikke, som den blev frosset: kontrolsummen passer ikke.");
    }

    /// <summary>The checksum of tables that are to be frozen.</summary>
    internal static string Kontrolsum(IReadOnlyList<Tabel> tabeller) => Kontrolsum(tabeller.Select(tabel => (Beskriv(tabel), tabel)));

    /// <summary>
    /// SHA-256 over everything a reader can see of the tables: text, dimensions, symbols and values. The description is the text
    /// as it is stored, whatever today's program would write: a release stays what it is when the program changes.
    /// </summary>
    private static string Kontrolsum(IEnumerable<(string Beskrivelse, Tabel Tabel)> tabeller)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (beskrivelse, tabel) in tabeller)
        {
            sum.AppendData(Encoding.UTF8.GetBytes(beskrivelse));
            sum.AppendData(Cellepakke.Pak(tabel.Vaerdier, tabel.Symboler));
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    /// <summary>The protection report of a release; null for one that was made before there were reports.</summary>
    public Fortrolighedsrapport? Rapport(long id)
    {
        using var forbindelse = database.Connect();
        using var transaktion = database.BeginRead(forbindelse);
        var hoved = forbindelse.QuerySingleOrDefault<Rapportraekke>(UdgivelsesSql.HentRapport, new { id = id }, transaktion);
        return hoved?.Som([.. forbindelse.Query<Linjeraekke>(UdgivelsesSql.HentRapportlinjer, new { id = id }, transaktion).Select(linje => linje.Som())]);
    }

    /// <summary>Writes a release, its tables, what stands beside them and its protection report, in one transaction; it gets the next number.</summary>
    internal Udgivelse Frys(Udgivelse udgivelse, IReadOnlyList<Tabel> tabeller, Fortrolighedsrapport rapport, IReadOnlyList<Sideregel> sideOmSide, Registreringskvalitet kvalitet)
    {
        using var forbindelse = database.Connect();
        using var transaktion = database.BeginWrite(forbindelse);
        var id = forbindelse.ExecuteScalar<long>(UdgivelsesSql.NytId, transaction: transaktion);
        forbindelse.Execute(
            UdgivelsesSql.Indsaet,
            new
            {
                id = id,
                ordning = udgivelse.Ordning,
                regelsaet = udgivelse.Regelsaet,
                version = udgivelse.RegelsaetVersion,
                dato = udgivelse.Dato.DayNumber,
                position = udgivelse.Position,
                kodeversion = udgivelse.Kodeversion,
                kontrolsum = udgivelse.Kontrolsum,
                klargjort = udgivelse.Klargjort.ToInstant(),
            },
            transaktion);
        SkrivTabeller(transaktion, id, tabeller);
        SkrivRapport(transaktion, id, rapport);
        Sidelager.Skriv(transaktion, id, sideOmSide);
        Kvalitetslager.Skriv(transaktion, id, kvalitet);
        transaktion.Commit();
        return udgivelse with { Id = id };
    }

    private static void SkrivRapport(DbTransaction transaktion, long id, Fortrolighedsrapport rapport)
    {
        transaktion.Connection!.Execute(
            UdgivelsesSql.IndsaetRapport,
            new
            {
                id = id,
                graense = rapport.Regler.Graense,
                gruppe = rapport.Regler.BeskytGruppe ? 1 : 0,
                gruppegraense = rapport.Regler.Gruppegraense,
                ubeviste = rapport.Ubeviste,
                millisekunder = rapport.Millisekunder,
            },
            transaktion);
        for (var nr = 0; nr < rapport.Linjer.Count; nr++)
        {
            var linje = rapport.Linjer[nr];
            transaktion.Connection!.Execute(
                UdgivelsesSql.IndsaetRapportlinje,
                new
                {
                    id = id,
                    tabel = linje.Tabel,
                    nr = nr,
                    niveau = linje.Niveau,
                    slags = linje.Slags,
                    celler = linje.Celler,
                    primaere = linje.Primaere,
                    sekundaere = linje.Sekundaere,
                    n = linje.N,
                    skjult = linje.NSkjult,
                    mindst = linje.MindsteInterval,
                    bestemte = linje.Bestemte,
                },
                transaktion);
        }
    }

    private void SkrivTabeller(DbTransaction transaktion, long id, IReadOnlyList<Tabel> tabeller)
    {
        for (var nr = 0; nr < tabeller.Count; nr++)
        {
            transaktion.Connection!.Execute(
                UdgivelsesSql.IndsaetTabel,
                new { id = id, tabel = tabeller[nr].Id, nr = nr, beskrivelse = Beskriv(tabeller[nr]) }, transaktion);
            transaktion.Connection!.Execute(
                UdgivelsesSql.IndsaetTal,
                new { id = id, tabel = tabeller[nr].Id, celler = Cellepakke.Pak(tabeller[nr].Vaerdier, tabeller[nr].Symboler) }, transaktion);
        }

        foreach (var tabel in tabeller)
        {
            using var raekker = database.BulkInsert(transaktion, "udgivelse_celle", Cellekolonner);
            foreach (var celle in Cellegang.Gaa(tabel))
            {
                var symbol = tabel.Symboler[celle.Nr];
                raekker
                    .Add(id).Add(tabel.Id).Add(celle.Nr)
                    .Add(celle.Omraade).Add(celle.Periode).Add(celle.Alder).Add(celle.Koen).Add(celle.Indsats).Add(celle.Maal.Kode)
                    .Add(symbol.HarVaerdi() ? tabel.Vaerdier[celle.Nr] : (long?)null)
                    .Add(celle.Maal.Decimaler)
                    .Add(symbol.Tegn())
                    .EndRow();
            }
        }
    }

    private static string Beskriv(Tabel tabel) =>
        JsonSerializer.Serialize(new Beskrivelse(tabel.Titel, tabel.Noter, tabel.Dimensioner), Json);

    private static Tabel LaesTabel(DbTransaction transaktion, long id, Tabelraekke raekke, byte[]? pakket)
    {
        var navn = raekke.Tabel;
        var beskrivelse = JsonSerializer.Deserialize<Beskrivelse>(raekke.Beskrivelse, Json)!;
        var antal = beskrivelse.Dimensioner.Aggregate(1L, (produkt, dimension) => produkt * dimension.Vaerdier.Count);
        var vaerdier = new long[antal];
        var symboler = new Cellesymbol[antal];
        if (pakket is not null)
        {
            return Cellepakke.Pakud(pakket, vaerdier, symboler)
                ? new Tabel(navn, beskrivelse.Titel, beskrivelse.Noter, beskrivelse.Dimensioner, vaerdier, symboler)
                : throw new InvalidDataException($"{navn} i udgivelse {id} har ikke pakkede tal til {antal} celler.");
        }

        var laest = 0L;
        using var reader = transaktion.Connection!.ExecuteReader(UdgivelsesSql.HentCeller, new { id = id, tabel = navn }, transaktion);
        while (reader.Read())
        {
            var nr = reader.GetInt64(0);
            vaerdier[nr] = reader.IsDBNull(1) ? 0 : reader.GetInt64(1);
            symboler[nr] = Cellesymboler.AfTegn(reader.GetString(2));
            laest++;
        }

        return laest == antal
            ? new Tabel(navn, beskrivelse.Titel, beskrivelse.Noter, beskrivelse.Dimensioner, vaerdier, symboler)
            : throw new InvalidDataException($"{navn} i udgivelse {id} har {laest} celler, ikke {antal}.");
    }

    /// <summary>A row of fortrolighed, named as its columns.</summary>
    [PinnedNames]
    private sealed record Rapportraekke(long Graense, long Beskyt_gruppe, long Gruppegraense, long Ubeviste, long Millisekunder)
    {
        public Fortrolighedsrapport Som(IReadOnlyList<Fortrolighedslinje> linjer) => new(
            new Fortrolighedsregler { Graense = (int)Graense, BeskytGruppe = Beskyt_gruppe == 1, Gruppegraense = (int)Gruppegraense },
            Ubeviste,
            Millisekunder,
            linjer);
    }

    /// <summary>A row of fortrolighed_linje, named as its columns.</summary>
    [PinnedNames]
    private sealed record Linjeraekke(string Tabel, string Niveau, string Slags, long Celler, long Primaere, long Sekundaere, long N, long N_skjult, long? Mindste_interval, long Bestemte)
    {
        public Fortrolighedslinje Som() => new(Tabel, Niveau, Slags, Celler, Primaere, Sekundaere, N, N_skjult, Mindste_interval, Bestemte);
    }

    /// <summary>What a table's cells mean, as frozen.</summary>
    private sealed record Beskrivelse(
        [property: JsonPropertyName("titel")] Tekst Titel,
        [property: JsonPropertyName("noter")] IReadOnlyList<Tekst> Noter,
        [property: JsonPropertyName("dimensioner")] IReadOnlyList<Dimension> Dimensioner);

    /// <summary>A table as it is stored: its description and, unless it is older than they are, its packed figures.</summary>
    [PinnedNames]
    private sealed record Tabelraekke(string Tabel, string Beskrivelse, byte[]? Celler);

    /// <summary>A row of udgivelse_aendring, named as its columns.</summary>
    [PinnedNames]
    private sealed record Aendringsraekke(long Udgivelse_id, string Tabel, long Forrige_id, long Aendrede, long Endelige, long Nye, long Udgaaede)
    {
        public Tabelaendring Som() => new(Tabel, Forrige_id, Aendrede, Endelige, Nye, Udgaaede);
    }

    /// <summary>A row of udgivelse, named as its columns.</summary>
    [PinnedNames]
    private sealed record Raekke(long Udgivelse_id, string Tilstand, string Ordning, string Regelsaet, long Regelsaet_version, long Dato, long Position, string Kodeversion, string Kontrolsum, long Klargjort, long? Udgivet, long? Trukket, string? Grund)
    {
        public Udgivelse Som() => new(
            Udgivelse_id,
            Udgivelsestilstande.Find(Tilstand),
            Ordning,
            Regelsaet,
            (int)Regelsaet_version,
            DateOnly.FromDayNumber((int)Dato),
            Position,
            Kodeversion,
            Kontrolsum,
            DbValues.FromInstant(Klargjort),
            Udgivet is { } udgivet ? DbValues.FromInstant(udgivet) : null,
            Trukket is { } trukket ? DbValues.FromInstant(trukket) : null,
            Grund);
    }
}
