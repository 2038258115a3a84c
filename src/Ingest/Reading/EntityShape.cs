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
