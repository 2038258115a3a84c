using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;

namespace Opgoerelse.AcceptanceTests.Operations;

/// <summary>The line from a process to its server, which a test can cut and mend.</summary>
internal sealed class Wire : IDisposable
{
    private readonly ConcurrentBag<TcpClient> _openOnes = [];
    private readonly SqlConnectionStringBuilder _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private volatile bool _broken;

    public Wire(string connection)
    {
        _server = new SqlConnectionStringBuilder(connection);
        _listener.Start();
        _ = Task.Run(Accept);
    }

    /// <summary>The connection string of the server, by this line.</summary>
    public string Connection =>
        new SqlConnectionStringBuilder(_server.ConnectionString)
        {
            DataSource = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port}"),
        }.ConnectionString;

    public void Break()
    {
        _broken = true;
        while (_openOnes.TryTake(out var lineEndLabel))
        {
            lineEndLabel.Dispose();
        }
    }

    public void Mend() => _broken = false;

    public void Dispose()
    {
        _listener.Dispose();
        Break();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = Connect(client);
            }
        }
        catch (Exception error) when (error is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Connect(TcpClient client)
    {
        using (client)
        {
            if (_broken)
            {
                return;
            }

            var placeAt = _server.DataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
            using var server = new TcpClient();
            _openOnes.Add(client);
            _openOnes.Add(server);
            try
            {
                await server.ConnectAsync(placeAt[0], placeAt.Length > 1 ? int.Parse(placeAt[1], CultureInfo.InvariantCulture) : 1433);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
            }
            catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut, or either end hung up.
            }
        }
    }
}
