using Opgoerelse.Domain.Registers;

namespace Opgoerelse.Generator.Premises;

/// <summary>The small register files under data/, by their rows.</summary>
internal static class RegisterTable
{
    /// <summary>The rows after the header, each as its cells.</summary>
    public static IEnumerable<string[]> Rows(string path) => Data.ReadTable(path).Skip(1);
}
