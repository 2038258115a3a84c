namespace Opgoerelse.Generator.Chance;

/// <summary>
/// A distribution told by its quantiles: (share in per mille, value), read by straight lines between them.
/// A reader sees the median in the table, which a formula would hide.
/// </summary>
internal sealed class QuantileTable
{
    private readonly (int PerMille, int Value)[] _points;

    public QuantileTable(params (int PerMille, int Value)[] points)
    {
        if (points[0].PerMille != 0 || points[^1].PerMille != 1000)
            throw new ArgumentException("A quantile table runs from 0 to 1000.", nameof(points));
        _points = points;
    }

    public int Draw(Rng rng)
    {
        var share = rng.Unit() * 1000;
        var i = 1;
        while (share >= _points[i].PerMille)
            i++;
        var (low, high) = (_points[i - 1], _points[i]);
        var along = (share - low.PerMille) / (high.PerMille - low.PerMille);
        return low.Value + (int)(along * (high.Value - low.Value + 1));
    }
}
