namespace Opgoerelse.AcceptanceTests.Drift;

/// <summary>The configuration reference against the code.</summary>
public sealed class Opslaget_er_fuldstaendigt
{
    [Fact]
    public void Hver_noegle_som_programmet_laeser_staar_i_opslaget()
    {
        var laeste = Konfigurationsnoegler.Indstillinger.Keys.Concat(Konfigurationsnoegler.Skrevne).Concat(Konfigurationsnoegler.Platformens).ToList();

        Assert.Contains("Opgoerelse:Job:Aktiv", laeste);
        Assert.Contains("Http:Licens:Navn", laeste);
        Assert.Contains("OPGOERELSE_NOEGLE", laeste);
        Assert.Empty(laeste.Except(Konfigurationsnoegler.Opslaget.Keys));
    }

    [Fact]
    public void Hver_noegle_i_opslaget_findes() =>
        Assert.Empty(Konfigurationsnoegler.Opslaget.Keys
            .Except(Konfigurationsnoegler.Indstillinger.Keys)
            .Except(Konfigurationsnoegler.Skrevne)
            .Except(Konfigurationsnoegler.Platformens));

    [Fact]
    public void Hver_standardvaerdi_er_programmets() =>
        Assert.All(Konfigurationsnoegler.Indstillinger, indstilling => Assert.Equal(
            (indstilling.Key, indstilling.Value ?? "none"),
            (indstilling.Key, Konfigurationsnoegler.Opslaget[indstilling.Key])));
}
