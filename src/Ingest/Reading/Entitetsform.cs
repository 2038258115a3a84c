using Opgoerelse.Ingest.Messages;

namespace Opgoerelse.Ingest.Reading;

/// <summary>Which fields an entity has: its id, what must be there and what may be.</summary>
internal sealed record Entitetsform(Entitet Entitet, string Navn, Felt Id, Felt[] Kraevede, Felt[] Frie)
{
    /// <summary>The five entities, indexed by <see cref="Messages.Entitet"/>.</summary>
    public static IReadOnlyList<Entitetsform> Alle { get; } =
    [
        new(Entitet.Forloeb, "forloeb", Felt.ForloebId,
            [Felt.ForloebId, Felt.Personnummer, Felt.Startdato, Felt.Kommuner],
            [Felt.Slutdato, Felt.Afslutningsaarsag, Felt.Fejloprettet]),
        new(Entitet.Indsats, "indsats", Felt.IndsatsId,
            [Felt.IndsatsId, Felt.ForloebId, Felt.Indsatstype, Felt.Status, Felt.Startdato],
            [Felt.Slutdato, Felt.TimerPrUge, Felt.MinutterPrUge, Felt.IIndsatsdel, Felt.Udfoerer, Felt.Fejloprettet]),
        new(Entitet.Fritagelse, "fritagelse", Felt.FritagelseId,
            [Felt.FritagelseId, Felt.ForloebId, Felt.Hjemmel, Felt.Fra],
            [Felt.Helbred, Felt.Til, Felt.Fejloprettet]),
        new(Entitet.OrdinaereTimer, "ordinaereTimer", Felt.OrdinaereTimerId,
            [Felt.OrdinaereTimerId, Felt.ForloebId, Felt.Maaned, Felt.Timer],
            []),
        new(Entitet.Indstilling, "indstilling", Felt.IndstillingId,
            [Felt.IndstillingId, Felt.ForloebId, Felt.Dato, Felt.Genbehandling, Felt.Kategorier],
            []),
    ];

    /// <summary>The columns that every CSV file must have beside the entity's own.</summary>
    public static IReadOnlyList<Felt> CsvKonvolut { get; } = [Felt.BeskedId, Felt.Aendringstype, Felt.Version, Felt.Registreret];

    private readonly byte[] _utf8 = System.Text.Encoding.UTF8.GetBytes(Navn);

    /// <summary>All its fields as bits.</summary>
    public ulong Maske { get; } = Kraevede.Concat(Frie).Aggregate(0UL, (maske, felt) => maske | felt.Bit());

    public bool Har(Felt felt) => (Maske & felt.Bit()) != 0;

    public static Entitetsform? Find(ReadOnlySpan<byte> navn)
    {
        foreach (var form in Alle)
        {
            if (navn.SequenceEqual(form._utf8))
            {
                return form;
            }
        }

        return null;
    }
}
