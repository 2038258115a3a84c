namespace Opgoerelse.Storage.Sqlite;

/// <summary>A file that is held open unshared: the operating system lets go of it when the process dies, and no sooner.</summary>
internal sealed class SqliteLock(FileStream file) : DatabaseLock
{
    public override bool IsHeld => file.CanRead;

    protected override void Dispose(bool disposing) => file.Dispose();
}
