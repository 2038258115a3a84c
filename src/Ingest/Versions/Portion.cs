using Opgoerelse.Ingest.Messages;
using Opgoerelse.Ingest.Validation;

namespace Opgoerelse.Ingest.Versions;

/// <summary>
/// A bounded part of a leverance: so much is held in memory at once, however large the file.
/// </summary>
/// <param name="mostLines">Its lines (<see cref="LeveranceLimits.PortionLines"/>).</param>
internal sealed class Portion(int mostLines)
{
    /// <summary>A portion of long lines is closed when they have so many bytes on the average.</summary>
    private const long BytesOfLine = 512;

    private long _bytes;

    /// <summary>Valid messages in the order of their lines.</summary>
    public List<Besked> Beskeder { get; } = [];

    public List<Rejection> Rejections { get; } = [];

    /// <summary>Lines taken in.</summary>
    public int Lines { get; private set; }

    public bool IsFull => Lines >= mostLines || _bytes >= mostLines * BytesOfLine;

    public void Take(Besked? besked, Rejection? rejection, int bytes)
    {
        Lines++;
        _bytes += bytes;
        if (besked is not null)
        {
            Beskeder.Add(besked);
        }
        else
        {
            Rejections.Add(rejection!);
        }
    }

    public void Reset()
    {
        Lines = 0;
        _bytes = 0;
        Beskeder.Clear();
        Rejections.Clear();
    }
}
