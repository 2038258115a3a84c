using Opgoerelse.Ingest;

namespace Opgoerelse.Jobs;

/// <summary>Why a person had something done, in the ledger.</summary>
internal static class Reason
{
    /// <summary>What was asked, with the reason where one was given.</summary>
    public static Dictionary<string, string> WithReason(this Dictionary<string, string> parameters, string? reason)
    {
        if (reason is not null)
        {
            parameters["grund"] = PersonalNumbers.MaskedRuns(reason);
        }

        return parameters;
    }
}
