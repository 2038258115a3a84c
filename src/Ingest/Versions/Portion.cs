using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Validation;

namespace Opgoerelse.Ingest.Versions;

/// <summary>
/// A bounded part of a leverance: so much is held in memory at once, however large the file.
/// </summary>
internal sealed class Portion
{
    /// <summary>The most lines in a portion.</summary>
    public const int FlestLinjer = 32_768;

    /// <summary>A portion of long lines is closed at this many bytes.</summary>
    public const int FlestBytes = 16 << 20;

    private long _bytes;

    /// <summary>Valid messages in the order of their lines.</summary>
    public List<Besked> Beskeder { get; } = [];

    public List<Afvisning> Afvisninger { get; } = [];

    /// <summary>Lines taken in.</summary>
    public int Linjer { get; private set; }

    public bool ErFuld => Linjer >= FlestLinjer || _bytes >= FlestBytes;

    public void Tag(Besked? besked, Afvisning? afvisning, int bytes)
    {
        Linjer++;
        _bytes += bytes;
        if (besked is not null)
        {
            Beskeder.Add(besked);
        }
        else
        {
            Afvisninger.Add(afvisning!);
        }
    }

    public void Nulstil()
    {
        Linjer = 0;
        _bytes = 0;
        Beskeder.Clear();
        Afvisninger.Clear();
    }
}
