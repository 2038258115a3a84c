namespace Opgoerelse.Ingest.Messages;

/// <summary>What a valid message says that is worth a count in the ledger.</summary>
[Flags]
internal enum Kvalitet
{
    Intet = 0,
    Slutdato9999 = 1,
    TimerMangler = 2,
    AfsluttetUdenSlutdato = 4,
    IIndsatsdelUkendt = 8,
}

/// <summary>A valid message, normalised.</summary>
internal sealed class Besked
{
    public required long Linje { get; init; }

    public required Guid BeskedId { get; init; }

    public required Entitet Entitet { get; init; }

    /// <summary>The entity's own id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The forloeb; for the delete of a child it is not known and empty.</summary>
    public required Guid ForloebId { get; init; }

    /// <summary>The forloeb that the message is about; null for the delete of a child, which names none.</summary>
    public Guid? Beroerer => Indhold is null && Entitet != Entitet.Forloeb ? null : ForloebId;

    public required long Version { get; init; }

    /// <summary>Milliseconds since 1970 UTC. Stored; decides nothing.</summary>
    public required long Registreret { get; init; }

    /// <summary>The content; null is a delete.</summary>
    public required Indhold? Indhold { get; init; }

    public required Hash32 Hash { get; init; }

    /// <summary>What the hash of this content was before migration 17; null when it was the same.</summary>
    public required Hash32? FormerHash { get; init; }

    public required Kvalitet Kvalitet { get; init; }

    /// <summary>Numbers of unknown fields, without doubles; null for none.</summary>
    public required int[]? Ukendte { get; init; }

    /// <summary>Set while the batch is decided: a higher version is known, so this row is never in force.</summary>
    public bool Afloest { get; set; }
}
