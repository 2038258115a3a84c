namespace Opgoerelse.Api.Jobindsats;

/// <summary>A way to divide a variable, from the top down (version 3).</summary>
/// <param name="Id">By which clients ask for it.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Variable">What is divided.</param>
/// <param name="Levels">The top first.</param>
internal sealed record Hierarchy(string Id, string Name, JobindsatsVariable Variable, IReadOnlyList<HierarchyLevel> Levels);

/// <summary>A level of a hierarchy.</summary>
internal sealed record HierarchyLevel(string Id, string Name, IReadOnlyList<HierarchyValue> Values);

/// <summary>A value in its place: its path of codes from the top, and its number in the dimension.</summary>
internal sealed record HierarchyValue(string Location, int Index);
