namespace Opgoerelse.Generator.Messages;

/// <summary>The contract's change types.</summary>
public enum ChangeType
{
    Create = 1,
    Refresh = 2,
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
    public Registration Content { get; internal init; }

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
