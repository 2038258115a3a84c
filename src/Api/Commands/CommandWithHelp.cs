using System.CommandLine;

namespace Opgoerelse.Api.Commands;

/// <summary>A command with what its help says below the options.</summary>
internal sealed class CommandWithHelp(string name, string description) : Command(name, description)
{
    /// <summary>Lines such as <c>ingest leverance.ndjson</c>, without the program's name.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>What else must be said.</summary>
    public string? Remark { get; init; }
}
