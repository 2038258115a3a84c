namespace Opgoerelse.Jobs;

/// <summary>Where operations see how the instance is, and as whom they get in.</summary>
internal static class OperationsDoor
{
    public const string Path = "/drift";

    /// <summary>The role that whoever has the key is given.</summary>
    public const string Role = "drift";
}
