namespace Opgoerelse.Disclosure.Suppression;

/// <summary>
/// Arithmetic modulo the prime 2^31 − 1, exact: what is dependent over the rationals is dependent here. The reverse may
/// fail with a chance of about one in the prime per test, and only proposals rest on it: whole numbers prove them.
/// </summary>
internal static class Modular
{
    public const uint Prime = 2147483647;

    // unchecked: both factors are below 2^31, so that no product or sum here reaches 2^64.
    public static uint Multiply(uint a, uint b) => unchecked((uint)((ulong)a * b % Prime));

    public static uint Subtract(uint a, uint b) => unchecked(a >= b ? a - b : a + Prime - b);

    public static uint Negate(uint a) => unchecked(a == 0 ? 0 : Prime - a);

    /// <summary>The inverse of a value that is not 0.</summary>
    public static uint Inverse(uint a)
    {
        if (a == 1 || a == Prime - 1)
        {
            return a;
        }

        long r0 = Prime, r1 = a, t0 = 0, t1 = 1;
        while (r1 != 0)
        {
            var q = r0 / r1;
            (r0, r1) = (r1, r0 - (q * r1));
            (t0, t1) = (t1, t0 - (q * t1));
        }

        return (uint)(t0 < 0 ? t0 + Prime : t0);
    }

    /// <summary>The fraction with small numerator and denominator that this value stands for, as a floating-point proposal.</summary>
    public static double Lift(uint a)
    {
        const int Small = 1 << 15;
        if (a < Small)
        {
            return a;
        }

        if (Prime - a < Small)
        {
            return -(double)(Prime - a);
        }

        long r0 = Prime, r1 = a, t0 = 0, t1 = 1;
        while (r1 >= Small)
        {
            var q = r0 / r1;
            (r0, r1) = (r1, r0 - (q * r1));
            (t0, t1) = (t1, t0 - (q * t1));
        }

        return (double)r1 / t1;
    }
}
