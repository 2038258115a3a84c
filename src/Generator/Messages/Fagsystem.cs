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
    public static WritingForm FormOf(Fagsystem system, Rng rng)
    {
        var form = WritingForm.None;
        switch (system)
        {
            case Fagsystem.Offset:
                form |= If(rng, 0.5, WritingForm.Hyphen) | If(rng, 0.25, WritingForm.DateTimeOffset) | If(rng, 0.3, WritingForm.Fraction);
                break;
            case Fagsystem.Utc:
                form |= If(rng, 0.5, WritingForm.UpperGuid) | If(rng, 0.35, WritingForm.DateTimeUtc) | If(rng, 0.6, WritingForm.RegisteredUtc);
                break;
            case Fagsystem.Old:
                form |= If(rng, 0.7, WritingForm.ShortKommuneCode) | If(rng, 0.4, WritingForm.OpenEndAs9999)
                    | If(rng, 0.4, WritingForm.ExplicitNulls) | If(rng, 0.1, WritingForm.DateTimeLocal);
                break;
        }

        return form | If(rng, 0.02, WritingForm.UnknownInContent) | If(rng, 0.01, WritingForm.UnknownInEnvelope)
            | If(rng, 0.02, WritingForm.ContentFirst) | If(rng, 0.02, WritingForm.TrailingZero);
    }

    private static WritingForm If(Rng rng, double share, WritingForm habit) => rng.Hits(share) ? habit : WritingForm.None;
}
