using Opgoerelse.Ingest;

namespace Opgoerelse.Jobs;

/// <summary>Why a person had something done, in the ledger.</summary>
internal static class Reason
{
    /// <summary>What was asked, with the reason where one was given.</summary>
    public static Dictionary<string, string> MedGrund(this Dictionary<string, string> parametre, string? grund)
    {
        if (grund is not null)
        {
            parametre["grund"] = PersonalNumbers.MaskedRuns(grund);
        }

        return parametre;
    }
}
