namespace Opgoerelse.Ingest.Reading;

/// <summary>Takes the lines of a leverance apart, in either encoding.</summary>
internal interface ILineSplitter
{
    /// <summary>Takes the next line apart into <paramref name="raw"/>; false at the end. Blank lines are passed over.</summary>
    /// <returns>The number of bytes the line took, or 0 at the end.</returns>
    /// <exception cref="FileRejectedException">The file as a whole cannot be read.</exception>
    int Next(RawBesked raw);
}
