namespace Opgoerelse.Api.Jobindsats;

/// <summary>A published period.</summary>
/// <param name="Index">Its number in the dimension of periods.</param>
/// <param name="Code">Its code: 2024Q1, 2024QMAT01, 2024.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Type">Its kind.</param>
/// <param name="IsPreliminary">Whether figures of it may still change as a matter of routine.</param>
internal sealed record JobindsatsPeriod(int Index, string Code, string Name, JobindsatsPeriodType Type, bool IsPreliminary);
