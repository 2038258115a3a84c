using System.CommandLine;

namespace Opgoerelse.Api.Commands;

/// <summary>What a command writes to: the two streams that it was invoked with, the process's own unless said otherwise.</summary>
internal static class Skaerm
{
    extension(ParseResult linje)
    {
        /// <summary>For results.</summary>
        public TextWriter Ud => linje.InvocationConfiguration.Output;

        /// <summary>For progress and for what went wrong.</summary>
        public TextWriter Fejl => linje.InvocationConfiguration.Error;

        /// <summary>Whether a person reads <c>Ud</c> as it is written.</summary>
        public bool UdErTerminal => ReferenceEquals(linje.Ud, Console.Out) && !Console.IsOutputRedirected;

        /// <summary>Whether a person reads <c>Fejl</c> as it is written.</summary>
        public bool FejlErTerminal => ReferenceEquals(linje.Fejl, Console.Error) && !Console.IsErrorRedirected;
    }
}
