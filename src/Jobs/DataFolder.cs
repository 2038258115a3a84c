using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>
/// The folder that one instance lives in: embedded database, inbox and archive, with its key in a folder beside it. Two instances with
/// a folder each never meet.
/// </summary>
/// <param name="Location">Its full path.</param>
public sealed record DataFolder(string Location)
{
    /// <summary>Where an instance lives when nothing else is said: under the current folder.</summary>
    public const string Standard = "var";

    /// <summary>The embedded database's file.</summary>
    public string Database => Path.Combine(Location, "opgoerelse.db");

    /// <summary>Where leverancer are laid to be taken.</summary>
    public string Inbox => Path.Combine(Location, "indbakke");

    /// <summary>Leverancer that have been taken. They hold personnumre: protected, with a retention time.</summary>
    public string Archive => Path.Combine(Location, "arkiv");

    /// <summary>
    /// The key of the pseudonyms, in a folder beside this one: whoever copies this folder with the database in it has not
    /// copied the key too. Made with the key.
    /// </summary>
    public string Keys => Path.GetDirectoryName(Location) is null ? FormerKeyFolder : Location + "-noegler";

    /// <summary>Where the key lay before. One that still lies there is used.</summary>
    public string FormerKeyFolder => Path.Combine(Location, "noegler");

    /// <summary>The reports, a folder per release. Nothing in them is secret.</summary>
    public string Reports => Path.Combine(Location, "rapporter");

    /// <summary>Letters about reports, where no mail server is set. They hold addresses: protected.</summary>
    public string Outgoing => Path.Combine(Location, "udgaaende");

    /// <summary>Who is told of reports, unless another file is named.</summary>
    public string Recipients => Path.Combine(Location, "modtagere.csv");

    /// <summary>Says that the folder holds a demo, and which.</summary>
    public string DemoMark => Path.Combine(Location, "demo.json");

    /// <summary>The folder with this path, absolute or under the current folder.</summary>
    /// <exception cref="InstanceFolderException">It is no path.</exception>
    public static DataFolder At(string path)
    {
        try
        {
            return new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        }
        catch (ArgumentException)
        {
            throw new InstanceFolderException($"--data kan ikke være '{path}': det er ingen sti.");
        }
    }

    /// <summary>Makes what is missing, readable by the owner only.</summary>
    /// <exception cref="InstanceFolderException">It cannot be made.</exception>
    public void Prepare()
    {
        try
        {
            Make();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InstanceFolderException($"--data kan ikke være '{Location}': mappen kan ikke laves. ({error.Message})");
        }
    }

    private void Make()
    {
        foreach (var folder in new[] { Location, Inbox, Archive })
        {
            OwnerOnly.MakeFolder(folder);
        }
    }
}

/// <summary>The folder of an instance cannot be used; the message says why, in Danish, to who named it.</summary>
public sealed class InstanceFolderException(string message) : Exception(message);
