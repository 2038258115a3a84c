using System.Globalization;
using System.Runtime.InteropServices;

namespace Opgoerelse.Generator.Messages;

/// <summary>The contract's change types.</summary>
public enum ChangeType
{
    Create = 1,
    Update = 2,
    Delete = 3,
}

/// <summary>What the contract says must become of a line, whatever else the leverancer hold.</summary>
public enum ExpectedOutcome
{
    Accepted,

    /// <summary>A repeat: the same beskedId, or the same version with the same content.</summary>
    Repeated,

    /// <summary>Rejected with the code in <see cref="GeneratedBesked.RejectionCode"/>.</summary>
    Rejected,
}

/// <summary>One message: a version of an entity on its way, and what is to become of it.</summary>
public sealed class GeneratedBesked
{
    internal GeneratedBesked(Guid beskedId, ChangeType changeType, int version, GeneratedMoment registered, Registration content)
    {
        BeskedId = beskedId;
        ChangeType = changeType;
        Version = version;
        Registered = Arrival = registered;
        Content = content;
    }

    public Guid BeskedId { get; internal init; }

    public ChangeType ChangeType { get; internal init; }

    public int Version { get; internal init; }

    /// <summary>When the caseworker's system wrote it down.</summary>
    public GeneratedMoment Registered { get; internal init; }

    /// <summary>The content; of a delete only the id is sent.</summary>
    public Registration Content { get; internal set; }

    /// <summary>When it reaches the service: the place of its line among all lines.</summary>
    public GeneratedMoment Arrival { get; internal set; }

    public ExpectedOutcome Outcome { get; internal set; }

    /// <summary>The contract's code when <see cref="Outcome"/> is <see cref="Generator.Messages.ExpectedOutcome.Rejected"/>.</summary>
    public string? RejectionCode { get; internal set; }

    public RegisteredEntity Entity => Content switch
    {
        RegisteredForloeb => RegisteredEntity.Forloeb,
        RegisteredIndsats => RegisteredEntity.Indsats,
        RegisteredFritagelse => RegisteredEntity.Fritagelse,
        RegisteredOrdinaryHours => RegisteredEntity.OrdinaryHours,
        RegisteredIndstilling => RegisteredEntity.Indstilling,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The small habits of writing that change no value.</summary>
    internal WritingForm Form { get; set; }

    /// <summary>What is wrong with the line, if something is.</summary>
    internal Defect? Defect { get; set; }

    /// <summary>The same content in a message of its own.</summary>
    internal GeneratedBesked Copy(Guid beskedId, GeneratedMoment arrival) =>
        new(beskedId, ChangeType, Version, Registered, Content) { Arrival = arrival, Form = Form };
}

/// <summary>
/// A second on the Danish clock. The generator's clock times lie between 7 in the morning and midnight, where
/// every local time exists exactly once.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeneratedMoment(DateOnly Day, int Second) : IComparable<GeneratedMoment>
{
    public int CompareTo(GeneratedMoment other) =>
        Day == other.Day ? Second.CompareTo(other.Second) : Day.CompareTo(other.Day);

    public override string ToString() =>
        Day.ToDateTime(TimeOnly.MinValue).AddSeconds(Second).ToString("s", CultureInfo.InvariantCulture);

    /// <summary>Seconds since the first day of the calendar: an order, and nothing else.</summary>
    internal long Order => (Day.DayNumber * 86_400L) + Second;

    public static bool operator <(GeneratedMoment left, GeneratedMoment right) => left.CompareTo(right) < 0;

    public static bool operator >(GeneratedMoment left, GeneratedMoment right) => left.CompareTo(right) > 0;

    public static bool operator <=(GeneratedMoment left, GeneratedMoment right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GeneratedMoment left, GeneratedMoment right) => left.CompareTo(right) >= 0;
}

/// <summary>What is broken about a whole line, when it is not a single field.</summary>
internal enum Damage
{
    None,

    // NDJSON
    CutOff,
    NotAnObject,
    TrailingBrace,

    // CSV
    OneCellTooMany,
    OneCellTooFew,
}

/// <summary>One thing wrong with one line, and the contract's code for it.</summary>
/// <param name="Code">The reject code that the line must get.</param>
/// <param name="Field">The field whose value is replaced; null when the line itself is damaged.</param>
/// <param name="Kind">How the replacement is written; Absent takes the field away.</param>
/// <param name="Value">The replacement.</param>
/// <param name="Damage">What is done to the line.</param>
internal sealed record Defect(
    string Code, ContractField? Field = null, CellKind Kind = CellKind.Absent, string Value = "", Damage Damage = Damage.None);

/// <summary>How a cell's text is to be understood.</summary>
internal enum CellKind
{
    Absent,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number or boolean, which JSON writes without quotes.</summary>
    Literal,

    /// <summary>0101@2022-01-01|0147@2023-05-01: CSV's way, from which JSON makes its list.</summary>
    Kommuner,

    /// <summary>a|b, likewise.</summary>
    Categories,
}
