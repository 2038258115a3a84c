using System.Data.Common;
using Opgoerelse.Domain;

namespace Opgoerelse.Storage.Faults;

/// <summary>
/// The connection was lost, or the time ran out, between a commit and its answer: the work may have been kept, or not.
/// </summary>
/// <param name="cause">What the engine's client said.</param>
[PinnedName("CommitUncertainException")]
public sealed class CommitUncertainException(Exception cause)
    : DbException("Forbindelsen til databasen gik tabt, mens arbejdet blev gemt: det kan være gemt eller ej.", cause);
