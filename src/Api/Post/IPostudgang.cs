using System.Net.Mail;

namespace Opgoerelse.Api.Post;

/// <summary>Where letters go out.</summary>
internal interface IPostudgang
{
    /// <summary>Whether a letter that may have gone out may be sent once more, because it then is the same letter.</summary>
    bool KanGentages { get; }

    /// <summary>Makes sure that letters can go out now, before any is begun.</summary>
    /// <exception cref="PostException">They cannot.</exception>
    void Klargoer();

    /// <summary>Sends a letter.</summary>
    /// <param name="post">The letter.</param>
    /// <param name="navn">The letter's own name: the same letter has the same.</param>
    /// <exception cref="PostException">It did not go out, or may not have.</exception>
    void Send(MailMessage post, string navn);
}

/// <summary>A letter did not go out.</summary>
/// <param name="besked">Why, in Danish.</param>
/// <param name="uvist">Whether it may have gone out after all.</param>
/// <param name="aarsag">What was thrown.</param>
internal sealed class PostException(string besked, bool uvist, Exception aarsag) : Exception(besked, aarsag)
{
    /// <summary>Whether it may have gone out after all.</summary>
    public bool Uvist { get; } = uvist;

    /// <summary>Whether the trouble is this letter's or its recipient's; otherwise the next letter would meet it too.</summary>
    public bool KunDetteBrev { get; init; }
}
