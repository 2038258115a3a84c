using System.Diagnostics.CodeAnalysis;

namespace Opgoerelse.Serving.Errors;

/// <summary>Either a value or what was wrong.</summary>
internal readonly struct Udfald<T>
    where T : class
{
    private readonly T? _vaerdi;
    private readonly Fejl? _fejl;

    private Udfald(T? vaerdi, Fejl? fejl)
    {
        _vaerdi = vaerdi;
        _fejl = fejl;
    }

    public static implicit operator Udfald<T>(T vaerdi) => new(vaerdi, null);

    public static implicit operator Udfald<T>(Fejl fejl) => new(null, fejl);

    /// <summary>True with the value, or false with what was wrong.</summary>
    public bool Lykkedes([NotNullWhen(true)] out T? vaerdi, [NotNullWhen(false)] out Fejl? fejl)
    {
        vaerdi = _vaerdi;
        fejl = _fejl;
        return vaerdi is not null;
    }
}
