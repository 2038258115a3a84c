using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// <c>--help</c> in Danish. The command line library's own texts cannot be given another language than those it
/// was built with, so this writes the page.
/// </summary>
internal sealed class Hjaelp : SynchronousCommandLineAction
{
    private const string Program = "opgoerelse";

    private const string Exitkoder = """
        Exitkoder:
          0    udført
          1    uventet fejl
          2    forkert brug: ukendt kommando, indstilling eller værdi
          3    en fil blev afvist
          4    ikke tilgængeligt, fx en opgørelsesdato før første modtagelse
          5    optaget: en anden proces er i gang med arbejdet
          130  stoppet (Ctrl-C eller SIGTERM); intet er halvt gjort
        """;

    public override bool ClearsParseErrors => true;

    /// <summary>Gives the command line Danish help.</summary>
    public static void Saet(RootCommand rod)
    {
        var hjaelp = rod.Options.OfType<HelpOption>().Single();
        hjaelp.Description = "Vis denne hjælp";
        hjaelp.Action = new Hjaelp();
        rod.Options.OfType<VersionOption>().Single().Description = "Vis programmets version";
    }

    public override int Invoke(ParseResult parseResult)
    {
        var kommando = parseResult.CommandResult.Command;
        var ud = parseResult.InvocationConfiguration.Output;
        ud.WriteLine(kommando.Description);
        ud.WriteLine();
        ud.WriteLine("Brug:");
        ud.WriteLine("  " + Brug(kommando));
        Afsnit(ud, "Kommandoer:", kommando.Subcommands.Where(under => !under.Hidden).Select(under => (Kald(under), under.Description)));
        Afsnit(ud, "Argumenter:", kommando.Arguments.Select(argument => (Navn(argument), argument.Description)));
        Afsnit(ud, "Indstillinger:", Indstillinger(kommando).Select(option => (Navn(option), Beskriv(option))));
        if (kommando is RootCommand)
        {
            ud.WriteLine();
            ud.WriteLine("Uden kommando menes serve. KOMMANDO --help siger mere om hver.");
        }

        if (kommando is Kommando { Bemaerkning: { } bemaerkning })
        {
            ud.WriteLine();
            ud.WriteLine(bemaerkning);
        }

        if (kommando is Kommando { Eksempler: { Count: > 0 } eksempler })
        {
            ud.WriteLine();
            ud.WriteLine("Eksempler:");
            foreach (var eksempel in eksempler)
            {
                ud.WriteLine($"  {Program} {eksempel}");
            }
        }

        ud.WriteLine();
        ud.WriteLine(Exitkoder);
        return (int)Exitkode.Ok;
    }

    private static string Brug(Command kommando) =>
        kommando is RootCommand
            ? $"{Program} KOMMANDO [indstillinger]"
            : $"{Program} {Forud(kommando)}{Kald(kommando)}{string.Concat(kommando.Options.Where(option => option.Required).Select(option => $" {Navn(option)}"))} [indstillinger]";

    /// <summary>The commands that a command stands under, but not the program.</summary>
    private static string Forud(Command kommando) =>
        string.Concat(kommando.Parents.OfType<Command>().Where(over => over is not RootCommand).Select(over => over.Name + " "));

    private static string Kald(Command kommando) => string.Join(' ', [kommando.Name, .. kommando.Arguments.Select(Navn)]);

    private static string Navn(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Navn(Option option) =>
        string.Join(", ", [.. option.Aliases.Where(alias => alias is ['-', >= 'a' and <= 'z']), option.Name])
        + (option.HelpName is { } vaerdi ? " " + vaerdi : "");

    private static string? Beskriv(Option option) =>
        option.Required ? $"{option.Description} (skal angives)"
        : option.HasDefaultValue && option.GetDefaultValue() is string { Length: > 0 } ellers ? $"{option.Description} (ellers {ellers})"
        : option.Description;

    private static IEnumerable<Option> Indstillinger(Command kommando) =>
        kommando.Options.Concat(kommando.Parents.OfType<Command>().SelectMany(over => over.Options).Where(option => option.Recursive)).Where(option => !option.Hidden);

    private static void Afsnit(TextWriter ud, string overskrift, IEnumerable<(string Navn, string? Beskrivelse)> linjer)
    {
        var alle = linjer.ToList();
        if (alle.Count == 0)
        {
            return;
        }

        var bredde = alle.Max(linje => linje.Navn.Length);
        ud.WriteLine();
        ud.WriteLine(overskrift);
        foreach (var (navn, beskrivelse) in alle)
        {
            ud.WriteLine($"  {navn.PadRight(bredde)}  {beskrivelse}");
        }
    }
}
