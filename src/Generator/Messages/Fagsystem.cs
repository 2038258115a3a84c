using Opgoerelse.Generator.Chance;

namespace Opgoerelse.Generator.Messages;

/// <summary>
/// The system a kommune reports through. Systems differ in small habits of writing, all within the contract.
/// </summary>
internal enum Fagsystem
{
    /// <summary>Writes as the contract's table shows.</summary>
    Plain,

    /// <summary>Hyphen in the personnummer, and dates as date-times on the Danish clock.</summary>
    Offset,

    /// <summary>Upper-case guids, and dates as UTC instants: Danish midnight lies on the day before.</summary>
    Utc,

    /// <summary>Three-digit kommunekoder, 9999-12-31 for an open end, nulls and fields of its own.</summary>
    Old,
}

/// <summary>How a system writes one message: its habits come and go with its versions.</summary>
internal static class Habits
{
    public static Form FormOf(Fagsystem system, Rng rng)
    {
        var form = Form.None;
        switch (system)
        {
            case Fagsystem.Offset:
                form |= If(rng, 0.5, Form.Hyphen) | If(rng, 0.25, Form.DateTimeOffset) | If(rng, 0.3, Form.Fraction);
                break;
            case Fagsystem.Utc:
                form |= If(rng, 0.5, Form.UpperGuid) | If(rng, 0.35, Form.DateTimeUtc) | If(rng, 0.6, Form.RegistreretUtc);
                break;
            case Fagsystem.Old:
                form |= If(rng, 0.7, Form.ShortKommunekode) | If(rng, 0.4, Form.OpenEndAs9999)
                    | If(rng, 0.4, Form.ExplicitNulls) | If(rng, 0.1, Form.DateTimeLocal);
                break;
        }

        return form | If(rng, 0.02, Form.UnknownInIndhold) | If(rng, 0.01, Form.UnknownInEnvelope)
            | If(rng, 0.02, Form.IndholdFirst) | If(rng, 0.02, Form.TrailingZero);
    }

    private static Form If(Rng rng, double share, Form habit) => rng.Hits(share) ? habit : Form.None;
}
