namespace Opgoerelse.Model;

/// <summary>What a field must be.</summary>
public enum SlowKind
{
    /// <summary>A guid.</summary>
    Id,

    Text,
    Personnummer,
    Date,

    /// <summary>A date of which 9999-12-31 means absent.</summary>
    EndDate,
    Month,
    PositiveDecimal,
    UpTo59,
    Flag,
    Indsatstype,
    Status,
    Udfoerer,
    Hjemmel,
    Categories,
    Kommuner,
}

/// <summary>A field of an entity.</summary>
public sealed record SlowField(string Name, SlowKind Kind, bool Required);

/// <summary>The five entities with their fields, in the order in which the contract lists them; the first is the id.</summary>
public static class SlowFields
{
    /// <summary>The envelope, in the contract's order.</summary>
    public static readonly IReadOnlyList<string> EnvelopeInCsv = ["beskedId", "aendringstype", "version", "registreret"];

    /// <summary>The fields of each entity.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<SlowField>> Entities =
        new Dictionary<string, IReadOnlyList<SlowField>>
        {
            ["forloeb"] =
            [
                new("forloebId", SlowKind.Id, Required: true),
                new("personnummer", SlowKind.Personnummer, Required: true),
                new("startdato", SlowKind.Date, Required: true),
                new("slutdato", SlowKind.EndDate, Required: false),
                new("afslutningsaarsag", SlowKind.Text, Required: false),
                new("kommuner", SlowKind.Kommuner, Required: true),
                new("fejloprettet", SlowKind.Flag, Required: false),
            ],
            ["indsats"] =
            [
                new("indsatsId", SlowKind.Id, Required: true),
                new("forloebId", SlowKind.Id, Required: true),
                new("indsatstype", SlowKind.Indsatstype, Required: true),
                new("status", SlowKind.Status, Required: true),
                new("startdato", SlowKind.Date, Required: true),
                new("slutdato", SlowKind.EndDate, Required: false),
                new("timerPrUge", SlowKind.UpTo59, Required: false),
                new("minutterPrUge", SlowKind.UpTo59, Required: false),
                new("iIndsatsdel", SlowKind.Flag, Required: false),
                new("udfoerer", SlowKind.Udfoerer, Required: false),
                new("fejloprettet", SlowKind.Flag, Required: false),
            ],
            ["fritagelse"] =
            [
                new("fritagelseId", SlowKind.Id, Required: true),
                new("forloebId", SlowKind.Id, Required: true),
                new("hjemmel", SlowKind.Hjemmel, Required: true),
                new("helbred", SlowKind.Flag, Required: false),
                new("fra", SlowKind.Date, Required: true),
                new("til", SlowKind.EndDate, Required: false),
                new("fejloprettet", SlowKind.Flag, Required: false),
            ],
            ["ordinaereTimer"] =
            [
                new("ordinaereTimerId", SlowKind.Id, Required: true),
                new("forloebId", SlowKind.Id, Required: true),
                new("maaned", SlowKind.Month, Required: true),
                new("timer", SlowKind.PositiveDecimal, Required: true),
            ],
            ["indstilling"] =
            [
                new("indstillingId", SlowKind.Id, Required: true),
                new("forloebId", SlowKind.Id, Required: true),
                new("dato", SlowKind.Date, Required: true),
                new("genbehandling", SlowKind.Flag, Required: true),
                new("kategorier", SlowKind.Categories, Required: true),
            ],
        };
}
