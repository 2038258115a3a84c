namespace Opgoerelse.Aggregation.RuleComparison;

/// <summary>The true counts of hele landet in one period under a regelsaet.</summary>
/// <param name="N">The population.</param>
/// <param name="With">antalMed of nogen and of each category that may count, by code.</param>
internal sealed record ComparedCounts(long N, IReadOnlyDictionary<string, long> With);
