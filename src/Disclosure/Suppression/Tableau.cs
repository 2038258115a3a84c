using System.Numerics;

namespace Opgoerelse.Disclosure.Suppression;

/// <summary>Arithmetic on the dense rows of a simplex tableau.</summary>
internal static class Tableau
{
    /// <summary>target += factor · source.</summary>
    public static void AddMultiple(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        var width = Vector<double>.Count;
        var j = 0;
        for (; j <= source.Length - width; j += width)
        {
            (new Vector<double>(target[j..]) + (factor * new Vector<double>(source[j..]))).CopyTo(target[j..]);
        }

        for (; j < source.Length; j++)
        {
            target[j] += factor * source[j];
        }
    }
}
