using System.CommandLine;
using Opgoerelse.Aggregation.Releases;
using Opgoerelse.Domain.Law;
using Opgoerelse.Generator.Premises;
using Opgoerelse.Jobs;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// What the commands of <see cref="CommandTable"/> can be told. Nearly every option is text to the parser, so that a wrong value is
/// answered by <see cref="OptionReading"/>: in Danish, with the field and the value.
/// </summary>
internal static class CommandOptions
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "Instansens mappe: database, indbakke, arkiv og nøgler",
        HelpName = "MAPPE",
        DefaultValueFactory =
            _ => Environment.GetEnvironmentVariable("OPGOERELSE_DATA") is { Length: > 0 } folder ? folder : DataFolder.Standard,
        Recursive = true,
    };

    public static Option<string?> Date { get; } = Text("--dato", "DATO", "Opgørelsesdato, åååå-mm-dd (ellers i dag i Danmark)");

    public static Option<string?> RequiredDate { get; } = Text("--dato", "DATO", "Opgørelsesdato, åååå-mm-dd", isRequired: true);

    public static Option<string?> Regelsaet { get; } =
        Text("--regelsaet", "REGELSÆT", $"{string.Join(", ", Domain.Law.Regelsaet.All.Keys)} (ellers dem alle)");

    public static Option<string?> RequiredRegelsaet { get; } =
        Text("--regelsaet", "REGELSÆT", string.Join(", ", Domain.Law.Regelsaet.All.Keys), isRequired: true);

    public static Option<bool> Full { get; } = Switch("--fuld", "Dan alle forløb igen, også dem ingen leverance har berørt");

    public static Option<string?> Table { get; } =
        Text("--tabel", "TABEL", $"{string.Join(", ", Ordning.Standard.Tables.Select(recipe => recipe.Id))} (ellers dem alle)");

    public static Option<string?> Out { get; } = Text("--out", "FIL", "Filen, der skrives", isRequired: true);

    public static Argument<string?> LeverancePath { get; } = new("sti")
    {
        HelpName = "FIL|MAPPE",
        Description = "En leverance, eller en mappe med leverancer, der tages i navneorden (ellers instansens indbakke)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string?> Received { get; } = Text(
        "--modtaget",
        "TIDSPUNKT",
        "Modtagelsestidspunkt for historik, dansk tid; aldrig før den senest modtagne leverance eller efter nu (ellers nu)");

    public static Argument<string> Leverance { get; } =
        new("leverance") { HelpName = "LEVERANCE", Description = "Leverancens nummer, som leverancer viser det" };

    public static Option<string?> ReceivedAt { get; } =
        Text("--til", "TIDSPUNKT", "Hvornår den blev modtaget, dansk tid; ikke efter nu", isRequired: true);

    public static Argument<string> Release { get; } =
        new("udgivelse") { HelpName = "UDGIVELSE", Description = "Udgivelsens nummer, som udgivelser viser det" };

    public static Argument<string> Quarter { get; } =
        new("kvartal") { HelpName = "KVARTAL", Description = "Kvartalet, udgivelsen kommer i efter planen, fx 2027Q1" };

    public static Option<string?> MoveTo { get; } = Text("--til", "TIDSPUNKT", "Hvornår den kommer i stedet, dansk tid", isRequired: true);

    public static Option<string?> PublicFrom { get; } =
        Text("--til", "TIDSPUNKT", "Hvornår den bliver offentlig, dansk tid (ellers, når næste udgivelse er bebudet)");

    public static Option<bool> AsJson { get; } = Switch("--json", "Skriv JSON");

    public static Option<bool> Now { get; } = Switch("--nu", "Offentliggør den straks; kræver --grund");

    public static Option<string?> WithdrawalReason { get; } =
        Text("--grund", "TEKST", $"Hvorfor, højst {Publisher.LongestReason} tegn", isRequired: true);

    public static Option<string?> Kommune { get; } = Text("--kommune", "KOMMUNE", "Kun bladet for denne kommune, kode eller navn");

    public static Option<string?> ReportFolder { get; } = Text("--out", "MAPPE", "Mappe (ellers rapporter/UDGIVELSE i instansens mappe)");

    public static Option<string?> Groups { get; } = Text(
        "--grupper", "FIL", "Sammenligningsgrupper: kommunekode;gruppe (ellers opsætningens, eller de syv nærmeste)");

    public static Option<bool> WithoutPdf { get; } = Switch("--uden-pdf", "Dan kun HTML og XLSX");

    public static Option<string?> Count { get; } = Text("--antal", "ANTAL", "Hvor mange (ellers 50)");

    public static Argument<string> Organisation { get; } =
        new("organisation") { HelpName = "ORGANISATION", Description = "Hvem nøglen er til" };

    public static Option<string?> Expires { get; } =
        Text("--udloeber", "DATO", "Første dag, den ikke gælder, åååå-mm-dd (ellers gælder den, til den tilbagekaldes)");

    public static Argument<string> Key { get; } =
        new("noegle") { HelpName = "NØGLE", Description = "Nøglens nummer, som noegle viser det" };

    public static Argument<string?> SavedQuery { get; } = new("forespoergsel")
    {
        HelpName = "FORESPØRGSEL",
        Description = "Dens id, som forespoergsler viser det",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string?> SavedFrom { get; } = Text("--gemt-fra", "TIDSPUNKT", "Dem, der er gemt fra da af (Danmarks tid)");

    public static Option<string?> AskedBefore { get; } = Text("--ikke-spurgt-siden", "DATO", "Dem, ingen har spurgt efter siden den dag");

    public static Option<bool> DeleteMany { get; } = Switch("--ja", "Slet dem; kræves, når der ikke er angivet et id");

    public static Option<string?> Forloeb { get; } = Text("--forloeb", "ANTAL", "Antal forløb", isRequired: true);

    public static Option<string?> DemoForloeb { get; } = Text("--forloeb", "ANTAL", $"Antal forløb (ellers {GeneratorOptions.National})");

    public static Option<string?> Seed { get; } = Text("--seed", "TAL", "Startværdi for tilfældet");

    public static Option<string?> RequiredSeed { get; } = Text("--seed", "TAL", "Startværdi for tilfældet", isRequired: true);

    public static Option<string?> EmptyFolder { get; } =
        Text("--out", "MAPPE", "Mappen, der skrives i; den skal være tom", isRequired: true);

    public static Option<bool> WithoutServer { get; } = Switch("--ingen-server", "Slut, når tallene er udgivet");

    public static Option<bool> Restart { get; } = Switch("--forfra", "Smid mappens demo ud, og begynd forfra");

    private static Option<string?> Text(string name, string value, string description, bool isRequired = false) =>
        new(name) { HelpName = value, Description = description, Required = isRequired };

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description };
}
