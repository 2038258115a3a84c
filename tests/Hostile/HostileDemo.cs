using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Opgoerelse.Support.Host;

[assembly: AssemblyFixture(typeof(Opgoerelse.HostileTests.HostileDemo))]

namespace Opgoerelse.HostileTests;

/// <summary>The program's own demo, made when the first test asks for it, and served by processes of their own.</summary>
public sealed partial class HostileDemo : IDisposable
{
    private readonly WorkFolder _folder = new();
    private readonly Lazy<Task<string>> _key;

    public HostileDemo() => _key = new Lazy<Task<string>>(MakeAsync);

    /// <summary>Serves it, with these settings beside the defaults. The jobs stand still, so that the figures do.</summary>
    internal async Task<RunningService> ServeAsync(params string[] settings)
    {
        var key = await _key.Value;
        var process = _folder.Start(["serve", "--urls", "http://127.0.0.1:0", "--Opgoerelse:Job:Aktiv=false", .. settings]);
        return await RunningService.OfAsync(process, key);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> MakeAsync() =>
        Key().Match((await _folder.Ok("demo", "--ingen-server", "--forloeb", "400")).Out) is { Success: true } key
            ? key.Groups["key"].Value
            : throw new InvalidOperationException("The demo told no key.");

    [GeneratedRegex("igen: (?<key>\\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    /// <summary>A service under way, with what it has said.</summary>
    internal sealed partial class RunningService(Process process, string key) : IAsyncDisposable
    {
        private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Uri Address => _address.Task.Result;

        /// <summary>A key to the addresses that ask for one.</summary>
        public string AccessKey => key;

        public ConcurrentQueue<string> Said { get; } = new();

        public static async Task<RunningService> OfAsync(Process process, string key)
        {
            var service = new RunningService(process, key);
            process.OutputDataReceived += (_, line) => service.Hear(line.Data);
            process.ErrorDataReceived += (_, line) => service.Hear(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await service._address.Task.WaitAsync(TimeSpan.FromMinutes(2));
            return service;
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        private void Hear(string? line)
        {
            if (line is null)
            {
                _address.TrySetException(new InvalidOperationException("The service ended: " + string.Join('\n', Said)));
                return;
            }

            Said.Enqueue(line);
            if (At().Match(line) is { Success: true } address)
            {
                _address.TrySetResult(new Uri(address.Value));
            }
        }

        [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+", RegexOptions.None, 1000)]
        private static partial Regex At();
    }
}
