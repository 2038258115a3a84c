using Opgoerelse.Domain.Measures;

namespace Opgoerelse.Aggregation.Quality;

/// <summary>Rounds measures of quality, so that no single registration is shown (ADR 33).</summary>
public static class Kvalitetsafrunding
{
    /// <summary>Stands for a share whose base is below <see cref="MindsteGrundlag"/>.</summary>
    public const long ForFaa = -1;

    /// <summary>The smallest base of a share: below it, a whole per cent would tell of single registrations.</summary>
    public const long MindsteGrundlag = 100;

    /// <summary>To the nearest ten, half up; below ten 0, which is read as under ten.</summary>
    public static long Antal(long antal) => antal < 10 ? 0 : (antal + 5) / 10 * 10;

    /// <summary>Whole per cent, half up; <see cref="ForFaa"/> for a small base.</summary>
    public static long Procent(long del, long hele) => hele < MindsteGrundlag ? ForFaa : Afrunding.Forhold((Int128)100 * del, hele, 0)!.Value;
}
