namespace Opgoerelse.Ingest.Reading;

/// <summary>Every field name of the contract, envelope first, each in the order in which it is validated.</summary>
internal enum Felt
{
    Intet,
    BeskedId,
    Entitet,
    Aendringstype,
    Version,
    Registreret,
    Indhold,
    ForloebId,
    IndsatsId,
    FritagelseId,
    OrdinaereTimerId,
    IndstillingId,
    Personnummer,
    Startdato,
    Slutdato,
    Afslutningsaarsag,
    Kommuner,
    Indsatstype,
    Status,
    TimerPrUge,
    MinutterPrUge,
    IIndsatsdel,
    Udfoerer,
    Hjemmel,
    Helbred,
    Fra,
    Til,
    Maaned,
    Timer,
    Dato,
    Genbehandling,
    Kategorier,
    Fejloprettet,
    Kommunekode,
}

/// <summary>The names of the fields as they stand in a leverance. Names are compared exactly.</summary>
internal static class Felter
{
    public const int Antal = (int)Felt.Kommunekode + 1;

    private static readonly string[] Navne =
        [.. Enum.GetValues<Felt>().Select(Kontraktens)];

    private static readonly (byte[] Utf8, Felt Felt)[][] PaaLaengde = EfterLaengde();

    public static string Navn(this Felt felt) => felt == Felt.Intet ? "" : Navne[(int)felt];

    public static ulong Bit(this Felt felt) => 1UL << (int)felt;

    public static bool ErKonvolut(this Felt felt) => felt is >= Felt.BeskedId and <= Felt.Indhold;

    /// <summary>The field with this name, or <see cref="Felt.Intet"/>.</summary>
    public static Felt Find(ReadOnlySpan<byte> navn)
    {
        if (navn.Length < PaaLaengde.Length)
        {
            foreach (var (utf8, felt) in PaaLaengde[navn.Length])
            {
                if (navn.SequenceEqual(utf8))
                {
                    return felt;
                }
            }
        }

        return Felt.Intet;
    }

    private static string Kontraktens(Felt felt) => felt switch
    {
        Felt.Intet => "",
        Felt.BeskedId => "beskedId",
        Felt.Entitet => "entitet",
        Felt.Aendringstype => "aendringstype",
        Felt.Version => "version",
        Felt.Registreret => "registreret",
        Felt.Indhold => "indhold",
        Felt.ForloebId => "forloebId",
        Felt.IndsatsId => "indsatsId",
        Felt.FritagelseId => "fritagelseId",
        Felt.OrdinaereTimerId => "ordinaereTimerId",
        Felt.IndstillingId => "indstillingId",
        Felt.Personnummer => "personnummer",
        Felt.Startdato => "startdato",
        Felt.Slutdato => "slutdato",
        Felt.Afslutningsaarsag => "afslutningsaarsag",
        Felt.Kommuner => "kommuner",
        Felt.Indsatstype => "indsatstype",
        Felt.Status => "status",
        Felt.TimerPrUge => "timerPrUge",
        Felt.MinutterPrUge => "minutterPrUge",
        Felt.IIndsatsdel => "iIndsatsdel",
        Felt.Udfoerer => "udfoerer",
        Felt.Hjemmel => "hjemmel",
        Felt.Helbred => "helbred",
        Felt.Fra => "fra",
        Felt.Til => "til",
        Felt.Maaned => "maaned",
        Felt.Timer => "timer",
        Felt.Dato => "dato",
        Felt.Genbehandling => "genbehandling",
        Felt.Kategorier => "kategorier",
        Felt.Fejloprettet => "fejloprettet",
        _ => "kommunekode",
    };

    private static (byte[] Utf8, Felt Felt)[][] EfterLaengde()
    {
        var alle = Enum.GetValues<Felt>()
            .Where(felt => felt != Felt.Intet)
            .Select(felt => (Utf8: System.Text.Encoding.UTF8.GetBytes(Navne[(int)felt]), Felt: felt))
            .ToList();
        return [.. Enumerable.Range(0, alle.Max(felt => felt.Utf8.Length) + 1)
            .Select(laengde => alle.Where(felt => felt.Utf8.Length == laengde).ToArray())];
    }
}
