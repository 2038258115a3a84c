namespace Opgoerelse.Jobs;

/// <summary>The folder of an instance cannot be used; the message says why, in Danish, to who named it.</summary>
public sealed class InstanceFolderException(string message) : Exception(message);
