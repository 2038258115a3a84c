namespace Opgoerelse.Ingest.Messages;

/// <summary>The five entities of the contract.</summary>
internal enum Entitet
{
    Forloeb,
    Indsats,
    Fritagelse,
    OrdinaereTimer,
    Indstilling,
}
