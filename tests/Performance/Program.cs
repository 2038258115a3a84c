using Opgoerelse.Performance;

// Measures, never asserts: machines are noisy. `dotnet run -c Release --project tests/Performance -- [part ...]`
var parts = new Dictionary<string, Action>(StringComparer.Ordinal)
{
    ["domain"] = DomainBenchmark.Run,
    ["ingest"] = IngestBenchmark.Run,
};

foreach (var name in args.Length == 0 ? [.. parts.Keys] : args)
{
    if (!parts.TryGetValue(name, out var run))
    {
        Console.Error.WriteLine($"No part '{name}'. Parts: {string.Join(", ", parts.Keys)}");
        return 2;
    }

    run();
}

return 0;
