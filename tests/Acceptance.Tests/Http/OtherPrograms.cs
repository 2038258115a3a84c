using System.ComponentModel;
using System.Diagnostics;
using Opgoerelse.Support;

namespace Opgoerelse.AcceptanceTests.Http;

/// <summary>Programs of others that read what the service writes. One that is missing is no fault: its test is skipped aloud.</summary>
internal static class OtherPrograms
{
    /// <summary>The folder of the readers that run in Node, fetched by <c>npm ci</c>.</summary>
    public static string NodeFolder { get; } = Path.Combine(Golden.Root, "tests", "Acceptance.Tests", "Node");

    /// <summary>What a program said; null when the machine does not have it.</summary>
    public static async Task<Said?> RunAsync(string program, string[] arguments, byte[]? input = null, string? folder = null)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program)
            {
                WorkingDirectory = folder ?? Path.GetTempPath(),
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        Array.ForEach(arguments, process.StartInfo.ArgumentList.Add);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Said(process.ExitCode, await output, await errors);
    }

    /// <summary>
    /// What a script of the Node folder says of <paramref name="input"/>; the test is skipped where Node or
    /// <paramref name="module"/> is missing.
    /// </summary>
    public static async Task<Said> NodeAsync(string script, string module, byte[] input, string unseen)
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(NodeFolder, "node_modules", module)),
            $"{module} er ikke hentet (npm ci i tests/Acceptance.Tests/Node): {unseen}");
        var said = await RunAsync("node", [script], input, NodeFolder);
        Assert.SkipWhen(said is null, $"Node er ikke på maskinen: {unseen}");
        return said!;
    }

    internal sealed record Said(int ExitCode, string Output, string Errors);
}
