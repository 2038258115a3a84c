using Opgoerelse.Storage;

namespace Opgoerelse.Support;

/// <summary>A database that one test has for itself.</summary>
public abstract class TestDatabase : IDisposable
{
    /// <summary>What another process is told to find it by: a connection string, or null for the embedded engine.</summary>
    public abstract string? Connection { get; }

    /// <summary>A new instance on the same database, as another process would open it.</summary>
    public abstract Database OpenReader();

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
