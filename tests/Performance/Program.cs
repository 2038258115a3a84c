using Opgoerelse.Performance;

// Measures, never asserts: machines are noisy. `dotnet run -c Release --project tests/Performance -- [part ...]`
var parts = new Dictionary<string, Action>(StringComparer.Ordinal)
{
    ["domain"] = DomainBenchmark.Run,
    ["fortrolighed"] = DisclosureBenchmark.Run,
    ["fortrolighed-udgivelse"] = ReleaseBenchmark.Run,
    ["ingest"] = () => IngestBenchmark.Run(linesBefore: 0),
    ["ingest-7m"] = () => IngestBenchmark.Run(linesBefore: 7_000_000),
    ["fjendtlig"] = HostileBenchmark.Run,
    ["http"] = HttpBenchmark.Run,
    ["sider"] = PageBenchmark.Run,
    ["start"] = StartBenchmark.Run,
    ["fakta"] = () => FactBenchmark.Run(100_000),
    ["fakta-1m"] = () => FactBenchmark.Run(1_000_000),
    ["fakta-udgivelse"] = () => FactBenchmark.Run(100_000, release: true),
};

foreach (var name in args.Length == 0 ? [.. parts.Keys.Where(part => part is not ("fakta-1m" or "ingest-7m"))] : args)
{
    if (!parts.TryGetValue(name, out var run))
    {
        Console.Error.WriteLine($"No part '{name}'. Parts: {string.Join(", ", parts.Keys)}");
        return 2;
    }

    run();
}

return 0;
