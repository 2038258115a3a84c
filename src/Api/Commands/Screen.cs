using System.CommandLine;

namespace Opgoerelse.Api.Commands;

/// <summary>What a command writes to: the two streams that it was invoked with, the process's own unless said otherwise.</summary>
internal static class Screen
{
    extension(ParseResult line)
    {
        /// <summary>For results.</summary>
        public TextWriter Out => line.InvocationConfiguration.Output;

        /// <summary>For progress and for what went wrong.</summary>
        public TextWriter Error => line.InvocationConfiguration.Error;

        /// <summary>Whether a person reads <c>Ud</c> as it is written.</summary>
        public bool OutIsTerminal => ReferenceEquals(line.Out, Console.Out) && !Console.IsOutputRedirected;

        /// <summary>Whether a person reads <c>Fejl</c> as it is written.</summary>
        public bool ErrorIsTerminal => ReferenceEquals(line.Error, Console.Error) && !Console.IsErrorRedirected;
    }
}
