using System.Text;

namespace Opgoerelse.Generator.Messages;

/// <summary>A field of the contract: its name, and whether it must be there.</summary>
internal sealed class Felt(string navn, bool required)
{
    public string Navn => navn;

    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(navn);

    public bool Required => required;
}

/// <summary>The fields of envelope and entities in the contract's order, which is also the order of CSV columns.</summary>
internal static class Felter
{
    public static readonly Felt BeskedId = new("beskedId", true);
    public static readonly Felt Entitet = new("entitet", true);
    public static readonly Felt Aendringstype = new("aendringstype", true);
    public static readonly Felt Version = new("version", true);
    public static readonly Felt Registreret = new("registreret", true);

    public static readonly Felt ForloebId = new("forloebId", true);
    public static readonly Felt Personnummer = new("personnummer", true);
    public static readonly Felt Startdato = new("startdato", true);
    public static readonly Felt Slutdato = new("slutdato", false);
    public static readonly Felt Afslutningsaarsag = new("afslutningsaarsag", false);
    public static readonly Felt Kommuner = new("kommuner", true);
    public static readonly Felt Fejloprettet = new("fejloprettet", false);

    public static readonly Felt IndsatsId = new("indsatsId", true);
    public static readonly Felt Indsatstype = new("indsatstype", true);
    public static readonly Felt Status = new("status", true);
    public static readonly Felt TimerPrUge = new("timerPrUge", false);
    public static readonly Felt MinutterPrUge = new("minutterPrUge", false);
    public static readonly Felt IIndsatsdel = new("iIndsatsdel", false);
    public static readonly Felt Udfoerer = new("udfoerer", false);

    public static readonly Felt FritagelseId = new("fritagelseId", true);
    public static readonly Felt Hjemmel = new("hjemmel", true);
    public static readonly Felt Helbred = new("helbred", false);
    public static readonly Felt Fra = new("fra", true);
    public static readonly Felt Til = new("til", false);

    public static readonly Felt OrdinaereTimerId = new("ordinaereTimerId", true);
    public static readonly Felt Maaned = new("maaned", true);
    public static readonly Felt Timer = new("timer", true);

    public static readonly Felt IndstillingId = new("indstillingId", true);
    public static readonly Felt Dato = new("dato", true);
    public static readonly Felt Genbehandling = new("genbehandling", true);
    public static readonly Felt Kategorier = new("kategorier", true);

    /// <summary>Unknown to the contract: ignored and counted.</summary>
    public static readonly Felt Kildesystem = new("kildesystem", false);

    /// <inheritdoc cref="Kildesystem"/>
    public static readonly Felt Afsender = new("afsender", false);

    /// <summary>A CSV file says by its name which entitet it holds.</summary>
    public static readonly IReadOnlyList<Felt> CsvEnvelope = [BeskedId, Aendringstype, Version, Registreret];

    private static readonly string[] EntitetNavne =
        ["forloeb", "indsats", "fritagelse", "ordinaereTimer", "indstilling"];

    private static readonly IReadOnlyList<Felt>[] ByEntitet =
    [
        [ForloebId, Personnummer, Startdato, Slutdato, Afslutningsaarsag, Kommuner, Fejloprettet],
        [IndsatsId, ForloebId, Indsatstype, Status, Startdato, Slutdato, TimerPrUge, MinutterPrUge, IIndsatsdel, Udfoerer, Fejloprettet],
        [FritagelseId, ForloebId, Hjemmel, Helbred, Fra, Til, Fejloprettet],
        [OrdinaereTimerId, ForloebId, Maaned, Timer],
        [IndstillingId, ForloebId, Dato, Genbehandling, Kategorier],
    ];

    public static string Navn(Entitet entitet) => EntitetNavne[(int)entitet];

    /// <summary>The entity's own fields; the first is its id.</summary>
    public static IReadOnlyList<Felt> Of(Entitet entitet) => ByEntitet[(int)entitet];
}
