using Opgoerelse.Domain;

namespace Opgoerelse.Jobs.Mail;

/// <summary>How far it came before it went wrong.</summary>
internal enum MailStep
{
    /// <summary>The connection, encrypted where it is to be; or the folder.</summary>
    Connect,

    /// <summary>The login.</summary>
    Authenticate,

    /// <summary>The letter itself.</summary>
    Send,
}

/// <summary>A letter did not go out.</summary>
/// <param name="besked">Why, in Danish.</param>
/// <param name="step">How far it came.</param>
/// <param name="reason">What was thrown.</param>
[PinnedName("MailException")]
internal sealed class MailException(string besked, MailStep step, Exception reason) : Exception(besked, reason)
{
    /// <summary>How far it came.</summary>
    public MailStep Step { get; } = step;

    /// <summary>Whether it may have gone out after all.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>Whether the trouble is this letter's or its recipient's; otherwise the next letter would meet it too.</summary>
    public bool OnlyThisLetter { get; init; }

    /// <summary>Whether the server asks to be tried again later, or could not be spoken with; otherwise the same letter would meet the same answer.</summary>
    public bool Temporary { get; init; }
}
