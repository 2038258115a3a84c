using Opgoerelse.Domain;

namespace Opgoerelse.Api.Hosting;

/// <summary>An order that cannot be carried out, with a Danish message for who gave it.</summary>
[PinnedName("KommandoException")]
public sealed class CommandException(ExitCode exitCode, string besked) : Exception(besked)
{
    public ExitCode ExitCode { get; } = exitCode;
}
