using System.ComponentModel.DataAnnotations;
using Opgoerelse.Serving;
using Opgoerelse.Storage;

namespace Opgoerelse.Api.Hosting;

/// <summary>
/// Holds what is configured to the settings that there are, before anything is made of it: a key that no setting has, and a value
/// that its setting cannot have, stop the program with one sentence. A setting that was meant and never read is worse than a
/// program that does not start.
/// </summary>
internal static class ConfigurationCheck
{
    private const string Connections = "ConnectionStrings";
    private const string Connection = Connections + ":Opgoerelse";
    private const string Prefix = "OPGOERELSE_";

    /// <summary>The most letters by which a slip of the fingers is off.</summary>
    private const int Slip = 2;

    /// <summary>The setting whose value is told to nobody.</summary>
    private const string Secret = "Kodeord";

    /// <exception cref="CommandException">Something is configured that cannot be used (<see cref="ExitCode.Usage"/>).</exception>
    public static void Check(IConfiguration configuration)
    {
        Variables();
        foreach (var section in configuration.GetChildren())
        {
            if (SettingsCatalogue.Roots.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            {
                Group(section);
            }
            else if (section.Key.Equals(Connections, StringComparison.OrdinalIgnoreCase))
            {
                OnlyOurs(section);
            }
            else if (section.GetChildren().FirstOrDefault() is { } first
                && Misspelling.Distance(section.Key, SettingsCatalogue.Roots[0]) <= Slip)
            {
                // A section that is nearly ours was meant to be.
                throw Unknown(Leaf(first));
            }
        }

        Levels(configuration.GetSection("Logging"));
        Together(configuration);
    }

    private static void Group(IConfigurationSection group)
    {
        if (group.Value is { Length: > 0 } && !group.GetChildren().Any())
        {
            throw Unknown(group);
        }

        foreach (var child in group.GetChildren())
        {
            if (SettingsCatalogue.Keys.TryGetValue(child.Path, out var property))
            {
                foreach (var value in SettingsCatalogue.IsList(property) ? child.GetChildren() : [child])
                {
                    if (value.GetChildren().FirstOrDefault() is { } under)
                    {
                        throw Unknown(Leaf(under));
                    }

                    if (value.Value is { } text && SettingValue.Fault(property, text) is { } fault)
                    {
                        throw Wrong(value.Path, text, fault);
                    }
                }
            }
            else if (SettingsCatalogue.IsGroup(child.Path))
            {
                Group(child);
            }
            else
            {
                throw Unknown(Leaf(child));
            }
        }
    }

    /// <summary>A connection string under a name that nobody reads would leave the service on the embedded engine, unsaid.</summary>
    private static void OnlyOurs(IConfigurationSection connections)
    {
        if (connections.GetChildren()
            .FirstOrDefault(child => !child.Path.Equals(Connection, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"Indstillingen {other.Path} findes ikke. Mente du {Connection}? (Værdien vises ikke.)");
        }

        var written = connections[Connection[(Connections.Length + 1)..]];
        if (ConnectionStrings.FaultOf(written) is { } fault)
        {
            throw new CommandException(ExitCode.Usage, $"Indstillingen {Connection} kan ikke bruges: {fault} (Værdien vises ikke.)");
        }

        // Without encryption the client misreads long texts (ADR 47).
        if (ConnectionStrings.Unencrypted(written) is { } open)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"Indstillingen {Connection} kan ikke have {open}: uden kryptering kan lange tekster fra SQL Server blive læst forkert. "
                + "Skriv Encrypt=True (med TrustServerCertificate=True, hvis serverens certifikat ikke er et, maskinen stoler på). "
                + "(Resten af værdien vises ikke.)");
        }
    }

    /// <summary>What settings are only together: files that they name, and those that go with one another.</summary>
    private static void Together(IConfiguration configuration)
    {
        foreach (var (section, type) in SettingsCatalogue.Sections.Where(section =>
            section.Type.IsAssignableTo(typeof(IValidatableObject))))
        {
            var settings = (IValidatableObject)(configuration.GetSection(section).Get(type) ?? Activator.CreateInstance(type)!);
            if (settings.Validate(new ValidationContext(settings)).FirstOrDefault() is { } fault)
            {
                throw new CommandException(ExitCode.Usage, $"En indstilling kan ikke bruges: {fault.ErrorMessage}");
            }
        }
    }

    private static void Levels(IConfigurationSection logging)
    {
        foreach (var level in logging.GetChildren().Append(logging).SelectMany(section => section.GetSection("LogLevel").GetChildren()))
        {
            if (level.Value is { } text && !Enum.GetNames<LogLevel>().Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                throw Wrong(level.Path, text, $"det skal være {string.Join(", ", Enum.GetNames<LogLevel>())}");
            }
        }
    }

    /// <summary>
    /// A variable that is nearly one of ours, or a setting written with one underscore where there must be two. What else begins
    /// so is left alone: platforms make variables of their own of a service's name.
    /// </summary>
    private static void Variables()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys
            .Cast<string>()
            .Where(name => name.StartsWith("OPGOERELSE", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal))
        {
            if (SettingsCatalogue.Variables.Contains(name, StringComparer.Ordinal)
                || name.Contains("__", StringComparison.Ordinal)
                || name.Contains(':', StringComparison.Ordinal))
            {
                continue;
            }

            var meant = SettingsCatalogue.Variables.FirstOrDefault(known =>
                Misspelling.Distance(name[Math.Min(name.Length, Prefix.Length)..], known[Prefix.Length..]) <= Slip)
                ?? SettingsCatalogue.Keys.Keys.FirstOrDefault(key =>
                    key.Replace(':', '_').Equals(name, StringComparison.OrdinalIgnoreCase))?.Replace(
                    ":",
                    "__",
                    StringComparison.Ordinal);
            if (meant is not null)
            {
                throw new CommandException(ExitCode.Usage, $"Miljøvariablen {name} læses ikke. Mente du {meant}? (Værdien vises ikke.)");
            }
        }
    }

    private static IConfigurationSection Leaf(IConfigurationSection section) =>
        section.GetChildren().FirstOrDefault() is { } first ? Leaf(first) : section;

    private static CommandException Unknown(IConfigurationSection section)
    {
        var meant = SettingsCatalogue.Keys.Keys.MinBy(key => Misspelling.Distance(section.Path, key))!;
        // What was meant as a secret is one under any name.
        var value = section.Value is null || Misspelling.Distance(section.Key, Secret) <= Slip ? "" : $"='{section.Value}'";
        var hint = Misspelling.Distance(section.Path, meant) <= 2 * Slip ? $" Mente du {meant}?" : "";
        return new CommandException(ExitCode.Usage, $"Indstillingen {section.Path}{value} findes ikke.{hint}");
    }

    private static CommandException Wrong(string key, string value, string fault) =>
        new(ExitCode.Usage, $"Indstillingen {key} kan ikke være '{value}': {fault}.");
}
