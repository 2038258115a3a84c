using System.CommandLine;

namespace Opgoerelse.Api.Commands;

/// <summary>A command with what its help says below the options.</summary>
internal sealed class Kommando(string navn, string beskrivelse) : Command(navn, beskrivelse)
{
    /// <summary>Lines such as <c>ingest leverance.ndjson</c>, without the program's name.</summary>
    public IReadOnlyList<string> Eksempler { get; init; } = [];

    /// <summary>What else must be said.</summary>
    public string? Bemaerkning { get; init; }
}
