using Opgoerelse.Ingest.Messages;

namespace Opgoerelse.Ingest.Reading;

/// <summary>Which fields an entity has: its id, what must be there and what may be.</summary>
internal sealed record EntityShape(Entity Entity, string Name, Field Id, Field[] RequiredFields, Field[] OptionalFields)
{
    /// <summary>The five entities, indexed by <see cref="Messages.Entity"/>.</summary>
    public static IReadOnlyList<EntityShape> All { get; } =
    [
        new(Entity.Forloeb, "forloeb", Field.ForloebId,
            [Field.ForloebId, Field.Personnummer, Field.StartDate, Field.Kommuner],
            [Field.EndDate, Field.Afslutningsaarsag, Field.Fejloprettet]),
        new(Entity.Indsats, "indsats", Field.IndsatsId,
            [Field.IndsatsId, Field.ForloebId, Field.Indsatstype, Field.Status, Field.StartDate],
            [Field.EndDate, Field.HoursPerWeek, Field.MinutesPerWeek, Field.IIndsatsdel, Field.Udfoerer, Field.Fejloprettet]),
        new(Entity.Fritagelse, "fritagelse", Field.FritagelseId,
            [Field.FritagelseId, Field.ForloebId, Field.Hjemmel, Field.From],
            [Field.Helbred, Field.To, Field.Fejloprettet]),
        new(Entity.OrdinaryHours, "ordinaereTimer", Field.OrdinaryHoursId,
            [Field.OrdinaryHoursId, Field.ForloebId, Field.Month, Field.Hours],
            []),
        new(Entity.Indstilling, "indstilling", Field.IndstillingId,
            [Field.IndstillingId, Field.ForloebId, Field.Date, Field.Genbehandling, Field.Categories],
            []),
    ];

    /// <summary>The columns that every CSV file must have beside the entity's own.</summary>
    public static IReadOnlyList<Field> CsvEnvelope { get; } = [Field.BeskedId, Field.ChangeType, Field.Version, Field.Registered];

    private readonly byte[] _utf8 = System.Text.Encoding.UTF8.GetBytes(Name);

    /// <summary>All its fields as bits.</summary>
    public ulong Mask { get; } = RequiredFields.Concat(OptionalFields).Aggregate(0UL, (mask, field) => mask | field.Bit());

    public bool Has(Field field) => (Mask & field.Bit()) != 0;

    public static EntityShape? Find(ReadOnlySpan<byte> name)
    {
        foreach (var form in All)
        {
            if (name.SequenceEqual(form._utf8))
            {
                return form;
            }
        }

        return null;
    }
}

/// <summary>Every field name of the contract, envelope first, each in the order in which it is validated.</summary>
internal enum Field
{
    None,
    BeskedId,
    Entity,
    ChangeType,
    Version,
    Registered,
    Content,
    ForloebId,
    IndsatsId,
    FritagelseId,
    OrdinaryHoursId,
    IndstillingId,
    Personnummer,
    StartDate,
    EndDate,
    Afslutningsaarsag,
    Kommuner,
    Indsatstype,
    Status,
    HoursPerWeek,
    MinutesPerWeek,
    IIndsatsdel,
    Udfoerer,
    Hjemmel,
    Helbred,
    From,
    To,
    Month,
    Hours,
    Date,
    Genbehandling,
    Categories,
    Fejloprettet,
    KommuneCode,
}

/// <summary>The names of the fields as they stand in a leverance. Names are compared exactly.</summary>
internal static class FieldNames
{
    public const int Count = (int)Field.KommuneCode + 1;

    private static readonly string[] Names =
        [.. Enum.GetValues<Field>().Select(NameInContract)];

    private static readonly (byte[] Utf8, Field Field)[][] OfLength = ByLength();

    public static string Name(this Field field) => field == Field.None ? "" : Names[(int)field];

    public static ulong Bit(this Field field) => 1UL << (int)field;

    public static bool IsEnvelope(this Field field) => field is >= Field.BeskedId and <= Field.Content;

    /// <summary>The field with this name, or <see cref="Field.None"/>.</summary>
    public static Field Find(ReadOnlySpan<byte> name)
    {
        if (name.Length < OfLength.Length)
        {
            foreach (var (utf8, field) in OfLength[name.Length])
            {
                if (name.SequenceEqual(utf8))
                {
                    return field;
                }
            }
        }

        return Field.None;
    }

    private static string NameInContract(Field field) => field switch
    {
        Field.None => "",
        Field.BeskedId => "beskedId",
        Field.Entity => "entitet",
        Field.ChangeType => "aendringstype",
        Field.Version => "version",
        Field.Registered => "registreret",
        Field.Content => "indhold",
        Field.ForloebId => "forloebId",
        Field.IndsatsId => "indsatsId",
        Field.FritagelseId => "fritagelseId",
        Field.OrdinaryHoursId => "ordinaereTimerId",
        Field.IndstillingId => "indstillingId",
        Field.Personnummer => "personnummer",
        Field.StartDate => "startdato",
        Field.EndDate => "slutdato",
        Field.Afslutningsaarsag => "afslutningsaarsag",
        Field.Kommuner => "kommuner",
        Field.Indsatstype => "indsatstype",
        Field.Status => "status",
        Field.HoursPerWeek => "timerPrUge",
        Field.MinutesPerWeek => "minutterPrUge",
        Field.IIndsatsdel => "iIndsatsdel",
        Field.Udfoerer => "udfoerer",
        Field.Hjemmel => "hjemmel",
        Field.Helbred => "helbred",
        Field.From => "fra",
        Field.To => "til",
        Field.Month => "maaned",
        Field.Hours => "timer",
        Field.Date => "dato",
        Field.Genbehandling => "genbehandling",
        Field.Categories => "kategorier",
        Field.Fejloprettet => "fejloprettet",
        _ => "kommunekode",
    };

    private static (byte[] Utf8, Field Field)[][] ByLength()
    {
        var all = Enum.GetValues<Field>()
            .Where(field => field != Field.None)
            .Select(field => (Utf8: System.Text.Encoding.UTF8.GetBytes(Names[(int)field]), Field: field))
            .ToList();
        return [.. Enumerable.Range(0, all.Max(field => field.Utf8.Length) + 1)
            .Select(length => all.Where(field => field.Utf8.Length == length).ToArray())];
    }
}
