using Opgoerelse.Domain;

namespace Opgoerelse.Api.Hosting;

/// <summary>What the program's exit code tells a script.</summary>
public enum ExitCode
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>Something that nobody foresaw.</summary>
    Unexpected = 1,

    /// <summary>The order was wrong: an unknown command, option, regelsaet, table, date ...</summary>
    Usage = 2,

    /// <summary>A file was refused whole; the others were taken.</summary>
    FileRejected = 3,

    /// <summary>There is nothing to make it from, for example an opgoerelsesdato before the first receipt.</summary>
    NotAvailable = 4,

    /// <summary>Another process has the work under way.</summary>
    Busy = 5,

    /// <summary>Stopped by Ctrl-C or SIGTERM before it was done; nothing is half done.</summary>
    Stopped = 130,
}

/// <summary>An order that cannot be carried out, with a Danish message for who gave it.</summary>
[PinnedName("KommandoException")]
public sealed class CommandException(ExitCode exitCode, string message) : Exception(message)
{
    public ExitCode ExitCode { get; } = exitCode;
}
