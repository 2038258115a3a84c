using System.Data.Common;
using Opgoerelse.Domain;

namespace Opgoerelse.Storage.Faults;

/// <summary>The server refused an application lock for another reason than that somebody holds it.</summary>
[PinnedName("ApplicationLockException")]
internal sealed class ApplicationLockException(string name, int result)
    : DbException($"Databasen afviste låsen {name} (sp_getapplock svarede {result}).")
{
    /// <summary>Whether this session was chosen as the victim of a deadlock.</summary>
    public bool IsDeadlock => result == -3;
}
