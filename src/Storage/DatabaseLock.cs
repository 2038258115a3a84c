namespace Opgoerelse.Storage;

/// <summary>An application lock that this process holds until it disposes of it, or dies.</summary>
public abstract class DatabaseLock : IDisposable
{
    /// <summary>Whether it is held still: a server lets go of a lock when it loses the session that took it.</summary>
    public abstract bool IsHeld { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
