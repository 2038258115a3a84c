using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;

namespace Opgoerelse.AcceptanceTests.Drift;

/// <summary>The line from a process to its server, which a test can cut and mend.</summary>
internal sealed class Ledning : IDisposable
{
    private readonly ConcurrentBag<TcpClient> _aabne = [];
    private readonly SqlConnectionStringBuilder _server;
    private readonly TcpListener _lytter = new(IPAddress.Loopback, 0);
    private volatile bool _brudt;

    public Ledning(string forbindelse)
    {
        _server = new SqlConnectionStringBuilder(forbindelse);
        _lytter.Start();
        _ = Task.Run(TagImod);
    }

    /// <summary>The connection string of the server, by this line.</summary>
    public string Forbindelse =>
        new SqlConnectionStringBuilder(_server.ConnectionString) { DataSource = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1,{((IPEndPoint)_lytter.LocalEndpoint).Port}") }.ConnectionString;

    public void Bryd()
    {
        _brudt = true;
        while (_aabne.TryTake(out var ende))
        {
            ende.Dispose();
        }
    }

    public void Mend() => _brudt = false;

    public void Dispose()
    {
        _lytter.Dispose();
        Bryd();
    }

    private async Task TagImod()
    {
        try
        {
            while (true)
            {
                var klient = await _lytter.AcceptTcpClientAsync();
                _ = Forbind(klient);
            }
        }
        catch (Exception fejl) when (fejl is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Forbind(TcpClient klient)
    {
        using (klient)
        {
            if (_brudt)
            {
                return;
            }

            var sted = _server.DataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
            using var server = new TcpClient();
            _aabne.Add(klient);
            _aabne.Add(server);
            try
            {
                await server.ConnectAsync(sted[0], sted.Length > 1 ? int.Parse(sted[1], CultureInfo.InvariantCulture) : 1433);
                await Task.WhenAny(klient.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(klient.GetStream()));
            }
            catch (Exception fejl) when (fejl is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut, or either end hung up.
            }
        }
    }
}
