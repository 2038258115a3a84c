using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Opgoerelse.Support;

/// <summary>
/// Runs a test once on each engine: the engine's name is its first argument, <paramref name="data"/> the others. What is Explicit
/// here, with
/// the trait of the long ones, is had by <c>.ci/run</c> alone.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEachEngineAttribute(params object?[] data) : DataAttribute
{
    public object?[] Data => data;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Engine.All.Select(engine => ConvertDataRow((object?[])[engine, .. data]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
