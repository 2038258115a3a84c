namespace Opgoerelse.Jobs.Mail;

/// <summary>Where the service is seen from outside: the links of letters lead there.</summary>
/// <param name="Url">With scheme and host; empty when it is not set.</param>
internal sealed record PublicAddress(string Url)
{
    /// <summary>The setting that holds it.</summary>
    public const string Setting = "Http:Webadresse";
}
