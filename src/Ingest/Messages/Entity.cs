namespace Opgoerelse.Ingest.Messages;

/// <summary>The five entities of the contract.</summary>
internal enum Entity
{
    Forloeb,
    Indsats,
    Fritagelse,
    OrdinaryHours,
    Indstilling,
}
