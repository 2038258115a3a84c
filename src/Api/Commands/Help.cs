using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Opgoerelse.Api.Hosting;

namespace Opgoerelse.Api.Commands;

/// <summary>
/// <c>--help</c> in Danish. The command line library's own texts cannot be given another language than those it
/// was built with, so this writes the page.
/// </summary>
internal sealed class Help : SynchronousCommandLineAction
{
    private const string Program = "opgoerelse";

    private const string ExitCodes = """
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
    public static void Install(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Vis denne hjælp";
        help.Action = new Help();
        root.Options.OfType<VersionOption>().Single().Description = "Vis programmets version";
    }

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Brug:");
        output.WriteLine("  " + Usage(command));
        Section(output, "Kommandoer:", command.Subcommands.Where(under => !under.Hidden).Select(under => (Call(under), under.Description)));
        Section(output, "Argumenter:", command.Arguments.Select(argument => (Name(argument), argument.Description)));
        Section(output, "Indstillinger:", OptionsOf(command).Select(option => (Name(option), Describe(option))));
        if (command is RootCommand)
        {
            output.WriteLine();
            output.WriteLine("Uden kommando menes serve. KOMMANDO --help siger mere om hver.");
        }

        if (command is CommandEntry { Remark: { } remark })
        {
            output.WriteLine();
            output.WriteLine(remark);
        }

        if (command is CommandEntry { Examples: { Count: > 0 } examples })
        {
            output.WriteLine();
            output.WriteLine("Eksempler:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {Program} {example}");
            }
        }

        output.WriteLine();
        output.WriteLine(ExitCodes);
        return (int)ExitCode.Ok;
    }

    private static string Usage(Command command) =>
        command is RootCommand
            ? $"{Program} KOMMANDO [indstillinger]"
            : $"{Program} "
                + $"{Ahead(command)}{Call(command)}"
                + $"{string.Concat(command.Options.Where(option => option.Required).Select(option => $" {Name(option)}"))} "
                + $"[indstillinger]";

    /// <summary>The commands that a command stands under, but not the program.</summary>
    private static string Ahead(Command command) =>
        string.Concat(command.Parents.OfType<Command>().Where(over => over is not RootCommand).Select(over => over.Name + " "));

    private static string Call(Command command) => string.Join(' ', [command.Name, .. command.Arguments.Select(Name)]);

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Name(Option option) =>
        string.Join(", ", [.. option.Aliases.Where(alias => alias is ['-', >= 'a' and <= 'z']), option.Name])
        + (option.HelpName is { } value ? " " + value : "");

    private static string? Describe(Option option) =>
        option.Required ? $"{option.Description} (skal angives)"
        : option.HasDefaultValue && option.GetDefaultValue() is string { Length: > 0 } otherwise
        ? $"{option.Description} (ellers {otherwise})"
        : option.Description;

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(over => over.Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden);

    private static void Section(TextWriter output, string heading, IEnumerable<(string Name, string? Description)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        var width = all.Max(line => line.Name.Length);
        output.WriteLine();
        output.WriteLine(heading);
        foreach (var (name, description) in all)
        {
            output.WriteLine($"  {name.PadRight(width)}  {description}");
        }
    }
}
