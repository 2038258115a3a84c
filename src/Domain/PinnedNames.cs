namespace Opgoerelse.Domain;

/// <summary>
/// The members of the type are called what they are called outside the code: the columns of a query, the words of a setting, what a
/// queue keeps. They are never renamed; the type itself may be.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class PinnedNamesAttribute : Attribute;

/// <summary>What the type is called outside the code, whatever it is called here: in a schema, a ledger, a trace.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class PinnedNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>The name of a type outside the code: its own, unless another is pinned.</summary>
    public static string Of(Type type) =>
        GetCustomAttribute(type, typeof(PinnedNameAttribute), inherit: false) is PinnedNameAttribute pinned ? pinned.Name : type.Name;
}
