namespace Opgoerelse.Model;

/// <summary>A rejected line: the physical line, the field (empty when it is the whole line) and the stable code.</summary>
public sealed record SlowRejection(int Line, string Field, string Code);

/// <summary>What became of one leverance (one file).</summary>
/// <param name="FileName">As handed over.</param>
/// <param name="Received">Its one receipt instant.</param>
/// <param name="Read">Lines read; the sum of the three counts that follow.</param>
/// <param name="Accepted">Lines that brought a new version.</param>
/// <param name="Repeats">Lines that brought nothing new.</param>
/// <param name="Rejected">Lines with an error.</param>
/// <param name="Refused">The whole file was refused; then nothing of it is committed and all counts are 0.</param>
/// <param name="Reason">Why it was refused; null when it was not.</param>
/// <param name="Rejections">One for each rejected line, in order.</param>
public sealed record SlowLeverance(
    string FileName,
    DateTimeOffset Received,
    int Read,
    int Accepted,
    int Repeats,
    int Rejected,
    bool Refused,
    string? Reason,
    IReadOnlyList<SlowRejection> Rejections);

/// <summary>One accepted message: a version of an entity, with the receipt of the leverance that brought it.</summary>
/// <param name="Received">The leverance's receipt.</param>
/// <param name="BeskedId">Lower-case guid.</param>
/// <param name="Entity">forloeb, indsats, fritagelse, ordinaereTimer or indstilling.</param>
/// <param name="Id">The entity's id, lower-case guid.</param>
/// <param name="Version">At least 1.</param>
/// <param name="Delete">aendringstype 3.</param>
/// <param name="Content">
/// The content after normalisation, field by field as canonical text; an absent field is not in it. Empty for a
/// delete.
/// </param>
public sealed record SlowMessage(
    DateTimeOffset Received,
    string BeskedId,
    string Entity,
    string Id,
    long Version,
    bool Delete,
    IReadOnlyDictionary<string, string> Content)
{
    /// <summary>The same content, by value. Create or update and <c>registreret</c> do not matter.</summary>
    public bool SameContent(SlowMessage other) =>
        Delete == other.Delete
        && Content.Count == other.Content.Count
        && Content.All(field => other.Content.TryGetValue(field.Key, out string? value) && value == field.Value);
}

/// <summary>Everything received: the leverancer in order of receipt, and every accepted version.</summary>
public sealed record SlowLedger(IReadOnlyList<SlowLeverance> Leverancer, IReadOnlyList<SlowMessage> Messages)
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>The Danish calendar day of an instant.</summary>
    public static DateOnly DanishDay(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Copenhagen).DateTime);

    /// <summary>The Danish day of the first receipt of a leverance that was not refused; null when there is none.</summary>
    public DateOnly? FirstReceipt()
    {
        List<DateOnly> days = Leverancer.Where(l => !l.Refused).Select(l => DanishDay(l.Received)).ToList();
        return days.Count == 0 ? null : days.Min();
    }

    /// <summary>
    /// Of every entity received on or before D its highest version, if that is not a delete.
    /// </summary>
    public IReadOnlyList<SlowMessage> Newest(DateOnly d) =>
        Messages
            .Where(m => DanishDay(m.Received) <= d)
            .GroupBy(m => (m.Entity, m.Id))
            .Select(versions => versions.OrderBy(m => m.Version).Last())
            .Where(m => !m.Delete)
            .ToList();

    /// <summary>
    /// Child entities, newest version not a delete, whose forløb id came in no accepted message.
    /// </summary>
    public int Waiting()
    {
        HashSet<string> forloeb = Messages.Where(m => m.Entity == "forloeb").Select(m => m.Id).ToHashSet();
        return Newest(DateOnly.MaxValue).Count(m => m.Entity != "forloeb" && !forloeb.Contains(m.Content["forloebId"]));
    }
}
