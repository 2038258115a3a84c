namespace Opgoerelse.Storage.Faults;

/// <summary>What a failure of the database means to whoever asked, whichever engine it came from.</summary>
public enum DatabaseFault
{
    /// <summary>It is not the database that failed.</summary>
    None,

    /// <summary>Something nobody foresaw: as a rule a mistake in the program.</summary>
    Other,

    /// <summary>
    /// The engine threw the work out in favour of somebody else's, or for want of a resource. Nothing of it was kept, and
    /// the same work may well succeed if it is begun again.
    /// </summary>
    ThrownOut,

    /// <summary>There is no connection: it was lost, or could not be made. It may be back in a moment.</summary>
    ConnectionLost,

    /// <summary>A commit was sent and never answered: the work may have been kept, or not.</summary>
    CommitUncertain,

    /// <summary>Another process holds what was needed, or the answer took longer than the configuration allows.</summary>
    Busy,

    /// <summary>The login was refused, or it lacks a right.</summary>
    Denied,

    /// <summary>There is no more room.</summary>
    Full,

    /// <summary>What is stored cannot be read.</summary>
    Damaged,
}
