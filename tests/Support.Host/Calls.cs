using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Opgoerelse.Support.Host;

/// <summary>
/// The product's assemblies, and what their code calls with which type: read from the code itself, so that nothing is forgotten.
/// </summary>
internal static class Calls
{
    public static readonly IReadOnlyList<Assembly> Product =
    [
        .. Reached(typeof(Program).Assembly)
            .DistinctBy(assembly => assembly.FullName)
            .OrderBy(assembly => assembly.FullName, StringComparer.Ordinal),
    ];

    /// <summary>The types of the product.</summary>
    public static IEnumerable<Type> Types => Product.SelectMany(assembly => assembly.GetTypes());

    /// <summary>
    /// The type arguments with which the product calls generic methods of <paramref name="owner"/>; null where a method of the
    /// product hands its own type argument on, so that the type cannot be seen here.
    /// </summary>
    public static IEnumerable<Type?> ArgumentsOf(Type owner)
    {
        foreach (var assembly in Product)
        {
            using var file = new PEReader(File.OpenRead(assembly.Location));
            var reader = file.GetMetadataReader();
            for (var row = 1; row <= reader.GetTableRowCount(TableIndex.MethodSpec); row++)
            {
                var specification = reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
                if (!IsOf(reader, specification.Method, owner))
                {
                    continue;
                }

                MethodBase? method = null;
                try
                {
                    method = assembly.ManifestModule.ResolveMethod(MetadataTokens.GetToken(MetadataTokens.MethodSpecificationHandle(row)));
                }
                catch (ArgumentException)
                {
                    // It is called with a type argument of the method that calls.
                }

                foreach (var argument in method?.GetGenericArguments() ?? [null!])
                {
                    yield return argument;
                }
            }
        }
    }

    private static bool IsOf(MetadataReader reader, EntityHandle method, Type owner) =>
        method.Kind == HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)method).Parent is { Kind: HandleKind.TypeReference } parent
        && reader.GetTypeReference((TypeReferenceHandle)parent) is var type
        && reader.GetString(type.Name) == owner.Name
        && reader.GetString(type.Namespace) == owner.Namespace;

    private static IEnumerable<Assembly> Reached(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Where(name => name.Name!.StartsWith("Opgoerelse.", StringComparison.Ordinal))
        .SelectMany(name => Reached(Assembly.Load(name)))
        .Prepend(assembly);
}
