using Opgoerelse.Storage;

namespace Opgoerelse.Jobs;

/// <summary>
/// The folder that one instance lives in: embedded database, inbox and archive, with its key in a folder beside it. Two instances with a folder
/// each never meet.
/// </summary>
/// <param name="Sti">Its full path.</param>
public sealed record Datamappe(string Sti)
{
    /// <summary>Where an instance lives when nothing else is said: under the current folder.</summary>
    public const string Standard = "var";

    /// <summary>The embedded database's file.</summary>
    public string Database => Path.Combine(Sti, "opgoerelse.db");

    /// <summary>Where leverancer are laid to be taken.</summary>
    public string Indbakke => Path.Combine(Sti, "indbakke");

    /// <summary>Leverancer that have been taken. They hold personnumre: protected, with a retention time.</summary>
    public string Arkiv => Path.Combine(Sti, "arkiv");

    /// <summary>
    /// The key of the pseudonyms, in a folder beside this one: whoever copies this folder with the database in it has not
    /// copied the key too. Made with the key.
    /// </summary>
    public string Noegler => Path.GetDirectoryName(Sti) is null ? FormerKeyFolder : Sti + "-noegler";

    /// <summary>Where the key lay before. One that still lies there is used.</summary>
    public string FormerKeyFolder => Path.Combine(Sti, "noegler");

    /// <summary>The reports, a folder per release. Nothing in them is secret.</summary>
    public string Rapporter => Path.Combine(Sti, "rapporter");

    /// <summary>Letters about reports, where no mail server is set. They hold addresses: protected.</summary>
    public string Udgaaende => Path.Combine(Sti, "udgaaende");

    /// <summary>Who is told of reports, unless another file is named.</summary>
    public string Modtagere => Path.Combine(Sti, "modtagere.csv");

    /// <summary>Says that the folder holds a demo, and which.</summary>
    public string Demomaerke => Path.Combine(Sti, "demo.json");

    /// <summary>The folder with this path, absolute or under the current folder.</summary>
    /// <exception cref="InstanceFolderException">It is no path.</exception>
    public static Datamappe Paa(string sti)
    {
        try
        {
            return new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(sti)));
        }
        catch (ArgumentException)
        {
            throw new InstanceFolderException($"--data kan ikke være '{sti}': det er ingen sti.");
        }
    }

    /// <summary>Makes what is missing, readable by the owner only.</summary>
    /// <exception cref="InstanceFolderException">It cannot be made.</exception>
    public void Klargoer()
    {
        try
        {
            Lav();
        }
        catch (Exception fejl) when (fejl is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InstanceFolderException($"--data kan ikke være '{Sti}': mappen kan ikke laves. ({fejl.Message})");
        }
    }

    private void Lav()
    {
        foreach (var mappe in new[] { Sti, Indbakke, Arkiv })
        {
            OwnerOnly.MakeFolder(mappe);
        }
    }
}
