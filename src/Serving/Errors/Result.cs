using System.Diagnostics.CodeAnalysis;

namespace Opgoerelse.Serving.Errors;

/// <summary>Either a value or what was wrong.</summary>
internal readonly struct Result<T>
    where T : class
{
    private readonly T? _value;
    private readonly Error? _error;

    private Result(T? value, Error? error)
    {
        _value = value;
        _error = error;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(null, error);

    /// <summary>True with the value, or false with what was wrong.</summary>
    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Error? error)
    {
        value = _value;
        error = _error;
        return value is not null;
    }
}
