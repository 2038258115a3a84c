using System.Text;

namespace Opgoerelse.Generator.Messages;

/// <summary>A field of the contract: its name, and whether it must be there.</summary>
internal sealed class ContractField(string name, bool required)
{
    public string Name => name;

    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

    public bool Required => required;
}

/// <summary>The fields of envelope and entities in the contract's order, which is also the order of CSV columns.</summary>
internal static class ContractFields
{
    public static readonly ContractField BeskedId = new("beskedId", true);
    public static readonly ContractField Entity = new("entitet", true);
    public static readonly ContractField ChangeType = new("aendringstype", true);
    public static readonly ContractField Version = new("version", true);
    public static readonly ContractField Registered = new("registreret", true);

    public static readonly ContractField ForloebId = new("forloebId", true);
    public static readonly ContractField Personnummer = new("personnummer", true);
    public static readonly ContractField StartDate = new("startdato", true);
    public static readonly ContractField EndDate = new("slutdato", false);
    public static readonly ContractField Afslutningsaarsag = new("afslutningsaarsag", false);
    public static readonly ContractField Kommuner = new("kommuner", true);
    public static readonly ContractField Fejloprettet = new("fejloprettet", false);

    public static readonly ContractField IndsatsId = new("indsatsId", true);
    public static readonly ContractField Indsatstype = new("indsatstype", true);
    public static readonly ContractField Status = new("status", true);
    public static readonly ContractField HoursPerWeek = new("timerPrUge", false);
    public static readonly ContractField MinutesPerWeek = new("minutterPrUge", false);
    public static readonly ContractField IIndsatsdel = new("iIndsatsdel", false);
    public static readonly ContractField Udfoerer = new("udfoerer", false);

    public static readonly ContractField FritagelseId = new("fritagelseId", true);
    public static readonly ContractField Hjemmel = new("hjemmel", true);
    public static readonly ContractField Helbred = new("helbred", false);
    public static readonly ContractField From = new("fra", true);
    public static readonly ContractField To = new("til", false);

    public static readonly ContractField OrdinaryHoursId = new("ordinaereTimerId", true);
    public static readonly ContractField Month = new("maaned", true);
    public static readonly ContractField Hours = new("timer", true);

    public static readonly ContractField IndstillingId = new("indstillingId", true);
    public static readonly ContractField Date = new("dato", true);
    public static readonly ContractField Genbehandling = new("genbehandling", true);
    public static readonly ContractField Categories = new("kategorier", true);

    /// <summary>Unknown to the contract: ignored and counted.</summary>
    public static readonly ContractField SourceSystem = new("kildesystem", false);

    /// <inheritdoc cref="SourceSystem"/>
    public static readonly ContractField Sender = new("afsender", false);

    /// <summary>A CSV file says by its name which entitet it holds.</summary>
    public static readonly IReadOnlyList<ContractField> CsvEnvelope = [BeskedId, ChangeType, Version, Registered];

    private static readonly string[] EntityNames =
        ["forloeb", "indsats", "fritagelse", "ordinaereTimer", "indstilling"];

    private static readonly IReadOnlyList<ContractField>[] ByEntity =
    [
        [ForloebId, Personnummer, StartDate, EndDate, Afslutningsaarsag, Kommuner, Fejloprettet],
        [IndsatsId, ForloebId, Indsatstype, Status, StartDate, EndDate, HoursPerWeek, MinutesPerWeek, IIndsatsdel, Udfoerer, Fejloprettet],
        [FritagelseId, ForloebId, Hjemmel, Helbred, From, To, Fejloprettet],
        [OrdinaryHoursId, ForloebId, Month, Hours],
        [IndstillingId, ForloebId, Date, Genbehandling, Categories],
    ];

    public static string Name(RegisteredEntity entity) => EntityNames[(int)entity];

    /// <summary>The entity's own fields; the first is its id.</summary>
    public static IReadOnlyList<ContractField> Of(RegisteredEntity entity) => ByEntity[(int)entity];
}
