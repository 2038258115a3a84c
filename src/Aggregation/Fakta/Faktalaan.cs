namespace Opgoerelse.Aggregation.Fakta;

/// <summary>A set of facts on loan: nobody changes it meanwhile, and one made for this use only is dropped afterwards.</summary>
public sealed class Faktalaan : IDisposable
{
    private readonly Faktadanner _danner;
    private readonly IDisposable _laas;

    internal Faktalaan(Faktadanner danner, Faktasaet saet, IDisposable laas)
    {
        _danner = danner;
        _laas = laas;
        Saet = saet;
    }

    /// <summary>The set.</summary>
    public Faktasaet Saet { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            if (!Saet.Loebende)
            {
                _danner.Slet(Saet.Id);
            }
        }
        finally
        {
            _laas.Dispose();
        }
    }
}
